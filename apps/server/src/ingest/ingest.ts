import { type Instant, InvalidInput, parseName } from '@tenggat/domain'
import type { Pool } from 'pg'
import type { Engine } from '../engine/engine.js'
import { findSource } from '../sources/readSources.js'
import { type EventOutcome, recordTicketEvents } from './recordTicketEvents.js'

export interface RecordedEvents {
  readonly outcomes: EventOutcome[]
  readonly recorded: number
  readonly duplicates: number
  readonly refused: number
}

/** Everything that writes: what comes in is read here once, and only values of the domain go on. */
export interface Ingest {
  /** @param events as the client sent them; `occurredAt` in ISO 8601 */
  recordTicketEvents(source: string, events: readonly unknown[]): Promise<RecordedEvents>
  declareComplete(
    source: string,
    through: Instant,
  ): Promise<{ source: string; completeThrough: Instant; settled: number }>
}

export interface IngestParts {
  readonly pool: Pool
  readonly engine: Engine
  /** Told how a batch ended, for the metrics. */
  readonly onRecorded: (counts: Omit<RecordedEvents, 'outcomes'>) => void
}

export function createIngest(parts: IngestParts): Ingest {
  const { engine, pool } = parts
  return {
    async recordTicketEvents(source, events) {
      const outcomes = [...(await recordTicketEvents(engine, source, events))]
      const count = (typename: EventOutcome['__typename']) =>
        outcomes.filter((outcome) => outcome.__typename === typename).length
      const counts = {
        recorded: count('RecordedEvent'),
        duplicates: count('DuplicateEvent'),
        refused: count('RefusedEvent'),
      }
      parts.onRecorded(counts)
      return { outcomes, ...counts }
    },
    async declareComplete(source, through) {
      // By the rule of the events' source: whatever can be recorded can be declared complete, and nothing else.
      const name = parseName(source, ['source'])
      if (!name.ok) throw new InvalidInput(name.problems)
      const { settled } = await engine.declareComplete(source, through)
      const row = await findSource(pool, source)
      return { source, completeThrough: row?.completeThrough ?? through, settled }
    },
  }
}
