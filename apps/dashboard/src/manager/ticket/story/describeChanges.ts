import type { TicketChange } from '@tenggat/domain'
import { capitalised } from '@tenggat/words'
import type { Words } from '../../words/words.js'

/** `Status: Waiting on the customer, Wait - User; Reply: the desk`: an event's changes in one line. */
export function describeChanges(changes: unknown, words: Words): string {
  if (!Array.isArray(changes)) return ''
  return changes.map((change: TicketChange) => describeChange(change, words)).join('; ')
}

function describeChange(change: TicketChange, words: Words): string {
  const values = valuesOf(change, words).filter(
    (value) => value !== null && value !== undefined && value !== '',
  )
  const isUnmerged = change.kind === 'merged' && change.into === null
  const name = isUnmerged ? words.mergeTakenBack : (words.changes[change.kind] ?? change.kind)
  return values.length === 0 ? name : `${name}: ${values.join(', ')}`
}

function valuesOf(change: TicketChange, words: Words): readonly unknown[] {
  switch (change.kind) {
    case 'opened':
      return []
    case 'statusChanged':
      return [capitalised(words.ticketStatuses[change.to]), change.reason]
    case 'replied':
      return [words.actors[change.actor], change.public ? null : words.internal]
    case 'rated':
      return [`${change.score}/${change.outOf}`]
    default: {
      const { kind, ...attributes } = change
      return Object.values(attributes).flat()
    }
  }
}
