import type { Clockwork } from '../clockwork.js'
import { splitChanges } from './backlog.js'
import { type Changes, isEmpty } from './changes.js'
import type { Feed, FeedSource } from './feed.js'
import type { LiveMessage, ResetReason } from './message.js'
import { NobodyWaits, type Openings } from './openings.js'

/** What a subscriber is sent privately, and where it stands then. */
export interface RenderedReading {
  readonly position: number
  readonly payloads: readonly Buffer[]
}

export interface ReadingDeps extends FeedSource {
  /** Told the head that a reading saw. */
  readonly onHead: (head: number) => void
  readonly openings: Openings
  /** Who opened the group first: boards are drawn for viewers in turn. */
  readonly viewer: string
}

/** A group's private readings of the store; members that ask for the same while it is under way share it. */
export class Readings {
  readonly #feed: Feed
  readonly #deps: ReadingDeps
  readonly #render: (message: LiveMessage) => Buffer
  readonly #isWanted: () => boolean
  readonly #underWay = new Map<string, Promise<unknown>>()

  /** @param isWanted whether anybody still waits */
  constructor(
    feed: Feed,
    deps: ReadingDeps,
    render: (message: LiveMessage) => Buffer,
    isWanted: () => boolean,
  ) {
    this.#feed = feed
    this.#deps = deps
    this.#render = render
    this.#isWanted = isWanted
  }

  /** How the stream begins. */
  opening(): Promise<RenderedReading> {
    const draw = async () => {
      const { position, messages } = await this.#feed.open()
      this.#deps.onHead(position)
      return { position, payloads: await this.#renderAll(messages) }
    }
    const { openings, viewer } = this.#deps
    return this.#once('opening', () =>
      this.#feed.field === 'board' ? openings.inTurn(viewer, this.#isWanted, draw) : draw(),
    )
  }

  /** What the log has after `position`, as far as the feed reads at once. */
  follow(position: number): Promise<RenderedReading | { readonly refused: ResetReason }> {
    return this.#once(`log ${position}`, async () => {
      const { reader, completion, onHead, limits } = this.#deps
      const reading = await reader.log(position, this.#feed.logLimit)
      onHead(reading.head)
      const refused = this.#feed.refuses(reading)
      if (refused !== null) return { refused }
      const batch = await completion.complete(reading.batch)
      const changes = this.#feed.judge(batch, position)
      const parts = isEmpty(changes) ? [] : splitChanges(changes, position, limits.partSize)
      const messages = parts.map((part: Changes) => this.#feed.message(part, 'private'))
      return { position: batch.to, payloads: await this.#renderAll(messages) }
    })
  }

  /** A turn of the event loop between messages: a large board must not hold up everybody else. */
  async #renderAll(messages: readonly LiveMessage[]): Promise<Buffer[]> {
    const payloads: Buffer[] = []
    for (const message of messages) {
      if (payloads.length > 0) await turn(this.#deps.clockwork)
      if (!this.#isWanted()) throw new NobodyWaits()
      payloads.push(this.#render(message))
    }
    return payloads
  }

  #once<T>(name: string, read: () => Promise<T>): Promise<T> {
    const underWay = this.#underWay.get(name) as Promise<T> | undefined
    if (underWay !== undefined) return underWay
    const reading = read().finally(() => this.#underWay.delete(name))
    this.#underWay.set(name, reading)
    return reading
  }
}

const turn = (clockwork: Clockwork): Promise<void> =>
  new Promise((resolve) => {
    clockwork.nextTick(resolve)
  })
