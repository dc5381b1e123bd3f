import { withPlaces } from '@tenggat/domain'
import type { Pool } from 'pg'
import type { Alarm, Clockwork } from '../clockwork.js'
import { createAgreementLibrary } from './agreementLibrary.js'
import { applyIsolating } from './applyIsolating.js'
import { declareComplete, declareKnown } from './declareComplete.js'
import type { Engine } from './engine.js'
import type { Commit, EngineDeps } from './engineDeps.js'
import { MicroBatcher } from './microBatcher.js'
import { previewRebinding } from './rebinding/previewRebinding.js'
import { rebind } from './rebinding/rebind.js'
import { settle } from './settle.js'
import { settleByTime } from './settleByTime.js'

export interface EngineOptions {
  readonly store: { readonly pool: Pool }
  readonly clockwork: Clockwork
  /** Told about mistakes that were contained, for the log. */
  readonly report?: EngineDeps['report']
  readonly queues?: number
  readonly collectMs?: number
  /** Events that may wait for a transaction before callers are held back. */
  readonly capacity?: number
  readonly ticketsPerTransaction?: number
  readonly eventsPerTransaction?: number
}

/** How often versions recorded by other instances are looked for, should their notification be lost. */
const AGREEMENTS_POLL_MS = 30_000

/** The engine over an open store; it works from its start on. */
export function createEngine(options: EngineOptions): Engine {
  const { clockwork, store } = options
  let heard: (commit: Commit) => void = () => undefined
  const deps: EngineDeps = {
    pool: store.pool,
    clockwork,
    library: createAgreementLibrary(store.pool),
    onCommit: (commit) => heard(commit),
    report: options.report ?? (() => undefined),
  }
  const batcher = new MicroBatcher({
    clockwork,
    apply: (arrivals) => applyIsolating(deps, arrivals),
    queues: options.queues ?? 2,
    collectMs: options.collectMs ?? 2,
    capacity: options.capacity ?? 50_000,
    ticketsAtMost: options.ticketsPerTransaction ?? 2_000,
    eventsAtMost: options.eventsPerTransaction ?? 2_000,
  })
  let poll: Alarm | null = null
  return {
    start: async () => {
      await deps.library.reload()
      poll = clockwork.every(AGREEMENTS_POLL_MS, () => {
        deps.library.reload().catch((error) => deps.report(error, { doing: 'reloading agreements' }))
      })
    },
    onCommit: (listener) => {
      heard = listener
    },
    applyTicketEvents: (events, fromLog) => batcher.apply(withPlaces(events), fromLog),
    settleDueClocks: (before, ids) => settle(deps, { by: 'time', ids }, before),
    declareComplete: (source, through) => declareComplete(deps, source, through),
    declareKnown: (source, through) => declareKnown(deps, source, through),
    settleByTime: (source) => settleByTime(deps, source),
    reloadAgreements: () => deps.library.reload(),
    previewRebinding: (order) => previewRebinding(deps, order),
    rebind: (id, signal) => rebind(deps, id, signal),
    queued: () => batcher.queued,
    unread: () => deps.library.unread(),
    close: async () => {
      poll?.cancel()
      await batcher.close()
    },
  }
}
