import type { AuditNote } from '../store/queries/audit.js'
import type { PersonRow } from '../store/records.js'

export const subjectOf = ({ email }: Pick<PersonRow, 'email'>) => `person:${email.toLowerCase()}`

/** What the audit says of an account that is made, or changed. @param before null for a new one */
export function notesOf(before: PersonRow | null, person: PersonRow): readonly AuditNote[] {
  const subject = subjectOf(person)
  const { name, role, parties } = person
  if (before === null) return [{ action: 'personMade', subject, detail: { name, role, parties } }]
  const notes: AuditNote[] = []
  const note = (action: AuditNote['action'], from: unknown, to: unknown) => {
    if (JSON.stringify(from) !== JSON.stringify(to)) notes.push({ action, subject, detail: { from, to } })
  }
  note('personRenamed', before.name, name)
  note('roleChanged', before.role, role)
  note('partiesChanged', before.parties, parties)
  if (before.password !== person.password) notes.push({ action: 'passwordChanged', subject })
  if (before.disabledAt === null && person.disabledAt !== null) notes.push({ action: 'personShut', subject })
  if (before.disabledAt !== null && person.disabledAt === null)
    notes.push({ action: 'personOpened', subject })
  return notes
}
