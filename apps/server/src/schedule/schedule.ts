import type { Instant } from '@tenggat/domain'
import type { Pool } from 'pg'
import type { Alarm, Clockwork } from '../clockwork.js'
import type { CommittedBatch } from '../log/consumer.js'
import { readHorizon, type VersionName } from '../store/queries/engineHorizon.js'
import { Leadership } from './leadership.js'
import { NearHorizon } from './nearHorizon.js'

/** Fires deadlines at their instants. */
export interface Schedule {
  /** Seeks the lead and, as leader, catches up with what fell due while nobody kept time. */
  start(): Promise<void>
  /** Port of the engine: a live clock is due at `at`. */
  earliest(at: Instant): void
  /** Deadlines in facts committed by other instances. */
  learn(batch: Pick<CommittedBatch, 'rows'>): void
  figures(): ScheduleFigures
  stop(): Promise<void>
}

/** For metrics. */
export interface ScheduleFigures {
  readonly isLeader: boolean
  /** How late the earliest deadline of the last firing was taken up, ms. */
  readonly lagMs: number
  /** Deadlines held in memory. */
  readonly queueDepth: number
}

export interface ScheduleDeps {
  readonly store: { readonly pool: Pool; readonly url: string }
  readonly clockwork: Clockwork
  readonly engine: {
    settleDueClocks(before: Instant, ids?: readonly string[]): Promise<number>
    /** Versions whose clocks are left as they are. */
    unread?(): readonly VersionName[]
  }
  readonly report?: (error: unknown, about: Readonly<Record<string, unknown>>) => void
  readonly horizonMs?: number
  readonly entriesAtMost?: number
}

/** The timer is never set further ahead: clocks are corrected, and a delay beyond 2³¹ ms would fire at once. */
const LONGEST_SLEEP_MS = 1_000
/** Every so often the store is asked what is due, whatever memory says; less than a sleep, so no sleep is one short. */
const SWEEP_MS = 900
/** What the leader should have settled so long ago, anybody settles. */
const ABANDONED_MS = 2_000
/** The horizon is read anew when it reaches less far ahead than this. */
const REFILL_MS = 2 * LONGEST_SLEEP_MS
const AFTER_FAILURE_MS = 100
/** Beyond this many, claiming by the index of deadlines is cheaper than by ids. */
const IDS_AT_MOST = 500

export function createSchedule(options: ScheduleDeps): Schedule {
  return new DeadlineSchedule(options)
}

/**
 * One timer, one firing at a time. Asleep: the timer is set to the next deadline, a second at most. Firing: what is due
 * is settled; deadlines noticed meanwhile are looked at before it sleeps again. Only the leader reads the horizon and
 * fires on time; the others sweep what was left lying.
 */
class DeadlineSchedule implements Schedule {
  private readonly horizon = new NearHorizon()
  private readonly leadership: Leadership
  private readonly horizonMs: number
  private readonly entriesAtMost: number
  private alarm: Alarm | null = null
  private firing: Promise<void> | null = null
  private isStopped = true
  private sweptAtMs = Number.NEGATIVE_INFINITY
  private lagMs = 0

  constructor(private readonly options: ScheduleDeps) {
    const { store, clockwork, report } = options
    this.horizonMs = options.horizonMs ?? 60_000
    this.entriesAtMost = options.entriesAtMost ?? 5_000
    this.leadership = new Leadership({ url: store.url, clockwork, report, onGained: () => this.takeOver() })
  }

  async start(): Promise<void> {
    this.isStopped = false
    await this.leadership.start()
    this.wake()
    await this.firing
  }

  async stop(): Promise<void> {
    this.isStopped = true
    this.alarm?.cancel()
    await this.firing
    await this.leadership.stop()
  }

  figures(): ScheduleFigures {
    return {
      isLeader: this.leadership.isLeader(),
      lagMs: this.lagMs,
      queueDepth: this.horizon.depth,
    }
  }

  earliest(at: Instant): void {
    if (!this.leadership.isLeader()) return
    const before = this.horizon.nextAt()
    this.horizon.notice(at)
    if (this.horizon.nextAt() < before) this.sleep()
  }

  learn({ rows }: Pick<CommittedBatch, 'rows'>): void {
    for (const row of rows) if (row.live && row.nextThresholdAt !== null) this.earliest(row.nextThresholdAt)
  }

  private takeOver(): void {
    this.sweptAtMs = Number.NEGATIVE_INFINITY
    this.wake()
  }

  private wake(): void {
    this.alarm?.cancel()
    this.alarm = null
    if (this.firing !== null || this.isStopped) return
    this.firing = this.fire().finally(() => {
      this.firing = null
      this.sleep()
    })
  }

  private sleep(): void {
    if (this.isStopped || this.firing !== null) return
    this.alarm?.cancel()
    const now = this.options.clockwork.now()
    const isBlind = this.leadership.isLeader() && this.horizon.coversUntil < now
    const waitMs = isBlind ? 0 : this.horizon.nextAt() + 1 - now
    const sleepMs = Math.max(0, Math.min(waitMs, LONGEST_SLEEP_MS))
    this.alarm = this.options.clockwork.after(sleepMs, () => this.wake())
  }

  private async fire(): Promise<void> {
    const { clockwork, report } = this.options
    const isSweep = clockwork.monotonic() - this.sweptAtMs >= SWEEP_MS
    const now = clockwork.now()
    try {
      if (this.leadership.isLeader()) await this.fireAsLeader(now, isSweep)
      else await this.fireAsFollower(now, isSweep)
      if (isSweep) this.sweptAtMs = clockwork.monotonic()
    } catch (error) {
      // The ids taken are lost: sweep, and read the horizon anew.
      report?.(error, { doing: 'settling deadlines' })
      this.horizon.forget()
      this.sweptAtMs = Number.NEGATIVE_INFINITY
      await clockwork.pause(AFTER_FAILURE_MS)
    }
  }

  private async fireAsLeader(now: Instant, isSweep: boolean): Promise<void> {
    const { engine } = this.options
    const due = this.horizon.takeDue(now)
    this.lagMs = due.earliestAt === null ? 0 : now - due.earliestAt - 1
    if (isSweep || due.hasUnnamed || due.ids.length > IDS_AT_MOST) await engine.settleDueClocks(now)
    else if (due.ids.length > 0) await engine.settleDueClocks(now, due.ids)
    if (this.horizon.coversUntil < now + REFILL_MS) await this.refill()
  }

  private async fireAsFollower(now: Instant, isSweep: boolean): Promise<void> {
    this.horizon.forget()
    if (isSweep) await this.options.engine.settleDueClocks(now - ABANDONED_MS)
  }

  private async refill(): Promise<void> {
    const { store, clockwork } = this.options
    const until = clockwork.now() + this.horizonMs
    this.horizon.expect(until)
    const left = this.options.engine.unread?.() ?? []
    const entries = await readHorizon(store.pool, until, this.entriesAtMost, left)
    this.horizon.refill(entries, entries.length === this.entriesAtMost)
  }
}
