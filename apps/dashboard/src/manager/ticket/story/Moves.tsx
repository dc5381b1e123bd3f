import type { WallClock } from '../../../format/wallClock.js'
import { useDesk } from '../../desk.js'
import type { Ticket } from './storyTimes.js'

type Fact = Ticket['facts'][number]

/** Each time a clock went under another version or target: by whom, why, and what became of its deadline. */
export function Moves({ facts, zone }: { readonly facts: readonly Fact[]; readonly zone: WallClock }) {
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

function Move({ fact, zone }: { readonly fact: Fact; readonly zone: WallClock }) {
  const { words } = useDesk()
  const { why } = words
  const { fromVersion, toVersion, fromTargetId, toTargetId, actor, reason, previousDeadlineAt } =
    fact.detail as Readonly<Record<string, string | number | null | undefined>>
  const before = typeof previousDeadlineAt === 'number' ? zone.full(previousDeadlineAt) : null
  const after = fact.deadlineAt === null ? null : zone.full(Date.parse(fact.deadlineAt))
  return (
    <li data-fact={fact.kind}>
      <b>{zone.full(Date.parse(fact.at))}</b>{' '}
      {fact.kind === 'migrated'
        ? why.movedVersion(Number(fromVersion), Number(toVersion))
        : why.movedTarget(String(fromTargetId), String(toTargetId))}
      {before === null || after === null || before === after ? null : ` · ${why.dueInstead(after, before)}`}
      {typeof actor === 'string' && actor !== '' ? ` · ${actor}` : null}
      {typeof reason === 'string' && reason !== '' ? `: ${reason}` : null}
    </li>
  )
}

/** Those that still hold. */
function movesAmong(facts: readonly Fact[]): readonly Fact[] {
  const gone = new Set(facts.map(({ retracts }) => retracts))
  return facts.filter(
    ({ kind, position }) => (kind === 'migrated' || kind === 'retargeted') && !gone.has(position),
  )
}
