import { Link } from '@tanstack/react-router'
import { capitalised } from '@tenggat/words'
import type { ReactNode } from 'react'
import type { ZoneClock } from '../../format/zoneClock.js'
import { useDesk } from '../desk.js'
import type { TicketsSearch } from '../figures/ticketsSearch.js'
import type { Ticket } from './story/storyTimes.js'

/** What the ticket says of itself; each value leads to the open clocks that share it. */
export function TicketFacts({ ticket, zone }: { readonly ticket: Ticket; readonly zone: ZoneClock }) {
  const { words } = useDesk()
  const alike = (value: string | null, search: (value: string) => TicketsSearch): ReactNode =>
    value === null ? null : (
      <Link to="/tickets" search={search(value)} className="cell-name">
        {value}
      </Link>
    )
  const status = [capitalised(words.ticketStatuses[ticket.status]), ticket.statusReason]
    .filter((it) => it !== null)
    .join(' · ')
  const facts: readonly (readonly [string, ReactNode])[] = [
    [words.status, status],
    [words.priority, alike(ticket.priority, (it) => ({ priority: [it] }))],
    [words.customer, alike(ticket.customer, (it) => ({ customer: [it] }))],
    [words.list.filter.party, alike(ticket.party, (it) => ({ party: [it] }))],
    [words.list.filter.line, alike(ticket.line, (it) => ({ line: [it] }))],
    [words.team, alike(ticket.team, (it) => ({ team: [it] }))],
    [words.agent, ticket.agent],
    [words.openedAt, zone.full(Date.parse(ticket.openedAt))],
  ]
  return (
    <dl className="facts">
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
