import type { ClockNode } from '../clocks/clockNode.js'
import type { ReadDeps } from '../reads/readDeps.js'
import { agreementsIn } from '../tenancy/visibility.js'
import { attributionOf, type TicketAttribution } from './attributions.js'
import type { HolderMonth } from './holderMonths.js'
import type { AttributionDeps } from './overruns.js'
import { type AttributionQuestion, periodAttribution } from './periodAttribution.js'
import { listTravelled, type TicketTravel } from './readTravel.js'

/** Whose the time was: of one ticket, over a period. */
export interface Ledger {
  /** Null when there is no such ticket. */
  attribution(source: string, key: string): Promise<TicketAttribution | null>
  overPeriod(question: AttributionQuestion): Promise<readonly HolderMonth[]>
  travelled(source: string | null, first: number): Promise<readonly TicketTravel[]>
}

export interface LedgerDeps extends AttributionDeps {
  readonly clocksOf: (ticketId: string, asOf: null) => Promise<readonly ClockNode[]>
}

export function createLedger(parts: ReadDeps, tools: LedgerDeps): Ledger {
  const { pool, visibility } = parts
  return {
    attribution: (source, key) => attributionOf(parts, (id) => tools.clocksOf(id, null), source, key),
    overPeriod: (question) => periodAttribution(parts, tools, question),
    travelled: (source, limit) =>
      listTravelled(pool, {
        ...{ source, limit, agreementIds: agreementsIn(visibility) },
        parties: visibility === null ? null : [...visibility.parties],
      }),
  }
}
