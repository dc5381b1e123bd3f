import { type Instant, InvalidInput } from '@tenggat/domain'
import { handToWatermark, hasDueByWatermark, moveWatermark } from '../store/queries/engineSources.js'
import { AHEAD_AT_MOST_MS } from './classifyEvents.js'
import type { EngineDeps } from './engineDeps.js'
import { settle } from './settle.js'
import { transact } from './transact.js'

const HANDED_PER_TRANSACTION = 2_000
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
  if (through > clockwork.now() + AHEAD_AT_MOST_MS) {
    const expected = 'an instant that has passed'
    const message = 'a source cannot be complete through the future'
    throw new InvalidInput([{ code: 'throughAhead', path: ['through'], message, expected }])
  }
  const moved = await transact(pool, clockwork, (client) => moveWatermark(client, source, through))
  for (;;) {
    const handed = await transact(pool, clockwork, (client) =>
      handToWatermark(client, source, HANDED_PER_TRANSACTION),
    )
    if (handed < HANDED_PER_TRANSACTION) break
  }
  const before = moved.completeThrough!
  let settled = 0
  for (;;) {
    settled += await settle(deps, { by: 'watermark', source }, before)
    const left = await transact(pool, clockwork, (client) => hasDueByWatermark(client, source, before))
    if (!left) return { settled }
    await clockwork.pause(RETRY_MS)
  }
}
