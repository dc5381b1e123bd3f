import type { Pool } from 'pg'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { RecordedEvents } from '../ingest/ingest.js'
import type { LiveStats } from '../live/counters.js'
import type { RecordedFact } from '../store/records.js'
import { countClocksByState } from './readMetrics.js'

export interface MetricsParts {
  readonly pool: Pool
  readonly stats: () => LiveStats
  readonly queued: () => number
}

export interface Metrics {
  readonly registry: Registry
  recorded(counts: Omit<RecordedEvents, 'outcomes'>): void
  /** Told of facts as they are committed, to count breaches and how late they were noticed. */
  committed(facts: readonly RecordedFact[]): void
}

/** Figures for Prometheus. Labels are taken from closed lists and from agreements, never from tickets. */
export function createMetrics(parts: MetricsParts): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  readGauges(parts, registers)
  const events = new Counter({
    name: 'sla_events_ingested_total',
    help: 'Ticket events handed in, by what became of them.',
    labelNames: ['result'],
    registers,
  })
  const breaches = new Counter({
    name: 'sla_breaches_total',
    help: 'Breaches recorded that this instance has seen.',
    labelNames: ['agreement', 'metric'],
    registers,
  })
  const lag = new Histogram({
    name: 'sla_timer_lag_seconds',
    help: 'From a deadline to the recording of its breach, for breaches that time alone caused.',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30, 300],
    registers,
  })
  return {
    registry,
    recorded({ recorded, duplicates, refused }) {
      events.inc({ result: 'recorded' }, recorded)
      events.inc({ result: 'duplicate' }, duplicates)
      events.inc({ result: 'refused' }, refused)
    },
    committed(facts) {
      for (const fact of facts) {
        if (fact.kind !== 'breached') continue
        breaches.inc({ agreement: fact.agreementId ?? '', metric: fact.metric ?? '' })
        if (fact.eventId === null) lag.observe(Math.max(0, fact.recordedAt - fact.at) / 1_000)
      }
    },
  }
}

/** Figures that are read when somebody asks. */
function readGauges({ pool, stats, queued }: MetricsParts, registers: Registry[]): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  gauge('sla_subscribers', 'Live subscriptions.', () => stats().subscribers)
  gauge('sla_subscriber_groups', 'Groups of subscriptions that share their messages.', () => stats().groups)
  gauge('sla_subscribers_lagging', 'Subscriptions that wait for their client.', () => stats().lagging)
  gauge('sla_subscribers_dropped', 'Sockets closed for reading too slowly.', () => stats().dropped)
  gauge('sla_events_queued', 'Events waiting for a transaction.', queued)
  new Gauge({
    name: 'sla_clocks',
    help: 'Live clocks, by phase and verdict.',
    labelNames: ['phase', 'verdict'],
    registers,
    async collect() {
      // While the database is away the other figures are wanted most; these then stay away too.
      const rows = await countClocksByState(pool).catch(() => [])
      this.reset()
      for (const { phase, verdict, count } of rows) this.set({ phase, verdict }, count)
    },
  })
}
