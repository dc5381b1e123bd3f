import type { ZoneClock } from '../../../format/zoneClock.js'
import { TicketAttributionDocument } from '../../../gql/manager.js'
import { useDesk } from '../../desk.js'
import { AsTable } from '../../figures/AsTable.js'
import { Waiting } from '../../shell/Page.js'
import { useLive } from '../../useLive.js'
import { Gantt } from './Gantt.js'
import { LaneTable } from './LaneTable.js'
import { TierWaterfall } from './TierWaterfall.js'
import { byTier } from './tierFlags.js'

/** Who held the ticket when, and how much of each tier's budget each of them used. */
export function AttributionTab(props: {
  readonly source: string
  readonly ticketKey: string
  readonly zone: ZoneClock
}) {
  const { words } = useDesk()
  const { source, ticketKey, zone } = props
  const query = useLive(TicketAttributionDocument, { source, key: ticketKey })
  const attribution = query.data?.attribution
  if (attribution == null) {
    return attribution === null ? <p className="note">{words.noTicket}</p> : <Waiting query={query} />
  }
  return (
    <>
      <section className="panel">
        <h2>{words.attribution.whoHeld}</h2>
        <Gantt attribution={attribution} zone={zone} />
        <p className="note">{words.zone(zone.timeZone)}</p>
        <AsTable of={words.attribution.whoHeld}>
          <LaneTable lanes={attribution.lanes} zone={zone} />
        </AsTable>
      </section>
      {byTier(attribution.tiers).map((tier) => (
        <TierWaterfall key={tier.clock.id} tier={tier} />
      ))}
    </>
  )
}
