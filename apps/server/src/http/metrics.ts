import type { Pool } from 'pg'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { RecordedEvents } from '../ingest/ingest.js'
import type { Jobs } from '../jobs/jobs.js'
import type { LiveStats } from '../live/hubDeps.js'
import type { ConsumerFigures } from '../log/factLog.js'
import type { ScheduleFigures } from '../schedule/schedule.js'
import { countClocksByState } from '../store/queries/boards.js'
import { handedInLate } from '../store/queries/handedInLate.js'
import type { FactRow } from '../store/records.js'

export interface MetricsDeps {
  readonly pool: Pool
  readonly live: () => LiveStats
  readonly queued: () => number
  readonly schedule: () => ScheduleFigures
  readonly consumers: () => Promise<readonly ConsumerFigures[]>
  readonly jobs: Pick<Jobs, 'figures'>
  readonly report: (error: unknown, about: Readonly<Record<string, unknown>>) => void
}

export interface Metrics {
  readonly registry: Registry
  recorded(counts: Omit<RecordedEvents, 'outcomes'>): void
  /** Told how many versions of agreements cannot be read. */
  unread(count: number): void
  /** Told of facts as they are committed, to count breaches and how late they were noticed. */
  committed(facts: readonly FactRow[]): void
}

/** A timer is this late only when something is wrong, or when it was history: then the store is asked which. */
const DOUBTFUL_MS = 1_000

/** Figures for Prometheus. Labels are taken from closed lists and from agreements, never from tickets. */
export function createMetrics(deps: MetricsDeps): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  readGauges(deps, registers)
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
    help: 'From a deadline to the recording of its breach, for breaches of time alone; without history handed in later.',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30, 300],
    registers,
  })
  const observe = ({ at, recordedAt }: FactRow) => lag.observe(Math.max(0, recordedAt - at) / 1_000)
  const observeTimers = async (doubtful: readonly FactRow[]) => {
    const history = await handedInLate(deps.pool, doubtful)
    for (const fact of doubtful) if (!history.has(fact.pos)) observe(fact)
  }
  const unread = new Gauge({
    name: 'sla_agreement_versions_unread',
    help: 'Versions of agreements that this release cannot read; nobody can change their agreements.',
    registers,
  })
  return {
    registry,
    unread: (count) => unread.set(count),
    recorded({ recorded, duplicates, refused }) {
      events.inc({ result: 'recorded' }, recorded)
      events.inc({ result: 'duplicate' }, duplicates)
      events.inc({ result: 'refused' }, refused)
    },
    committed(facts) {
      const doubtful: FactRow[] = []
      for (const fact of facts) {
        if (fact.kind !== 'breached') continue
        breaches.inc({ agreement: fact.agreementId ?? '', metric: fact.metric ?? '' })
        if (fact.eventId !== null) continue
        if (fact.recordedAt - fact.at > DOUBTFUL_MS) doubtful.push(fact)
        else observe(fact)
      }
      if (doubtful.length > 0)
        observeTimers(doubtful).catch((error) => deps.report(error, { doing: 'telling timers from history' }))
    },
  }
}

/** Figures that are read when somebody asks. */
function readGauges(
  { pool, live, queued, schedule, consumers, jobs }: MetricsDeps,
  registers: Registry[],
): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  gauge('sla_subscribers', 'Live subscriptions.', () => live().subscribers)
  gauge('sla_subscriber_groups', 'Groups of subscriptions that share their messages.', () => live().groups)
  gauge('sla_subscribers_lagging', 'Subscriptions that wait for their client.', () => live().lagging)
  gauge('sla_subscribers_dropped', 'Sockets closed for reading too slowly.', () => live().dropped)
  gauge('sla_events_queued', 'Events waiting for a transaction.', queued)
  gauge('sla_schedule_leader', '1 where this instance keeps the timer.', () => Number(schedule().isLeader))
  gauge('sla_schedule_depth', 'Deadlines held in memory.', () => schedule().queueDepth)
  gauge(
    'sla_schedule_lag_seconds',
    'How late the earliest deadline of the last firing was taken up.',
    () => schedule().lagMs / 1_000,
  )
  readConsumers(consumers, registers)
  new Gauge({
    name: 'sla_jobs',
    help: 'Jobs, by where they are; those that failed for good or that nobody knows how to do need somebody.',
    labelNames: ['state'],
    registers,
    async collect() {
      const counts = await jobs.figures().catch(() => ({}))
      this.reset()
      for (const [state, count] of Object.entries(counts)) this.set({ state }, count)
    },
  })
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

/** How the consumers of the log fare; of a durable one the position is the same wherever it is asked. */
function readConsumers(consumers: MetricsDeps['consumers'], registers: Registry[]): void {
  const labelNames = ['consumer']
  const lagSeconds = new Gauge({
    name: 'sla_consumer_lag_seconds',
    help: 'For how long the first fact that waits for a durable consumer has.',
    ...{ labelNames, registers },
  })
  const lagFacts = new Gauge({
    name: 'sla_consumer_lag_facts',
    help: 'Facts that wait for a consumer.',
    ...{ labelNames, registers },
  })
  const failures = new Gauge({
    name: 'sla_consumer_failures',
    help: 'Batches that failed in this process.',
    ...{ labelNames, registers },
  })
  new Gauge({
    name: 'sla_consumer_position',
    help: 'Position in the log up to which a consumer has taken everything.',
    ...{ labelNames, registers },
    async collect() {
      for (const figures of await consumers().catch(() => [])) {
        const consumer = { consumer: figures.name }
        this.set(consumer, figures.position)
        lagFacts.set(consumer, figures.lagFacts)
        lagSeconds.set(consumer, figures.lagMs / 1_000)
        failures.set(consumer, figures.failures)
      }
    },
  })
}
