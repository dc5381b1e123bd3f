import { breachesIn, factsAfter, headPosition, rowsTouched, surveyAfter } from '../store/queries/factLog.js'
import type { Queryable } from '../store/queryable.js'
import type { CommittedBatch, ConsumerHealth, PassedBatch, PresentConsumer, ReaderDeps } from './consumer.js'

const FACTS_PER_BATCH = 2_000

/** What was committed after `after`, at most `limit` facts; null when there is nothing. */
export async function readFacts(
  pool: Queryable,
  after: number,
  limit: number,
): Promise<CommittedBatch | null> {
  const facts = await factsAfter(pool, after, limit)
  const last = facts.at(-1)
  if (last === undefined) return null
  return { from: after, to: last.pos, facts, rows: await rowsTouched(pool, facts) }
}

/** The same positions in passing: facts and rows stay where they are. */
async function passFacts(pool: Queryable, after: number, limit: number): Promise<PassedBatch | null> {
  const survey = await surveyAfter(pool, after, limit)
  if (survey === null) return null
  const { to, dueAt, hasBreaches } = survey
  return { from: after, to, dueAt, breaches: hasBreaches ? await breachesIn(pool, after, to) : [] }
}

/**
 * Reads the log for all consumers of the present, once. Idle: nothing known after the position. Reading: one read at a time; a
 * wake-up that comes meanwhile makes it look once more. Only a read that succeeded moves the position.
 */
export class PresentReader {
  private last = 0
  private isWoken = false
  private isStopped = true
  private reading: Promise<void> | null = null
  private readonly health = new Map<string, ConsumerHealth>()

  constructor(
    private readonly deps: ReaderDeps,
    private readonly consumers: readonly PresentConsumer[],
  ) {}

  async start(): Promise<void> {
    this.last = await headPosition(this.deps.store.pool)
    this.isStopped = false
    this.hand({ from: this.last, to: this.last, breaches: [], dueAt: null }, 'pass')
  }

  /** Handed on so far. */
  position(): number {
    return this.last
  }

  healthOf(name: string): ConsumerHealth {
    return this.health.get(name) ?? { failures: 0, failing: null }
  }

  wake(): void {
    this.isWoken = true
    if (this.reading !== null || this.isStopped) return
    this.reading = this.read()
      .catch((error) => this.deps.report(error, { doing: 'reading facts', after: this.last }))
      .finally(() => {
        this.reading = null
        // Woken between the last look and here; after an error the poll is the next to try.
        if (this.isWoken && !this.isStopped) this.deps.clockwork.nextTick(() => this.wake())
      })
  }

  /** Resolves when the read under way has ended. */
  async stop(): Promise<void> {
    this.isStopped = true
    await this.reading
  }

  private async read(): Promise<void> {
    const { store, factsPerBatch = FACTS_PER_BATCH } = this.deps
    while (this.isWoken && !this.isStopped) {
      this.isWoken = false
      const from = this.last
      if (this.consumers.some((consumer) => consumer.isHeard?.())) {
        this.hand(await readFacts(store.pool, from, factsPerBatch), 'take')
      } else this.hand(await passFacts(store.pool, from, factsPerBatch), 'pass')
      this.isWoken ||= this.last - from >= factsPerBatch
    }
  }

  private hand(batch: CommittedBatch | null, how: 'take'): void
  private hand(batch: PassedBatch | null, how: 'pass'): void
  private hand(batch: (CommittedBatch & PassedBatch) | null, how: 'take' | 'pass'): void {
    if (this.isStopped) return
    for (const { confirmed } of this.consumers) confirmed?.()
    if (batch === null) return
    this.last = batch.to
    for (const consumer of this.consumers) {
      const { name } = consumer
      try {
        consumer[how](batch)
        if (this.healthOf(name).failing !== null)
          this.health.set(name, { ...this.healthOf(name), failing: null })
      } catch (error) {
        // One consumer's mistake must not stop the others: the position has moved, the facts are on record.
        this.health.set(name, { failures: this.healthOf(name).failures + 1, failing: String(error) })
        this.deps.report(error, { doing: 'handing on facts', consumer: name, from: batch.from, to: batch.to })
      }
    }
  }
}
