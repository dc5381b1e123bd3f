import type { AgreementTerms, Instant, RunningTerms, TicketEvent } from '@tenggat/domain'
import { onTestFinished } from 'vitest'
import { sealContent, sealRunning } from '../../src/agreements/contentHash.js'
import { type Clockwork, systemClockwork } from '../../src/clockwork.js'
import { createEngine, type EngineOptions } from '../../src/engine/createEngine.js'
import type { Engine } from '../../src/engine/engine.js'
import { outlineOf } from '../../src/store/agreementDocuments.js'
import { toClockRow, toFactRow } from '../../src/store/fromPg.js'
import type { ClockRow, FactRow } from '../../src/store/records.js'
import { storeForTest, type TestStore } from '../support/testDatabase.js'

/** Real time for timers, with a `now` that the test may set. */
export interface Wristwatch extends Clockwork {
  set(at: Instant | null): void
}

export function wristwatch(at: Instant | null = null): Wristwatch {
  const real = systemClockwork()
  let pinned = at
  return {
    ...real,
    now: () => pinned ?? real.now(),
    set: (to) => {
      pinned = to
    },
  }
}

export interface World {
  readonly store: TestStore
  readonly engine: Engine
  readonly watch: Wristwatch
  readonly reported: unknown[]
  apply(...events: TicketEvent[]): ReturnType<Engine['applyTicketEvents']>
  clocks(): Promise<ClockRow[]>
  facts(): Promise<FactRow[]>
  /** Another engine on the same database. */
  another(options?: Partial<EngineOptions>): Promise<Engine>
}

/** A store of its own with agreements in it, and an engine over it. */
export async function aWorld(
  agreements: readonly AgreementTerms[],
  options: Partial<EngineOptions> & { readonly at?: Instant } = {},
): Promise<World> {
  const store = await storeForTest({ poolSize: 8 })
  const watch = wristwatch(options.at ?? null)
  const reported: unknown[] = []
  for (const terms of agreements) await storeAgreement(store, terms, 1, 'epoch')
  const another = async (more: Partial<EngineOptions> = {}) => {
    const report = (error: unknown) => reported.push(error)
    const engine = createEngine({ store, clockwork: watch, report, ...options, ...more })
    await engine.start()
    onTestFinished(() => engine.close())
    return engine
  }
  const engine = await another()
  return {
    store,
    engine,
    watch,
    reported,
    another,
    apply: (...events) => engine.applyTicketEvents(events),
    clocks: async () => {
      const { rows } = await store.pool.query(
        'SELECT * FROM clock ORDER BY ticket_id, agreement_id, metric, cycle',
      )
      return rows.map(toClockRow)
    },
    facts: async () => {
      const { rows } = await store.pool.query('SELECT * FROM fact ORDER BY pos')
      return rows.map(toFactRow)
    },
  }
}

/** @param recordedAt `epoch`: before any ticket, whatever the test's clock says */
export async function storeAgreement(
  store: TestStore,
  terms: AgreementTerms,
  version = 1,
  recordedAt: 'now' | 'epoch' = 'now',
): Promise<void> {
  await store.pool.query(
    `UPDATE agreement_version SET state = 'superseded', in_force = '[]' WHERE agreement_id = $1`,
    [terms.id],
  )
  const { content, contentHash } = sealContent(terms)
  const { runningContent, runningHash } = sealRunning({ ...terms, levels: [] } as RunningTerms)
  await store.pool.query(
    `INSERT INTO agreement_version (agreement_id, version, kind, content, running, outline, document, content_hash,
       running_hash, in_force, recorded_at, recorded_by, activated_at)
     VALUES ($1, $2, $3, $4, $5, $6, '', $7, $8, '[[null,null]]', $9::timestamptz, 'test', $9::timestamptz)`,
    [
      ...[terms.id, version, terms.kind, content, runningContent, JSON.stringify(outlineOf(terms))],
      ...[contentHash, runningHash, recordedAt],
    ],
  )
}

/** The facts that stand: neither retractions nor retracted. */
export function standing(facts: readonly FactRow[]): FactRow[] {
  const gone = new Set(facts.map((fact) => fact.retracts))
  return facts.filter(({ kind, pos }) => kind !== 'retracted' && kind !== 'ticketUpdated' && !gone.has(pos))
}

/** Polls a condition until it holds; fails after ten seconds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const clockwork = systemClockwork()
  const givenUpAt = clockwork.monotonic() + 10_000
  while (!(await holds())) {
    if (clockwork.monotonic() > givenUpAt) throw new Error(`waited in vain until ${what}`)
    await clockwork.pause(5)
  }
}
