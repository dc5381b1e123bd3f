import type { ClockNode } from '../clocks/clockNode.js'
import type { Period } from '../clocks/clockQuestion.js'
import { listProviders, type Provider, usualPeriod } from '../providers/providers.js'
import type { ReadParts } from '../reads/reads.js'
import { agreementsIn } from '../tenancy/visibility.js'
import { attributionOf, type TicketAttribution } from './attributions.js'
import type { HolderMonth } from './holderMonths.js'
import type { AttributionTools } from './overruns.js'
import { type AttributionQuestion, periodAttribution } from './periodAttribution.js'
import { listTravelled, type TicketTravel } from './readTravel.js'

/** Whose the time was: of one ticket, over a period, by provider. */
export interface Ledger {
  /** Null when there is no such ticket. */
  attribution(source: string, key: string): Promise<TicketAttribution | null>
  overPeriod(question: AttributionQuestion): Promise<readonly HolderMonth[]>
  providers(): Promise<readonly Provider[]>
  /** Null when no agreement names such a provider. */
  provider(id: string, period: Period | null): Promise<Provider | null>
  travelled(source: string | null, first: number): Promise<readonly TicketTravel[]>
}

export interface LedgerTools extends AttributionTools {
  readonly clocksOf: (ticketId: string, asOf: null) => Promise<readonly ClockNode[]>
}

export function createLedger(parts: ReadParts, tools: LedgerTools): Ledger {
  const { pool, visibility, now } = parts
  return {
    attribution: (source, key) => attributionOf(parts, (id) => tools.clocksOf(id, null), source, key),
    overPeriod: (question) => periodAttribution(parts, tools, question),
    providers: () => listProviders(parts, tools, usualPeriod(now)),
    async provider(id, period) {
      const all = await listProviders(parts, tools, period ?? usualPeriod(now))
      return all.find((provider) => provider.id === id) ?? null
    },
    travelled: (source, limit) =>
      listTravelled(pool, {
        ...{ source, limit, agreementIds: agreementsIn(visibility) },
        parties: visibility === null ? null : [...visibility.parties],
      }),
  }
}
