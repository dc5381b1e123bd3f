import type { Severity, TicketState, TicketStatus } from '@tenggat/domain'
import type { GraphQLResolveInfo } from 'graphql'
import { asksOnly } from '../graphql/asksOnly.js'
import type { TicketRow } from '../store/records.js'
import { redactHolder } from '../tenancy/redact.js'
import type { Visibility } from '../tenancy/visibility.js'

/** How much of the rows of `ticket` a query reads: `list` is what lists show of its state, `whole` all of that. */
export type TicketColumns = 'list' | 'whole'

/** A ticket as lists ask for it, with each column that redaction looks at. */
export type ListedTicket = Pick<TicketRow, 'id' | 'source' | 'key'> &
  Pick<
    TicketState,
    | ('subject' | 'status' | 'statusReason' | 'priority' | 'impact' | 'service')
    | ('customer' | 'party' | 'team' | 'line' | 'agent')
  >

/** In the order in which `toListedTicket` takes them. */
export const LIST_COLUMNS = `id, source, key, ${[
  ...['subject', 'status', 'statusReason', 'priority', 'impact', 'service'],
  ...['customer', 'party', 'team', 'line', 'agent'],
]
  .map((field) => `state ->> '${field}'`)
  .join(', ')}`

export function toListedTicket(row: readonly unknown[], visibility: Visibility | null): ListedTicket {
  const ticket = {
    id: String(row[0]),
    source: row[1] as string,
    key: row[2] as string,
    subject: row[3] as string | null,
    status: row[4] as TicketStatus,
    statusReason: row[5] as string | null,
    priority: row[6] as string | null,
    impact: row[7] as Severity | null,
    service: row[8] as string | null,
    customer: row[9] as string | null,
    party: row[10] as string | null,
    team: row[11] as string | null,
    line: row[12] as string | null,
    agent: row[13] as string | null,
  }
  return redactHolder(ticket, visibility, 'nobody')
}

/** What hangs on a ticket is found by what names it, whatever it is asked with. */
const HANGING = ['clocks', 'events', 'facts']
const ANSWERED = new Set([...Object.keys(toListedTicket([], null)), ...HANGING])

/** The columns that answer what a query asks of the tickets below a field; whatever is not known to be answered by fewer takes all. */
export function ticketColumnsFor(info: GraphQLResolveInfo): TicketColumns {
  return asksOnly(info, 'Ticket', ({ name }) => ANSWERED.has(name.value)) ? 'list' : 'whole'
}
