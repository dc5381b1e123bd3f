import type { ReadDeps } from '../reads/readDeps.js'
import { agreementsIn } from '../tenancy/visibility.js'
import { type AttributionReads, attributionOf, type TicketAttribution } from './attributions.js'
import type { HolderMonth } from './holderMonths.js'
import type { AttributionDeps } from './overruns.js'
import { type AttributionQuestion, periodAttribution } from './periodAttribution.js'
import { listReassigned, type ReassignedTicket } from './readReassignments.js'

/** Whose the time was: of one ticket, over a period. */
export interface Ledger {
  /** Null when there is no such ticket. */
  attribution(source: string, key: string): Promise<TicketAttribution | null>
  overPeriod(question: AttributionQuestion): Promise<readonly HolderMonth[]>
  reassigned(source: string | null, first: number): Promise<readonly ReassignedTicket[]>
}

export interface LedgerDeps extends AttributionDeps, AttributionReads {}

export function createLedger(deps: ReadDeps, tools: LedgerDeps): Ledger {
  const { pool, visibility } = deps
  return {
    attribution: (source, key) => attributionOf(deps, tools, source, key),
    overPeriod: (question) => periodAttribution(deps, tools, question),
    reassigned: (source, limit) =>
      listReassigned(pool, {
        ...{ source, limit, agreementIds: agreementsIn(visibility) },
        parties: visibility === null ? null : [...visibility.parties],
      }),
  }
}
