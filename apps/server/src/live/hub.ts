import { canonicalJson } from '@tenggat/domain'
import type { Alarm, Clockwork } from '../clockwork.js'
import type { CommittedBatch } from '../log/consumer.js'
import { readCursor } from '../log/cursor.js'
import type { ClockFilter } from '../store/clockFilter.js'
import { confine } from '../tenancy/veil.js'
import { BatchCompletion } from './batchCompletion.js'
import { BoardFeed } from './boardFeed.js'
import { CalendarWindows } from './calendarWindows.js'
import type { PlacedBatch } from './changes.js'
import type { Counters, LiveStats } from './counters.js'
import { FactFeed } from './factFeed.js'
import { Group, type GroupSetting } from './group.js'
import type { HubOptions, LiveViewer } from './hubOptions.js'
import { Inbox } from './inbox.js'
import { LIVE_LIMITS, type LiveLimits } from './limits.js'
import { Line } from './line.js'
import { LiveSource } from './liveSource.js'
import { Member, type Start } from './member.js'
import { messageSchema } from './messageSchema.js'
import type { Outlet } from './outlet.js'
import { queuedReader } from './queuedReader.js'
import { Seat } from './seat.js'
import { type Selection, selectionKey } from './selection.js'

const NEWS_AFTER_MS = 50

/** Where committed facts turn into messages on sockets. Its modes, entries and exits: README.md beside this file. */
export class Hub {
  readonly #setting: GroupSetting
  readonly #limits: LiveLimits
  readonly #clockwork: Clockwork
  readonly #epoch: string
  readonly #groups = new Map<string, Group>()
  readonly #lines = new Map<Outlet, Line>()
  readonly #counters: Counters = { delivered: 0, dropped: 0, resets: 0 }
  readonly #inbox: Inbox
  readonly #alarms: Alarm[]
  readonly #news = { agreements: 0 }
  #isNewsDue = false
  #position = -1
  #lagMs = 0

  constructor(options: HubOptions) {
    const { clockwork, epoch, buildId, log } = options
    this.#clockwork = clockwork
    this.#epoch = epoch
    this.#limits = { ...LIVE_LIMITS, ...options.limits }
    const reader = queuedReader(options.reader, this.#limits.readers)
    const calendars = new CalendarWindows(reader)
    const completion = new BatchCompletion(reader, calendars)
    const limits = this.#limits
    this.#setting = {
      ...{ reader, calendars, completion, clockwork, epoch, buildId, limits },
      schema: messageSchema(options.schema),
      counters: this.#counters,
      news: this.#news,
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
          for (const member of group.lagging) member.recover()
        }),
      ),
    ]
  }

  /** Hands on what was committed; batches come in order. A batch that leaves positions out is healed by reading them. */
  publish(batch: CommittedBatch): void {
    this.#inbox.put(batch)
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

  /** Seats a subscription: from now on the hub writes its `next` messages to the outlet. `id` is the operation's. */
  join(source: LiveSource, selection: Selection, outlet: Outlet, id: string): Seat {
    const group = this.#groupFor(source, selection)
    const line = this.#lineFor(outlet)
    const seat: Seat = new Seat(() => member.leave())
    const member = new Member(group, line, id, (error) => {
      if (line.members.size === 0) this.#lines.delete(outlet)
      seat.end(error)
    })
    group.members.add(member)
    member.begin(this.#startOf(source.after))
    return seat
  }

  /** Subscriptions seated on the outlet. */
  seatsOf(outlet: Outlet): number {
    return this.#lines.get(outlet)?.members.size ?? 0
  }

  /** The socket is closed: nothing of it stays. */
  forgetOutlet(outlet: Outlet): void {
    for (const member of this.#lines.get(outlet)?.members ?? []) member.leave()
  }

  /** Tells everyone to come back later and ends their subscriptions. */
  goAway(retryAfterMs: number): void {
    this.#each((group) => {
      const payload = group.render({ __typename: 'GoingAway', retryAfterMs })
      for (const member of group.members) {
        member.send(payload)
        member.leave()
      }
    })
  }
  stats(): LiveStats {
    const groups = [...this.#groups.values()]
    const count = (of: (group: Group) => number) => groups.reduce((sum, group) => sum + of(group), 0)
    return {
      ...this.#counters,
      subscribers: count((group) => group.members.size),
      lagging: count((group) => group.lagging.size),
      groups: groups.length,
      sockets: this.#lines.size,
      lagMs: this.#lagMs,
      position: this.#position,
    }
  }

  /** Stops the timers; subscriptions still seated are ended. */
  close(): void {
    this.#inbox.close()
    for (const alarm of this.#alarms) alarm.cancel()
    this.#each((group) => {
      for (const member of group.members) member.leave()
    })
  }

  #open(
    field: 'board' | 'facts',
    filter: ClockFilter | null | undefined,
    after: string | null | undefined,
    viewer: LiveViewer,
  ): LiveSource {
    const sight = viewer.sight ?? null
    const named = sight === null ? null : [...sight.parties].sort()
    const scope = canonicalJson([[...viewer.scopes].sort(), viewer.board ?? null, named])
    return new LiveSource(field, confine(filter ?? {}, sight), after ?? null, scope, sight)
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
        ? new BoardFeed(source.filter, this.#setting, source.sight)
        : new FactFeed(source.filter, this.#setting, source.sight)
    const group = new Group(key, feed, selection, this.#position, this.#setting)
    this.#groups.set(key, group)
    return group
  }

  #lineFor(outlet: Outlet): Line {
    const known = this.#lines.get(outlet)
    if (known !== undefined) return known
    const line = new Line(outlet, this.#limits, this.#clockwork, () => {
      this.#counters.dropped++
    })
    this.#lines.set(outlet, line)
    return line
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
