import { percent } from '../../format/figures.js'
import { useDesk } from '../desk.js'

/** The share of deadlines kept beside its objective: a bar from half to whole, a tick where it should reach. */
export function Attainment({
  ratio,
  objective,
}: {
  readonly ratio: number | null
  readonly objective: number | null
}) {
  const { words } = useDesk()
  if (ratio === null) return <span className="figure-none">–</span>
  const missed = objective !== null && ratio < objective
  return (
    <span className={missed ? 'attainment attainment-missed' : 'attainment'}>
      <svg width="64" height="10" aria-hidden="true">
        <rect className="track" y="2" width="64" height="6" rx="1" />
        <rect className="reached" y="2" width={64 * barShare(ratio)} height="6" rx="1" />
        {objective === null ? null : (
          <rect className="tick" x={64 * barShare(objective) - 1} width="2" height="10" />
        )}
      </svg>
      <b>{percent(ratio, words)}</b>
      {objective === null ? null : (
        <small>
          {missed
            ? words.tree.below(percent(objective, words))
            : words.tree.atLeast(percent(objective, words))}
        </small>
      )}
    </span>
  )
}

/** Agreements promise nine in ten and more: below half nothing is told apart. */
const barShare = (ratio: number): number => Math.min(1, Math.max(0, (ratio - 0.5) * 2))
