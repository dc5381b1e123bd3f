import { type Instant, InvalidInput } from '@tenggat/domain'
import type { PoolClient } from 'pg'
import {
  handToWatermark,
  hasDueByWatermark,
  moveKnown,
  moveWatermark,
} from '../store/queries/engineSources.js'
import { AHEAD_AT_MOST_MS } from './classifyEvents.js'
import type { EngineDeps } from './engineDeps.js'
import { settle } from './settle.js'
import { transact } from './transact.js'

const CHANGED_PER_TRANSACTION = 2_000
const RETRY_MS = 5

/**
 * Moves a source's watermark and settles its clocks up to it. Clocks that a writer holds at this moment are waited for:
 * when this resolves, nothing before the watermark is left undecided.
 * @throws InvalidInput when `through` lies in the future, where events may still happen
 */
export async function declareComplete(
  deps: EngineDeps,
  source: string,
  through: Instant,
): Promise<{ readonly settled: number }> {
  const { pool, clockwork } = deps
  requirePast(through, clockwork.now())
  const moved = await transact(pool, clockwork, (client) => moveWatermark(client, source, through))
  await inPortions(deps, (client, most) => handToWatermark(client, source, most))
  return { settled: await settleUpTo(deps, source, moved.completeThrough!) }
}

/**
 * The same of the tickets alone that a log has told of in a source that sends live.
 * @throws InvalidInput when `through` lies in the future
 */
export async function declareKnown(
  deps: EngineDeps,
  source: string,
  through: Instant,
): Promise<{ readonly settled: number }> {
  requirePast(through, deps.clockwork.now())
  await inPortions(deps, (client, most) => moveKnown(client, source, through, most))
  return { settled: await settleUpTo(deps, source, through) }
}

function requirePast(through: Instant, now: Instant): void {
  if (through <= now + AHEAD_AT_MOST_MS) return
  const expected = 'an instant that has passed'
  const message = 'a source cannot be complete through the future'
  throw new InvalidInput([{ code: 'throughAhead', path: ['through'], message, expected }])
}

async function inPortions(
  { pool, clockwork }: EngineDeps,
  change: (client: PoolClient, most: number) => Promise<number>,
): Promise<void> {
  for (;;) {
    const changed = await transact(pool, clockwork, (client) => change(client, CHANGED_PER_TRANSACTION))
    if (changed < CHANGED_PER_TRANSACTION) return
  }
}

async function settleUpTo(deps: EngineDeps, source: string, before: Instant): Promise<number> {
  const { pool, clockwork } = deps
  let settled = 0
  for (;;) {
    settled += await settle(deps, { by: 'watermark', source }, before)
    const left = await transact(pool, clockwork, (client) => hasDueByWatermark(client, source, before))
    if (!left) return settled
    await clockwork.pause(RETRY_MS)
  }
}
