import type { Alarm } from '../clockwork.js'
import { inTransaction } from '../store/inTransaction.js'
import { hasFactsWaiting, holdConsumer, introduceConsumer, moveConsumer } from '../store/queries/consumers.js'
import { factsAfter } from '../store/queries/factLog.js'
import type { ConsumerHealth, DurableConsumer, ReaderDeps } from './consumer.js'

const FACTS_PER_BATCH = 1_000
/** After a batch that was not full it gathers for so long, so that a busy log costs it few transactions. */
const GATHER_MS = 100
const FIRST_BACK_OFF_MS = 200
const LONGEST_BACK_OFF_MS = 30_000

/**
 * Reads the log for one durable consumer. Idle: nothing waits. Reading: one batch in one transaction, in which the consumer's row is
 * locked, its facts are taken and its position moves. Resting: after a batch, or after a failure for longer each time; a wake-up is
 * kept for the end of the rest. While another instance holds the row there is nothing to do here: whoever dies gives it free.
 */
export class DurableReader {
  private reading: Promise<void> | null = null
  private rest: Alarm | null = null
  private isWoken = false
  private isStopped = true
  private failuresInARow = 0
  private current: ConsumerHealth = { failures: 0, failing: null }

  constructor(
    private readonly deps: ReaderDeps,
    private readonly consumer: DurableConsumer,
  ) {}

  get health(): ConsumerHealth {
    return this.current
  }

  async start(): Promise<void> {
    await introduceConsumer(this.deps.store.pool, this.consumer.name, this.consumer.beginsAt)
    this.isStopped = false
  }

  wake(): void {
    this.isWoken = true
    if (this.isStopped || this.reading !== null || this.rest !== null) return
    this.isWoken = false
    this.reading = this.read().then((restMs) => {
      this.reading = null
      if (this.isStopped) return
      this.rest = this.deps.clockwork.after(restMs, () => {
        this.rest = null
        if (this.isWoken) this.wake()
      })
    })
  }

  /** Resolves when the transaction under way has ended. */
  async stop(): Promise<void> {
    this.isStopped = true
    this.rest?.cancel()
    await this.reading
  }

  /** Answers for how long to rest. */
  private async read(): Promise<number> {
    const { name, factsPerBatch = FACTS_PER_BATCH } = this.consumer
    try {
      const taken = (await hasFactsWaiting(this.deps.store.pool, name)) ? await this.takeBatch() : 0
      this.failuresInARow = 0
      this.current = { ...this.current, failing: null }
      if (taken < factsPerBatch) return GATHER_MS
      this.isWoken = true
      return 0
    } catch (error) {
      this.isWoken = true
      this.current = { failures: this.current.failures + 1, failing: String(error) }
      const restMs = Math.min(FIRST_BACK_OFF_MS * 2 ** this.failuresInARow++, LONGEST_BACK_OFF_MS)
      this.deps.report(error, { doing: 'taking facts', consumer: name, retryInMs: restMs })
      return restMs
    }
  }

  private takeBatch(): Promise<number> {
    const { consumer, deps } = this
    const { name, beginsAt, factsPerBatch = FACTS_PER_BATCH } = consumer
    const { epoch } = deps.store
    return inTransaction(deps.store.pool, async (client) => {
      const place = await holdConsumer(client, name)
      if (place === null) return 0
      if (place.epoch !== epoch || place.position > place.head) {
        const reason = 'its position belongs to another store: the consumer begins anew'
        deps.report(new Error(reason), { consumer: name, ...place })
        await consumer.forget?.(client)
        await moveConsumer(client, name, { epoch, position: beginsAt === 'head' ? place.head : 0 })
        return factsPerBatch
      }
      const facts = await factsAfter(client, place.position, factsPerBatch)
      const last = facts.at(-1)
      if (last === undefined) return 0
      await consumer.take({ from: place.position, to: last.pos, facts }, client)
      await moveConsumer(client, name, { epoch, position: last.pos })
      return facts.length
    })
  }
}
