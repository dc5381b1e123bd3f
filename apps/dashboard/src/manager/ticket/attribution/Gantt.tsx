import { inWords } from '@tenggat/words'
import { useId } from 'react'
import type { ZoneClock } from '../../../format/zoneClock.js'
import type { TicketAttributionQuery } from '../../../gql/manager.js'
import { useDesk } from '../../desk.js'
import { Scroll } from '../../figures/AsTable.js'
import { flagRows, type GanttScale, ganttScale } from './ganttScale.js'
import { tierFlags } from './tierFlags.js'
import './gantt.css'

type Attribution = NonNullable<TicketAttributionQuery['attribution']>

const LANE = 30
const FLAG_ROW = 18
const AXIS = 24
const MARKS = 7
const FLAG_WIDTH_PERCENT = 21

/** Who held the ticket when: a lane each, pauses hatched, and a flag where each tier's deadline stands. */
export function Gantt({
  attribution,
  zone,
}: {
  readonly attribution: Attribution
  readonly zone: ZoneClock
}) {
  const { words } = useDesk()
  const pattern = `hatch${useId().replace(/[^\w]/g, '')}`
  const flags = tierFlags(attribution.tiers, words)
  const instants = [Date.parse(attribution.to), ...flags.map(({ at }) => at)]
  const scale = ganttScale(Date.parse(attribution.from), instants, MARKS, zone)
  const placed = flagRows(flags, scale, FLAG_WIDTH_PERCENT)
  const top = (Math.max(-1, ...placed.map(({ row }) => row)) + 1) * FLAG_ROW + 6
  const lanesEnd = top + attribution.lanes.length * LANE
  return (
    <Scroll className="gantt" label={words.attribution.whoHeld}>
      <ul className="gantt-names" style={{ paddingTop: `${top}px` }} aria-hidden="true">
        {attribution.lanes.map((lane) => (
          <li key={lane.id} style={{ height: `${LANE}px` }}>
            <b>{lane.name}</b> <small>{inWords(words.holders, lane.kind)}</small>
          </li>
        ))}
      </ul>
      <svg width="100%" height={lanesEnd + AXIS} role="img" aria-label={words.attribution.gantt}>
        <defs>
          <pattern
            id={pattern}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect className="hatch-ground" width="6" height="6" />
            <line className="hatch-line" x1="0" y1="0" x2="0" y2="6" />
          </pattern>
        </defs>
        <Marks scale={scale} top={top} bottom={lanesEnd} />
        {attribution.lanes.map((lane, i) => (
          <g key={lane.id} className={`lane lane-${lane.kind}`}>
            {lane.spans.map((span) => {
              const [from, to] = [Date.parse(span.from), Date.parse(span.to)]
              const title = `${lane.name}: ${inWords(words.holderSpans, span.kind)}${
                span.reason === null ? '' : ` · ${span.reason}`
              }\n${zone.full(from)} – ${zone.full(to)}`
              return (
                <rect
                  key={`${span.from}/${span.kind}`}
                  className={`span span-${span.kind}`}
                  x={`${scale.x(from)}%`}
                  width={`${Math.max(0.25, scale.x(to) - scale.x(from))}%`}
                  y={top + i * LANE + 6}
                  height={LANE - 12}
                  rx="2"
                  {...(span.kind === 'paused' ? { fill: `url(#${pattern})` } : {})}
                >
                  <title>{title}</title>
                </rect>
              )
            })}
          </g>
        ))}
        {placed.map(({ flag, x, row }) => (
          <g key={flag.id} className={`flag${flag.late ? ' flag-late' : flag.kept ? ' flag-kept' : ''}`}>
            <title>{`${flag.title}\n${zone.full(flag.at)}`}</title>
            <line x1={`${x}%`} x2={`${x}%`} y1={row * FLAG_ROW + 4} y2={lanesEnd} />
            <text
              x={`${x}%`}
              y={row * FLAG_ROW + 14}
              {...(x > 82 ? { textAnchor: 'end', dx: -5 } : { dx: 5 })}
            >
              {flag.late ? '■ ' : flag.kept ? '✓ ' : '▸ '}
              {flag.label}
            </text>
          </g>
        ))}
      </svg>
    </Scroll>
  )
}

function Marks(props: { readonly scale: GanttScale; readonly top: number; readonly bottom: number }) {
  const { scale, top, bottom } = props
  return (
    <g className="gantt-marks">
      {scale.marks.map(({ at, label }) => (
        <g key={at}>
          <line x1={`${scale.x(at)}%`} x2={`${scale.x(at)}%`} y1={top} y2={bottom} />
          <text x={`${scale.x(at)}%`} y={bottom + 16} textAnchor={scale.x(at) > 92 ? 'end' : 'middle'}>
            {label}
          </text>
        </g>
      ))}
    </g>
  )
}
