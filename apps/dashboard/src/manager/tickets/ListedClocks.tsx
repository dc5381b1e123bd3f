import { Link } from '@tanstack/react-router'
import type { ZoneClock } from '../../format/zoneClock.js'
import type { ListedClockFragment } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { KindBadge } from '../shell/KindBadge.js'
import { LiveCountdown } from '../shell/LiveCountdown.js'
import { markOf } from '../shell/StateMark.js'

interface Props {
  readonly clocks: readonly ListedClockFragment[]
  /** The list is about verdicts: of each clock what its verdict is booked under, as it is counted. */
  readonly ofVerdicts: boolean
}

/** One clock a row: whose promise, by when, and how it stands or ended. */
export function ListedClocks({ clocks, ofVerdicts }: Props) {
  const { words, clock: zone } = useDesk()
  return (
    <div className="scroll-x">
      <table className="listed">
        <thead>
          <tr>
            <th className="pinned col-key">{words.ticket}</th>
            <th>{words.subject}</th>
            <th className="col-promise">{words.promise}</th>
            <th className="col-agreement">{words.list.filter.agreement}</th>
            <th className="col-priority">{words.priority}</th>
            <th className="col-name">{words.customer}</th>
            <th className="col-name">{words.list.filter.party}</th>
            <th className="col-due">{words.due}</th>
            <th className="number col-left">{words.left}</th>
          </tr>
        </thead>
        <tbody>
          {clocks.map((clock) => (
            <tr key={clock.id} data-clock={clock.id}>
              <td className="cell-key pinned">
                <Link
                  to="/tickets/$source/$key"
                  params={{ source: clock.source, key: clock.ticketKey }}
                  search={{ clock: clock.id }}
                >
                  {clock.ticketKey}
                </Link>
              </td>
              <td className="cell-subject" title={clock.subject ?? undefined}>
                {clock.subject}
              </td>
              <td>
                {words.metrics[clock.metric].name}
                {clock.cycle > 1 ? ` · ${words.cycle(clock.cycle)}` : ''}
              </td>
              <td className="cell-name" title={clock.agreementTitle}>
                <KindBadge kind={clock.agreementKind} />{' '}
                <Link to="/agreements/$id" params={{ id: clock.agreementId }}>
                  {clock.agreementTitle}
                </Link>
              </td>
              <ShownAttributes of={(ofVerdicts ? clock.booked : null) ?? clock} />
              <td className="cell-due">{dueOf(clock, zone)}</td>
              <td className="number">
                <LiveCountdown clockId={clock.id} ended={markOf(clock.state!)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ShownAttributes({
  of,
}: {
  readonly of: Pick<ListedClockFragment, 'priority' | 'customer' | 'party'>
}) {
  return (
    <>
      <td>{of.priority}</td>
      <td>{of.customer}</td>
      <td>{of.party}</td>
    </>
  )
}

/** The deadline that was missed, or else the one that is to come. */
function dueOf({ breachedAt, deadlineAt }: ListedClockFragment, zone: ZoneClock): string {
  const at = breachedAt ?? deadlineAt
  return at === null ? '' : zone.short(Date.parse(at))
}
