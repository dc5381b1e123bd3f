import type { ZoneClock } from '../../format/zoneClock.js'
import { useDesk } from '../desk.js'
import { Scroll } from '../figures/AsTable.js'
import { describeChanges } from './story/describeChanges.js'
import type { Ticket } from './story/storyTimes.js'

/** The events the ticket is made of, in their order. */
export function EventTable({
  events,
  zone,
}: {
  readonly events: Ticket['events']
  readonly zone: ZoneClock
}) {
  const { words } = useDesk()
  return (
    <Scroll className="scroll-x" label={words.ticketPage.tabs.events}>
      <table>
        <thead>
          <tr>
            <th>{words.ticketPage.when}</th>
            <th>{words.what}</th>
            <th>{words.ticketPage.event}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.eventId}>
              <td className="cell-due">{zone.full(Date.parse(event.occurredAt))}</td>
              <td className="because">{describeChanges(event.changes, words)}</td>
              <td className="event-id">{event.eventId}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
