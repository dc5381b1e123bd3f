import { type Decided, percentInWords, rateInWords, reachesGoal } from '@tenggat/words'
import type { NodeFiguresFragment } from '../../gql/manager.js'
import { useDesk } from '../desk.js'

interface AttainmentProps {
  readonly decided: Decided & { readonly ratio: number | null }
  /** Lines on whose side the rate is shown. */
  readonly goals: readonly Goal[]
}

/** The share of deadlines kept, with a bar from nothing to all. It is nobody's goal: see `GoalsKept`. */
export function Attainment({ decided, goals }: AttainmentProps) {
  const { words } = useDesk()
  const { ratio } = decided
  if (ratio === null) return <span className="figure-none">–</span>
  return (
    <span className="attainment">
      <svg width="64" height="10" aria-hidden="true">
        <rect className="track" y="2" width="64" height="6" rx="1" />
        <rect className="reached" y="2" width={64 * ratio} height="6" rx="1" />
      </svg>
      <b>{rateInWords(decided, words, { goals: goals.map(({ objective }) => objective) })}</b>
    </span>
  )
}

type Goal = NodeFiguresFragment['goals'][number]

/** How many goals are kept in the periods that run, and the one that is furthest from it. */
export function GoalsKept({ goals }: { readonly goals: readonly Goal[] }) {
  const { words } = useDesk()
  const measured = goals.filter(({ met, breached }) => met + breached > 0)
  if (goals.length === 0) return null
  if (measured.length === 0)
    return <small className="goals-kept">{words.tree.goalsUndecided(goals.length)}</small>
  const missed = measured.filter((goal) => !reachesGoal(goal, goal.objective))
  const worst = [...missed].sort((left, right) => distanceOf(left) - distanceOf(right))[0]
  return (
    <small className={worst === undefined ? 'goals-kept' : 'goals-kept goals-missed'}>
      {words.tree.goalsKept(measured.length - missed.length, goals.length)}
      {worst === undefined
        ? null
        : `: ${words.tree.goalMissed(
            worst.text,
            rateInWords(worst, words, { goals: [worst.objective] }),
            percentInWords(worst.objective, words).replace(' ', '\u00a0'),
          )}`}
    </small>
  )
}

/** Below zero: how far a goal is missed. */
const distanceOf = ({ met, breached, objective }: Goal): number => met / (met + breached) - objective / 100
