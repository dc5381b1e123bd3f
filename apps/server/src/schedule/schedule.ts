import type { Instant } from '@tenggat/domain'
import type { Pool } from 'pg'
import type { Alarm, Clockwork } from '../clockwork.js'
import type { CommittedBatch } from '../outbox/committedBatch.js'
import { readHorizon } from '../store/queries/engineHorizon.js'
import { createLeadership } from './leadership.js'
import { NearHorizon } from './nearHorizon.js'

/** Fires deadlines at their instants. */
export interface Schedule {
  /** Seeks the lead and, as leader, catches up with what fell due while nobody kept time. */
  start(): Promise<void>
  /** Port of the engine: a live clock is due at `at`. */
  earliest(at: Instant): void
  /** Deadlines in facts committed by other instances. */
  learn(batch: CommittedBatch): void
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

export interface ScheduleOptions {
  readonly store: { readonly pool: Pool; readonly url: string }
  readonly clockwork: Clockwork
  readonly engine: { settleDueClocks(before: Instant, ids?: readonly string[]): Promise<number> }
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
/** Beyond this many, claiming by the index of deadlines is cheaper than by ids. */
const IDS_AT_MOST = 500

/**
 * One timer, one firing at a time. Asleep: the timer is set to the next deadline, a second at most. Firing: what is due
 * is settled; deadlines noticed meanwhile are looked at before it sleeps again. Only the leader reads the horizon and
 * fires on time; the others sweep what was left lying.
 */
export function createSchedule(options: ScheduleOptions): Schedule {
  const { store, clockwork, engine, report = () => undefined } = options
  const { horizonMs = 60_000, entriesAtMost = 5_000 } = options
  const refillMs = Math.min(horizonMs / 2, 2 * LONGEST_SLEEP_MS)
  const horizon = new NearHorizon()
  let alarm: Alarm | null = null
  let firing: Promise<void> | null = null
  let isStopped = true
  let sweptAtMs = Number.NEGATIVE_INFINITY
  let lagMs = 0

  const refill = async (now: Instant) => {
    horizon.expect(now + horizonMs)
    const entries = await readHorizon(store.pool, now + horizonMs, entriesAtMost)
    horizon.refill(entries, entries.length === entriesAtMost)
  }
  const fireAsLeader = async (now: Instant, isSweep: boolean) => {
    const due = horizon.takeDue(now)
    lagMs = due.earliestAt === null ? 0 : now - due.earliestAt - 1
    if (isSweep || due.hasUnnamed || due.ids.length > IDS_AT_MOST) await engine.settleDueClocks(now)
    else if (due.ids.length > 0) await engine.settleDueClocks(now, due.ids)
    if (horizon.coversUntil < now + refillMs) await refill(clockwork.now())
  }
  const fire = async () => {
    const isSweep = clockwork.monotonic() - sweptAtMs >= SWEEP_MS
    const now = clockwork.now()
    try {
      if (leadership.isLeader()) await fireAsLeader(now, isSweep)
      else {
        horizon.forget()
        if (isSweep) await engine.settleDueClocks(now - ABANDONED_MS)
      }
      if (isSweep) sweptAtMs = clockwork.monotonic()
    } catch (error) {
      // The ids taken are lost: sweep, and read the horizon anew.
      report(error, { doing: 'settling deadlines' })
      horizon.forget()
      sweptAtMs = Number.NEGATIVE_INFINITY
      await clockwork.pause(LONGEST_SLEEP_MS / 10)
    }
  }
  const wake = () => {
    alarm?.cancel()
    alarm = null
    if (firing !== null || isStopped) return
    firing = fire().finally(() => {
      firing = null
      sleep()
    })
  }
  const sleep = () => {
    if (isStopped || firing !== null) return
    alarm?.cancel()
    const now = clockwork.now()
    const isBlind = leadership.isLeader() && horizon.coversUntil < now
    const waitMs = isBlind ? 0 : horizon.nextAt() + 1 - now
    alarm = clockwork.after(Math.max(0, Math.min(waitMs, LONGEST_SLEEP_MS)), wake)
  }
  const earliest = (at: Instant) => {
    if (!leadership.isLeader()) return
    const before = horizon.nextAt()
    horizon.notice(at)
    if (horizon.nextAt() < before) sleep()
  }
  const leadership = createLeadership({
    url: store.url,
    clockwork,
    report,
    onGained: () => {
      sweptAtMs = Number.NEGATIVE_INFINITY
      wake()
    },
  })

  return {
    start: async () => {
      isStopped = false
      await leadership.start()
      wake()
      await firing
    },
    earliest,
    learn: ({ rows }) => {
      for (const row of rows) if (row.live && row.nextThresholdAt !== null) earliest(row.nextThresholdAt)
    },
    figures: () => ({ isLeader: leadership.isLeader(), lagMs, queueDepth: horizon.depth }),
    stop: async () => {
      isStopped = true
      alarm?.cancel()
      await firing
      await leadership.stop()
    },
  }
}
