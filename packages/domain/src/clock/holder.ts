import type { TicketState } from '../ticket/ticketState.js'

/** What of a ticket says who holds it. */
export type Held = Pick<TicketState, 'party' | 'team' | 'line' | 'agent' | 'status'>

/** Who has a ticket. `vendor`: it waits for an outside vendor of theirs, whose time is kept apart from their own. */
export interface Holder extends Pick<TicketState, 'party' | 'team' | 'line' | 'agent'> {
  readonly vendor: boolean
}

export function holderOf({ party, team, line, agent, status }: Held): Holder {
  return { party, team, line, agent, vendor: status === 'waitingOnThirdParty' }
}

export function isSameHolder(a: Holder, b: Holder): boolean {
  return (
    a.party === b.party &&
    a.team === b.team &&
    a.line === b.line &&
    a.agent === b.agent &&
    a.vendor === b.vendor
  )
}

/** Open milliseconds that a clock ran while somebody held the ticket. */
export interface Share extends Holder {
  readonly ms: number
}

/** One share a holder, in the order in which they first held it; nothing is added for no time. */
export function addShare(shares: readonly Share[], holder: Holder, ms: number): readonly Share[] {
  if (ms === 0) return shares
  const index = shares.findIndex((share) => isSameHolder(share, holder))
  if (index < 0) return [...shares, { ...holder, ms }]
  return shares.with(index, { ...holder, ms: shares[index]!.ms + ms })
}

export function sumOf(shares: readonly Share[]): number {
  return shares.reduce((sum, { ms }) => sum + ms, 0)
}
