import { type Instant, InvalidInput, parseName } from '@tenggat/domain'
import type { Pool } from 'pg'
import type { DataSource } from 'typeorm'
import type { Clockwork } from '../clockwork.js'
import type { Engine } from '../engine/engine.js'
import { findSource } from '../sources/readSources.js'
import type { Sources } from '../sources/sources.js'
import { createDeadLetters, type DeadLetters } from './deadLetters.js'
import { createDeliveries, type Deliveries } from './deliveries.js'
import { IngestRefusal } from './ingestRefusal.js'
import { createIngestRates } from './rates.js'
import { type EventOutcome, recordReadEvents, recordTicketEvents } from './recordTicketEvents.js'

export interface RecordedEvents {
  readonly outcomes: EventOutcome[]
  readonly recorded: number
  readonly duplicates: number
  readonly refused: number
}

/** The one way in: what comes is read here once, and only values of the domain go on. Throws IngestRefusal. */
export interface Ingest {
  /** @param events as the client sent them; `occurredAt` in ISO 8601 */
  recordTicketEvents(source: string, events: readonly unknown[], fromLog: boolean): Promise<RecordedEvents>
  /** Of a source that sends live this is said of the tickets known only from a log, and silences none that is followed. */
  declareComplete(
    source: string,
    through: Instant,
  ): Promise<{ source: string; completeThrough: Instant; settled: number }>
  readonly deliveries: Deliveries
  readonly letters: DeadLetters
}

export interface IngestDeps {
  readonly store: { readonly pool: Pool; readonly dataSource: DataSource }
  readonly engine: Engine
  readonly sources: Sources
  readonly clockwork: Pick<Clockwork, 'now' | 'monotonic'>
  /** Told how a batch ended, for the metrics. */
  readonly onRecorded: (counts: Omit<RecordedEvents, 'outcomes'>) => void
}

export function createIngest(deps: IngestDeps): Ingest {
  const { engine, store, sources, clockwork } = deps
  const letters = createDeadLetters(store)
  const rates = createIngestRates(clockwork)
  const recording = { engine, pool: store.pool }

  const count = (source: string, outcomes: readonly EventOutcome[]) => {
    const of = (name: EventOutcome['outcome']) => outcomes.filter((each) => each.outcome === name).length
    const counts = {
      recorded: of('RecordedEvent'),
      duplicates: of('DuplicateEvent'),
      refused: of('RefusedEvent'),
    }
    const refusal = outcomes.find((each) => each.outcome === 'RefusedEvent')
    sources.activity.recorded(source, counts, refusal?.code ?? null)
    deps.onRecorded(counts)
    return counts
  }

  return {
    letters,
    deliveries: createDeliveries({
      ...{ sources, letters, rates, clockwork },
      async record(source, events) {
        const outcomes = await recordReadEvents(recording, events)
        count(source, outcomes)
        return outcomes
      },
    }),
    async recordTicketEvents(source, events, fromLog) {
      // Whatever is no name is said of each event.
      if (!parseName(source).ok) {
        const outcomes = [...(await recordTicketEvents(recording, source, events, fromLog))]
        return { outcomes, recorded: 0, duplicates: 0, refused: outcomes.length }
      }
      if ((await sources.find(source)).isDisabled)
        throw new IngestRefusal('SOURCE_DISABLED', 'The source is disabled')
      rates.take(source)
      const outcomes = [...(await recordTicketEvents(recording, source, events, fromLog))]
      return { outcomes, ...count(source, outcomes) }
    },
    async declareComplete(source, through) {
      // By the rule of the events' source: whatever can be recorded can be declared complete, and nothing else.
      const name = parseName(source, ['source'])
      if (!name.ok) throw new InvalidInput(name.problems)
      const node = await sources.get(source)
      const isFollowed = node !== null && node.settledBy === 'time'
      const { settled } = isFollowed
        ? await engine.declareKnown(source, through)
        : await engine.declareComplete(source, through)
      const row = await findSource(store.pool, source)
      return { source, completeThrough: row?.completeThrough ?? through, settled }
    },
  }
}
