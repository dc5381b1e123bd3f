import { createAgreementReads } from '../agreements/agreementReads.js'
import { createBoardEvidence } from '../clocks/boardEvidence.js'
import { createNodeMaker, createViewer } from '../clocks/clockNodes.js'
import { createClockReads } from '../clocks/clockReads.js'
import { createClocksAt } from '../clocks/clocksAt.js'
import { createPastTickets } from '../clocks/pastTickets.js'
import { createCorrectionReads } from '../corrections/correction.resolver.js'
import { createCustomerReads } from '../customer/customerPage.js'
import { attainment } from '../figures/attainment.js'
import { createFigures } from '../figures/figures.js'
import { createLedger } from '../figures/ledger.js'
import { createUncoveredReads } from '../figures/uncovered.js'
import { createProviderReads } from '../providers/providers.js'
import type { ReadDeps } from '../reads/readDeps.js'
import { createMigrationReads } from '../rebinding/migration.resolver.js'
import { createTicketReads } from '../tickets/ticketReads.js'

/**
 * The read side over the store, made anew for each request: one present instant for all of it, and rows asked for by several fields
 * are read together.
 */
export type Reads = ReturnType<typeof createReads>

export function createReads(deps: ReadDeps) {
  const toNodes = createNodeMaker(deps)
  const view = createViewer(deps)
  const { historyOf, ...tickets } = createTicketReads(deps, toNodes)
  const pastOf = createPastTickets(deps, historyOf)
  const clockAt = createClocksAt(deps, pastOf)
  const clocksOf = (ticketId: string) => tickets.clocksOf(ticketId, 'whole')
  const tools = { toNodes, view, clocksOf, pastOf }
  return {
    ...createClockReads(deps, { toNodes, view, clockAt, pastOf }),
    ...tickets,
    ...createMigrationReads(deps),
    ...createCorrectionReads(deps),
    ...createUncoveredReads(deps),
    ...createBoardEvidence(deps),
    attainment: (...asked: Parameters<typeof attainment> extends [unknown, ...infer Rest] ? Rest : never) =>
      attainment(deps, ...asked),
    agreements: createAgreementReads(deps),
    figures: createFigures(deps, toNodes),
    ledger: createLedger(deps, tools),
    providers: createProviderReads(deps, tools),
    customer: createCustomerReads(deps, toNodes),
  }
}
