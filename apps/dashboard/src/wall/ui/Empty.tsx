import { useEffect, useState } from 'react'
import type { BoardEvidence } from '../../live/boardEvidence.js'
import type { WallSession } from '../wallSession.js'
import type { Words } from '../words/words.js'

type Nothing = 'clear' | 'unsure' | 'unknown' | 'never'

/** A board without a clock: all clear with its evidence, a filter that matches nothing, or nothing that has ever arrived. */
export function Empty({ session }: { readonly session: WallSession }) {
  const { words } = session
  const [evidence, setEvidence] = useState<BoardEvidence | null>(null)
  useEffect(() => session.onEvidence(setEvidence), [session])
  const kind = kindOf(evidence)
  return (
    <section className="empty" data-nothing={kind}>
      <svg viewBox="0 0 96 96" aria-hidden="true">
        <circle cx="48" cy="48" r="42" />
        <path
          d={kind === 'clear' ? 'M29 50l13 13 26-29' : kind === 'unsure' ? 'M32 48h32' : 'M48 26v28M48 68v2'}
        />
      </svg>
      <h1>{words.nothing[kind]}</h1>
      {evidence === null ? null : notesOf(evidence, session).map((note) => <p key={note}>{note}</p>)}
    </section>
  )
}

function kindOf(evidence: BoardEvidence | null): Nothing {
  if (evidence === null) return 'unsure'
  if (!evidence.hasTickets) return 'never'
  if (evidence.unknown.length > 0) return 'unknown'
  return evidence.uncoveredTickets > 0 ? 'unsure' : 'clear'
}

function notesOf(evidence: BoardEvidence, { words, exact }: WallSession): readonly string[] {
  const { hasTickets, unknown, refusedEvents, lastEventAt, openTickets, uncoveredTickets } = evidence
  if (!hasTickets) return [refusedEvents === 0 ? words.neverNote : words.refusedEvents(refusedEvents)]
  const notes = unknown.map(({ field, value }) => named(field, value, words))
  if (uncoveredTickets > 0) notes.push(words.uncovered(uncoveredTickets))
  const last = lastEventAt === null ? null : words.lastEvent(exact(Date.parse(lastEventAt)))
  notes.push([last, words.openTickets(openTickets)].filter((part) => part !== null).join(' · '))
  return notes
}

/** `team “Nobody”` */
export const named = (field: string, value: string, { fields }: Words): string =>
  `${fields[field as keyof Words['fields']] ?? field} “${value}”`
