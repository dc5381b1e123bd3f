import type { Pool } from 'pg'
import type { Clockwork } from '../clockwork.js'
import { createAgreementLibrary } from './agreementLibrary.js'
import { applyIsolating } from './applyIsolating.js'
import { declareComplete } from './declareComplete.js'
import type { Engine } from './engine.js'
import type { EngineParts } from './engineParts.js'
import { MicroBatcher } from './microBatcher.js'
import { MigrationDesk } from './migration/migrationDesk.js'
import { previewMigration } from './migration/previewMigration.js'
import type { CommitWatch, DeadlineWatch } from './ports.js'
import { settle } from './settle.js'

export interface EngineOptions {
  readonly store: { readonly pool: Pool }
  readonly clockwork: Clockwork
  readonly deadlines?: DeadlineWatch
  readonly commits?: CommitWatch
  /** Told about mistakes that were contained, for the log. */
  readonly report?: EngineParts['report']
  readonly lanes?: number
  readonly collectMs?: number
  /** Events that may wait for a transaction before callers are held back. */
  readonly capacity?: number
  readonly ticketsPerTransaction?: number
  readonly eventsPerTransaction?: number
}

/** How often versions recorded by other instances are looked for, should their notification be lost. */
const AGREEMENTS_POLL_MS = 30_000

const nobody = { earliest: () => undefined, committed: () => undefined }

/** The engine over an open store, with the agreements on record loaded. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { clockwork, store } = options
  const parts: EngineParts = {
    pool: store.pool,
    clockwork,
    library: createAgreementLibrary(store.pool),
    deadlines: options.deadlines ?? nobody,
    commits: options.commits ?? nobody,
    report: options.report ?? (() => undefined),
  }
  await parts.library.reload()
  const batcher = new MicroBatcher({
    clockwork,
    apply: (events) => applyIsolating(parts, events),
    lanes: options.lanes ?? 2,
    collectMs: options.collectMs ?? 2,
    capacity: options.capacity ?? 50_000,
    ticketsAtMost: options.ticketsPerTransaction ?? 2_000,
    eventsAtMost: options.eventsPerTransaction ?? 2_000,
  })
  const desk = new MigrationDesk(parts)
  await desk.resume()
  const poll = clockwork.every(AGREEMENTS_POLL_MS, () => {
    parts.library.reload().catch((error) => parts.report(error, { doing: 'reloading agreements' }))
  })
  return {
    applyTicketEvents: (events) => batcher.apply(events),
    settleDueClocks: (before, ids) => settle(parts, { by: 'time', ids }, before),
    declareComplete: (source, through) => declareComplete(parts, source, through),
    reloadAgreements: () => parts.library.reload(),
    previewMigration: (order) => previewMigration(parts, order),
    orderMigration: (order) => desk.order(order),
    migrationsSettled: () => desk.settled(),
    queued: () => batcher.queued,
    close: async () => {
      poll.cancel()
      await desk.close()
      await batcher.close()
    },
  }
}
