import { type Decided, percentInWords, rateInWords, reachesGoal } from '@tenggat/words'
import { useDesk } from '../desk.js'

/** The share of deadlines kept beside its objective: a bar from half to whole, a tick where it should reach. */
export function Attainment({
  decided,
  objective,
}: {
  readonly decided: Decided & { readonly ratio: number | null }
  readonly objective: number | null
}) {
  const { words } = useDesk()
  const { ratio } = decided
  if (ratio === null) return <span className="figure-none">–</span>
  const goal = objective === null ? null : objective * 100
  const missed = goal !== null && !reachesGoal(decided, goal)
  return (
    <span className={missed ? 'attainment attainment-missed' : 'attainment'}>
      <svg width="64" height="10" aria-hidden="true">
        <rect className="track" y="2" width="64" height="6" rx="1" />
        <rect className="reached" y="2" width={64 * barShare(ratio)} height="6" rx="1" />
        {objective === null ? null : (
          <rect className="tick" x={64 * barShare(objective) - 1} width="2" height="10" />
        )}
      </svg>
      <b>{rateInWords(decided, words, { goals: goal === null ? [] : [goal] })}</b>
      {goal === null ? null : (
        <small>
          {missed
            ? words.tree.below(percentInWords(goal, words))
            : words.tree.atLeast(percentInWords(goal, words))}
        </small>
      )}
    </span>
  )
}

/** Agreements promise nine in ten and more: below half nothing is told apart. */
const barShare = (ratio: number): number => Math.min(1, Math.max(0, (ratio - 0.5) * 2))
