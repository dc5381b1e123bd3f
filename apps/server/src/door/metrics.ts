import type { Pool } from 'pg'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { RecordedEvents } from '../ingest/ingest.js'
import type { LiveStats } from '../live/counters.js'
import type { CommittedBatch } from '../outbox/committedBatch.js'
import { countClocksByState } from '../store/queries/readMetrics.js'

export interface MetricsParts {
  readonly pool: Pool
  readonly stats: () => LiveStats
  readonly queued: () => number
}

export interface Metrics {
  readonly registry: Registry
  recorded(counts: Omit<RecordedEvents, 'outcomes'>): void
  /** Told of every committed batch, to count breaches and how late they were noticed. */
  committed(batch: CommittedBatch): void
}

/** Figures for Prometheus. Labels are taken from closed lists and from agreements, never from tickets. */
export function createMetrics({ pool, stats, queued }: MetricsParts): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
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
  gauge('sla_subscribers_lagging', 'Subscriptions that wait for their client to read.', () => stats().lagging)
  gauge(
    'sla_subscription_dropped_total',
    'Sockets closed because they read too slowly.',
    () => stats().dropped,
  )
  gauge('sla_events_queued', 'Events waiting for a transaction.', queued)
  new Gauge({
    name: 'sla_clocks',
    help: 'Live clocks, by phase and verdict.',
    labelNames: ['phase', 'verdict'],
    registers,
    async collect() {
      this.reset()
      for (const row of await countClocksByState(pool))
        this.set({ phase: row.phase, verdict: row.verdict }, row.count)
    },
  })
  return {
    registry,
    recorded({ recorded, duplicates, refused }) {
      events.inc({ result: 'recorded' }, recorded)
      events.inc({ result: 'duplicate' }, duplicates)
      events.inc({ result: 'refused' }, refused)
    },
    committed({ facts }) {
      for (const fact of facts) {
        if (fact.kind !== 'breached') continue
        breaches.inc({ agreement: fact.agreementId ?? '', metric: fact.metric ?? '' })
        if (fact.eventId === null) lag.observe(Math.max(0, fact.recordedAt - fact.at) / 1_000)
      }
    },
  }
}
