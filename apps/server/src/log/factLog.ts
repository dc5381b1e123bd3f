import type { Alarm } from '../clockwork.js'
import { type ConsumerStatus, consumerStatuses } from '../store/queries/consumers.js'
import { HEAD_CHANNEL } from '../store/queries/engineFacts.js'
import type { Consumer, ConsumerHealth, ReaderDeps } from './consumer.js'
import { DurableReader } from './durableReader.js'
import type { Listener } from './listener.js'
import { PresentReader } from './presentReader.js'

/** The committed facts and those who follow them. Modes, entries and exits: README.md beside this file. */
export interface FactLog {
  /** Begins to follow: consumers of the present from the head, durable ones from where they are. */
  start(): Promise<void>
  /** Facts up to `head` are committed. */
  committed(head: number): void
  figures(): Promise<readonly ConsumerFigures[]>
  /** Consumers whose last batch failed, as sentences. */
  failing(): readonly string[]
  /** Resolves when the reads under way have ended. */
  stop(): Promise<void>
}

/** For metrics. */
export interface ConsumerFigures extends ConsumerHealth {
  readonly name: string
  readonly position: number
  /** Facts that wait for it, and for how long the first of them has. */
  readonly lagFacts: number
  readonly lagMs: number
}

export interface FactLogDeps extends ReaderDeps {
  /** In this order those of the present are told. */
  readonly consumers: readonly Consumer[]
  /** Not yet started; without one, commits of other instances are seen by the poll. */
  readonly listener?: Listener
}

const POLL_MS = 1_000

export function createFactLog(deps: FactLogDeps): FactLog {
  const { store, clockwork, consumers, listener } = deps
  const present = new PresentReader(
    deps,
    consumers.filter((consumer) => consumer.from === 'now'),
  )
  const durable = new Map<string, DurableReader>()
  for (const consumer of consumers) {
    if (consumer.from === 'cursor') durable.set(consumer.name, new DurableReader(deps, consumer))
  }
  /** Woken by the engine's own commits, by notifications and a poll: no wake-up is ever needed for correctness. */
  const wake = () => {
    present.wake()
    for (const reader of durable.values()) reader.wake()
  }
  const healthOf = (name: string) => durable.get(name)?.health ?? present.healthOf(name)
  let poll: Alarm | null = null
  listener?.on(HEAD_CHANNEL, wake)

  return {
    async start() {
      for (const reader of durable.values()) await reader.start()
      await present.start()
      poll = clockwork.every(POLL_MS, wake)
      wake()
    },
    committed(head) {
      if (head > present.position()) wake()
    },
    async figures() {
      const { head, standings } = await consumerStatuses(store.pool)
      const known = new Map(standings.map((standing) => [standing.name, standing]))
      const here: Omit<ConsumerStatus, 'name'> = { position: present.position(), waitingSince: null }
      return consumers.map(({ name, from }) => {
        const { position, waitingSince } = (from === 'cursor' ? known.get(name) : undefined) ?? here
        const lagMs = waitingSince === null ? 0 : Math.max(0, clockwork.now() - waitingSince)
        return { name, position, lagFacts: Math.max(0, head - position), lagMs, ...healthOf(name) }
      })
    },
    failing: () =>
      consumers
        .filter(({ name }) => healthOf(name).failing !== null)
        .map(({ name }) => `the consumer ${name} fails and is tried again`),
    async stop() {
      poll?.cancel()
      await Promise.all([present.stop(), ...[...durable.values()].map((reader) => reader.stop())])
    },
  }
}
