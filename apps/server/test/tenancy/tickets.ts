import type { TicketChange, TicketEvent } from '@tenggat/domain'
import type { PartyThings } from './parties.js'

export const AT = Date.UTC(2026, 10, 18, 10)
const HOUR_MS = 3_600_000

/** The ticket that both agreements apply to; the other party holds it for a while. */
export const SHARED_KEY = 'TICKET-shared'

/** One that has breached, one that was met, with every attribute that a ticket can have. */
export function ownTickets(things: PartyThings): TicketEvent[] {
  const say = (kind: string) => `${things.marker}-${kind}`
  const { ticketKey, eventId, party, team, customer } = things
  const changes: TicketChange[] = [
    { kind: 'opened', subject: say('ticket subject') },
    {
      kind: 'classified',
      customer,
      service: 'print',
      requestType: say('ticket type'),
      tags: [say('ticket tag')],
    },
    { kind: 'classified', channel: say('ticket channel') },
    { kind: 'prioritised', priority: say('ticket priority') },
    { kind: 'assigned', party, team, line: say('holder line'), agent: say('holder agent') },
    { kind: 'statusChanged', to: 'open', reason: say('ticket reason') },
  ]
  const event = (key: string, id: string, hoursAgo: number, what: TicketChange[]): TicketEvent => ({
    ...{
      source: things.source,
      ticketKey: key,
      eventId: id,
      occurredAt: AT - hoursAgo * HOUR_MS,
      changes: what,
    },
  })
  return [
    event(ticketKey, eventId, 3, changes),
    event(ticketKey, `${eventId}-${say('event')}`, 0.5, [{ kind: 'replied', actor: 'human', public: true }]),
    event(`${ticketKey}-met`, `${eventId}-m1`, 3, changes),
    event(`${ticketKey}-met`, `${eventId}-m2`, 2.5, [{ kind: 'statusChanged', to: 'solved' }]),
    event(`${ticketKey}-open`, `${eventId}-o1`, 0.1, changes),
  ]
}

/** Ours at first, then another party's. */
export function sharedTicket(a: PartyThings, b: PartyThings): TicketEvent[] {
  const say = (kind: string) => `${a.marker}-${kind}`
  const event = (id: string, hoursAgo: number, changes: TicketChange[]): TicketEvent => ({
    ...{
      source: 'desk',
      ticketKey: SHARED_KEY,
      eventId: `shared-${id}`,
      occurredAt: AT - hoursAgo * HOUR_MS,
      changes,
    },
  })
  return [
    event('1', 3, [
      { kind: 'opened', subject: 'shared' },
      { kind: 'classified', customer: 'shared' },
    ]),
    event('2', 2.9, [{ kind: 'assigned', party: b.party, team: b.team }]),
    event('3', 2.8, [
      { kind: 'assigned', party: a.party, team: say('holder team'), agent: say('holder agent') },
    ]),
    event('4', 2.7, [{ kind: 'assigned', team: say('holder team'), line: say('holder line') }]),
  ]
}
