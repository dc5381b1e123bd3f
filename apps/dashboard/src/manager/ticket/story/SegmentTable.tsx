import { inWords } from '@tenggat/words'
import { exactDuration } from '../../../format/figures.js'
import type { ZoneClock } from '../../../format/zoneClock.js'
import { useDesk } from '../../desk.js'
import { describeChanges } from './describeChanges.js'
import { countedMs, type Explanation, type Ticket } from './storyTimes.js'

/** Every stretch with what it counted and the event behind it; the counts add up to what was used. */
export function SegmentTable(props: {
  readonly explanation: Explanation
  readonly events: Ticket['events']
  /** Key of the ticket that was merged into this one; null where none was. */
  readonly merged: string | null
  readonly zone: ZoneClock
}) {
  const { words } = useDesk()
  const { explanation, zone } = props
  const { segments, earlier } = explanation
  const changesOf = new Map(
    props.events.map((event) => [event.eventId, describeChanges(event.changes, words)]),
  )
  return (
    <table className="segments">
      <thead>
        <tr>
          <th>{words.from}</th>
          <th>{words.to}</th>
          <th>{words.what}</th>
          <th className="number">{words.counted}</th>
          <th>{words.because}</th>
        </tr>
      </thead>
      <tbody>
        {earlier == null ? null : (
          <tr>
            <td>{zone.full(Date.parse(earlier.from))}</td>
            <td>{zone.full(Date.parse(earlier.to))}</td>
            <td>{words.earlierStretches(earlier.count)}</td>
            <td className="number">
              {earlier.businessMs === 0 ? '–' : exactDuration(earlier.businessMs, words)}
            </td>
            <td />
          </tr>
        )}
        {segments.map((segment) => (
          <tr key={`${segment.from}/${segment.kind}`} data-kind={segment.kind}>
            <td>{zone.full(Date.parse(segment.from))}</td>
            <td>{zone.full(Date.parse(segment.to))}</td>
            <td>
              <i className={`swatch swatch-${segment.kind}`} aria-hidden="true" />
              {words.segments[segment.kind]}
              {segment.note === null ? '' : `: ${inWords(words.ticketStatuses, segment.note)}`}
            </td>
            <td className="number">
              {segment.businessMs === 0 ? '–' : exactDuration(segment.businessMs, words)}
            </td>
            <td className="because" title={segment.eventId}>
              {changesOf.get(segment.eventId) ??
                (props.merged === null ? segment.eventId : words.eventOfMerged(props.merged))}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th colSpan={3}>{words.total}</th>
          <td className="number">{exactDuration(countedMs(explanation), words)}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  )
}
