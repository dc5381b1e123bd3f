import { canonicalJson } from '@tenggat/domain'
import type { Alarm, Clockwork } from '../clockwork.js'
import type { CommittedBatch } from '../log/consumer.js'
import { readCursor } from '../log/cursor.js'
import type { ClockFilter } from '../store/clockFilter.js'
import { intersectVisible } from '../tenancy/intersect.js'
import { BoardFeed } from './boardFeed.js'
import { CalendarWindows } from './calendarWindows.js'
import type { PlacedBatch } from './changes.js'
import { type Connection, ConnectionState } from './connectionState.js'
import { FactFeed } from './factFeed.js'
import { Group, type GroupDeps } from './group.js'
import type { Counters, HubDeps, LiveStats, LiveViewer } from './hubDeps.js'
import { BatchCompletion, Inbox } from './inbox.js'
import { LIVE_LIMITS, type LiveLimits } from './limits.js'
import { queuedReader } from './liveReader.js'
import { LiveSource } from './liveSource.js'
import { messageSchema } from './messageSchema.js'
import { Openings } from './openings.js'
import { type Selection, selectionKey } from './selection.js'
import { type Start, Subscriber } from './subscriber.js'
import { SubscriptionIterator } from './subscriptionIterator.js'

const NEWS_AFTER_MS = 50

/** Where committed facts turn into messages on sockets. Its modes, entries and exits: README.md beside this file. */
export class Hub {
  readonly #deps: Omit<GroupDeps, 'viewer'>
  readonly #limits: LiveLimits
  readonly #clockwork: Clockwork
  readonly #epoch: string
  readonly #groups = new Map<string, Group>()
  readonly #connections = new Map<Connection, ConnectionState>()
  readonly #counters: Counters = { delivered: 0, dropped: 0, resets: 0 }
  readonly #inbox: Inbox
  readonly #alarms: Alarm[]
  readonly #news = { agreements: 0 }
  #isNewsDue = false
  #position = -1
  /** When the log was last read; null where nobody says. */
  #confirmedMs: number | null = null
  #lagMs = 0

  constructor(options: HubDeps) {
    const { clockwork, epoch, buildId, log } = options
    this.#clockwork = clockwork
    this.#epoch = epoch
    this.#limits = { ...LIVE_LIMITS, ...options.limits }
    const reader = queuedReader(options.reader, this.#limits.readers)
    const calendars = new CalendarWindows(reader)
    const completion = new BatchCompletion(reader, calendars)
    const limits = this.#limits
    this.#deps = {
      ...{ reader, calendars, completion, clockwork, epoch, buildId, limits },
      openings: new Openings(limits.boardsAtOnce),
      schema: messageSchema(options.schema),
      counters: this.#counters,
      news: this.#news,
      isConfirmed: () => this.#isConfirmed(),
      onHead: (head) => this.#learn(head),
      onEmpty: (group) => this.#forget(group),
      onFailure: (error) => log.error({ err: error }, 'a live message could not be made'),
    }
    this.#inbox = new Inbox({
      ...{ completion, clockwork },
      onError: (error) => log.error({ err: error }, 'a batch could not be completed'),
      deliver: (batch) => this.#deliver(batch),
    })
    this.#alarms = [
      clockwork.every(this.#limits.heartbeatMs, () => this.#each((group) => group.beat())),
      clockwork.every(this.#limits.lagPollMs, () =>
        this.#each((group) => {
          for (const subscriber of group.lagging) subscriber.recover()
        }),
      ),
    ]
  }

  /** Hands on what was committed; batches come in order. A batch that leaves positions out is healed by reading them. */
  publish(batch: CommittedBatch): void {
    this.#inbox.put(batch)
  }

  /** The log was read. */
  confirmed(): void {
    this.#confirmedMs = this.#clockwork.monotonic()
  }

  /** Whether anybody follows; while nobody does, positions may be passed without reading what is at them. */
  isHeard(): boolean {
    return this.#groups.size > 0
  }

  /** Positions up to `to` were passed. Whoever has come meanwhile reads them: an empty batch behind them tells that they are missing. */
  passOver(to: number): void {
    if (this.isHeard()) this.publish({ from: to, to, facts: [], rows: [] })
    else this.#position = Math.max(this.#position, to)
  }

  /** Tells everyone with a heartbeat of their own; many changes in a moment are told once. */
  agreementsChanged(): void {
    this.#news.agreements++
    if (this.#isNewsDue) return
    this.#isNewsDue = true
    this.#clockwork.after(NEWS_AFTER_MS, () => {
      this.#isNewsDue = false
      this.#each((group) => group.beat())
    })
  }

  openBoard(filter: ClockFilter | null | undefined, after: string | null | undefined, viewer: LiveViewer) {
    return this.#open('board', filter, after, viewer)
  }

  openFacts(filter: ClockFilter | null | undefined, after: string | null | undefined, viewer: LiveViewer) {
    return this.#open('facts', filter, after, viewer)
  }

  /** Admits a subscription: from now on the hub writes its `next` messages to the connection. `id` is the operation's. */
  join(source: LiveSource, selection: Selection, connection: Connection, id: string): SubscriptionIterator {
    const group = this.#groupFor(source, selection)
    const state = this.#stateOf(connection)
    const iterator: SubscriptionIterator = new SubscriptionIterator(() => subscriber.leave())
    const subscriber = new Subscriber(group, state, id, (error) => {
      if (state.subscribers.size === 0) this.#connections.delete(connection)
      iterator.end(error)
    })
    group.subscribers.add(subscriber)
    subscriber.begin(this.#startOf(source.after))
    return iterator
  }

  /** Subscriptions of the connection. */
  subscriptionsOn(connection: Connection): number {
    return this.#connections.get(connection)?.subscribers.size ?? 0
  }

  /** The socket is closed: nothing of it stays. */
  forget(connection: Connection): void {
    for (const subscriber of this.#connections.get(connection)?.subscribers ?? []) subscriber.leave()
  }

  /** Tells everyone to come back later and ends their subscriptions. */
  goAway(retryAfterMs: number): void {
    this.#each((group) => {
      const payload = group.render({ __typename: 'GoingAway', retryAfterMs })
      for (const subscriber of group.subscribers) {
        subscriber.send(payload)
        subscriber.leave()
      }
    })
  }
  stats(): LiveStats {
    const groups = [...this.#groups.values()]
    const count = (of: (group: Group) => number) => groups.reduce((sum, group) => sum + of(group), 0)
    return {
      ...this.#counters,
      subscribers: count((group) => group.subscribers.size),
      lagging: count((group) => group.lagging.size),
      groups: groups.length,
      sockets: this.#connections.size,
      lagMs: this.#lagMs,
      position: this.#position,
    }
  }

  /** Stops the timers; subscriptions still open are ended. */
  close(): void {
    this.#inbox.close()
    for (const alarm of this.#alarms) alarm.cancel()
    this.#each((group) => {
      for (const subscriber of group.subscribers) subscriber.leave()
    })
  }

  #open(
    field: 'board' | 'facts',
    filter: ClockFilter | null | undefined,
    after: string | null | undefined,
    viewer: LiveViewer,
  ): LiveSource {
    const visibility = viewer.visibility ?? null
    const named = visibility === null ? null : [...visibility.parties].sort()
    const scope = canonicalJson([[...viewer.scopes].sort(), viewer.board ?? null, named])
    const seen = intersectVisible(filter ?? {}, visibility)
    return new LiveSource(field, seen, after ?? null, scope, visibility, viewer.principal)
  }

  #startOf(after: string | null): Start {
    if (after === null) return { kind: 'open', reset: null }
    const cursor = readCursor(after, this.#epoch)
    return cursor.ok ? { kind: 'after', position: cursor.position } : { kind: 'open', reset: cursor.reason }
  }

  #groupFor(source: LiveSource, selection: Selection): Group {
    const key = canonicalJson([source.field, source.filter, source.scope, selectionKey(selection)])
    const known = this.#groups.get(key)
    if (known !== undefined) return known
    const feed =
      source.field === 'board'
        ? new BoardFeed(source.filter, this.#deps, source.visibility)
        : new FactFeed(source.filter, this.#deps, source.visibility)
    const group = new Group(key, feed, selection, this.#position, { ...this.#deps, viewer: source.viewer })
    this.#groups.set(key, group)
    return group
  }

  #stateOf(connection: Connection): ConnectionState {
    const known = this.#connections.get(connection)
    if (known !== undefined) return known
    const state = new ConnectionState(connection, this.#limits, this.#clockwork, () => {
      this.#counters.dropped++
    })
    this.#connections.set(connection, state)
    return state
  }

  #isConfirmed(): boolean {
    const since = this.#confirmedMs
    return since === null || this.#clockwork.monotonic() - since <= this.#limits.confirmedMs
  }

  #deliver(batch: PlacedBatch): void {
    this.#position = Math.max(this.#position, batch.to)
    const newest = batch.facts.at(-1)
    if (newest !== undefined) this.#lagMs = Math.max(0, this.#clockwork.now() - newest.recordedAt)
    this.#each((group) => group.publish(batch))
  }

  /** Before the first batch a reading tells where the log stands. */
  #learn(head: number): void {
    if (this.#position >= 0) return
    this.#position = head
    this.#each((group) => {
      if (group.position < 0) group.position = head
    })
  }

  #forget(group: Group): void {
    if (this.#groups.get(group.key) === group) this.#groups.delete(group.key)
  }

  #each(fn: (group: Group) => void): void {
    for (const group of this.#groups.values()) fn(group)
  }
}
