import type { ZoneClock } from '../../../format/zoneClock.js'
import { useDesk } from '../../desk.js'
import type { Words } from '../../words/words.js'
import type { Ticket } from './storyTimes.js'

type Fact = Ticket['facts'][number]

/**
 * Each time a clock went under another version or target, or took over the start of a merged ticket: by whom, why, and what became of its
 * deadline, also of one that was missed and counts no more.
 */
export function Moves({ facts, zone }: { readonly facts: readonly Fact[]; readonly zone: ZoneClock }) {
  const { words } = useDesk()
  const moves = movesAmong(facts)
  if (moves.length === 0) return null
  return (
    <>
      <h3>{words.why.moves}</h3>
      <ul className="plain">
        {moves.map((fact) => (
          <Move key={fact.position} fact={fact} zone={zone} />
        ))}
      </ul>
    </>
  )
}

function Move({ fact, zone }: { readonly fact: Fact; readonly zone: ZoneClock }) {
  const { words } = useDesk()
  const { why } = words
  const { actor, reason, previousDeadlineAt } = fact.detail as Detail
  const before = typeof previousDeadlineAt === 'number' ? zone.full(previousDeadlineAt) : null
  const after = fact.deadlineAt === null ? null : zone.full(Date.parse(fact.deadlineAt))
  return (
    <li data-fact={fact.kind}>
      <b>{zone.full(Date.parse(fact.at))}</b> {moveInWords(fact, zone, why)}
      {before === null || after === null || before === after ? null : ` · ${why.dueInstead(after, before)}`}
      {typeof actor === 'string' && actor !== '' ? ` · ${actor}` : null}
      {typeof reason === 'string' && reason !== '' ? `: ${reason}` : null}
    </li>
  )
}

type Detail = Readonly<Record<string, string | number | null | undefined>>

function moveInWords({ kind, detail }: Fact, zone: ZoneClock, why: Words['why']): string {
  const { fromVersion, toVersion, fromTargetId, toTargetId, ...more } = detail as Detail
  if (kind === 'migrated') return why.movedVersion(Number(fromVersion), Number(toVersion))
  if (kind === 'joined') return why.joined(String(more.ticketKey), zone.full(Number(more.startedAt)))
  if (kind === 'voided') return why.voided(String(more.missedTargetId), zone.full(Number(more.breachedAt)))
  return why.movedTarget(String(fromTargetId), String(toTargetId))
}

const MOVES: readonly string[] = ['migrated', 'retargeted', 'joined', 'voided']

/** Those that still hold. */
function movesAmong(facts: readonly Fact[]): readonly Fact[] {
  const gone = new Set(facts.map(({ retracts }) => retracts))
  return facts.filter(({ kind, position }) => MOVES.includes(kind) && !gone.has(position))
}
