import { rateInWords } from '@tenggat/words'
import type { NodeFiguresFragment } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { sparkline } from './sparkline.js'

const WIDTH = 96
const HEIGHT = 24

/** Twelve months of attainment; a month without decided clocks is a gap. */
export function Sparkline(props: {
  readonly months: NodeFiguresFragment['monthly']
  readonly objective: number | null
}) {
  const { words } = useDesk()
  const { lines, dots, objectiveY } = sparkline(props.months, props.objective, WIDTH, HEIGHT)
  const measured = props.months.filter(({ ratio }) => ratio !== null)
  const last = measured.at(-1)
  if (last === undefined) return <span className="figure-none">–</span>
  const goals = props.objective === null ? [] : [props.objective * 100]
  const title = measured.map((each) => `${each.month}: ${rateInWords(each, words, { goals })}`).join('\n')
  return (
    <svg
      className="sparkline"
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={words.tree.trend(last.month)}
    >
      <title>{title}</title>
      {objectiveY === null ? null : (
        <line className="objective" x1="0" x2={WIDTH} y1={objectiveY} y2={objectiveY} />
      )}
      {lines.map((points) => (
        <polyline key={points} points={points} />
      ))}
      {dots.map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r="1.8" />
      ))}
    </svg>
  )
}
