import { target, terms } from '@tenggat/domain/testing'
import { expect, it } from 'vitest'
import { questionOf } from '../../src/clocks/clockList.js'
import { clocksInBatches } from '../../src/clocks/readClockList.js'
import type { Queryable } from '../../src/store/queryable.js'
import { aWorld } from '../engine/world.js'

const OPENED = Date.UTC(2026, 10, 19, 9)
const NOW = OPENED + 86_400_000

it.each([1, 6, 7, 8, 20])('clocks are worked through in batches, with at most %i ids held', async (ids) => {
  const world = await aWorld([terms({ targets: [target({})] })], { at: NOW })
  const { pool } = world.store
  for (let n = 1; n <= 7; n++) {
    const changes = [{ kind: 'opened' as const, subject: `no. ${n}` }]
    await world.apply({ source: 'desk', ticketKey: `T-${n}`, eventId: `e${n}`, occurredAt: OPENED, changes })
  }
  let largest = 0
  const query = async (...asked: [string, unknown[]]) => {
    const answer = await pool.query(...asked)
    largest = Math.max(largest, answer.rows.length)
    return answer
  }
  const watched = { query: query as Queryable['query'] }
  const found: string[] = []
  const question = questionOf({}, { now: NOW, visibility: null })
  for await (const rows of clocksInBatches(watched, question, { ids, clocks: 2 })) {
    expect(rows.length).toBeLessThanOrEqual(2)
    found.push(...rows.map(({ ticketKey }) => ticketKey))
  }
  expect(found).toEqual(Array.from({ length: 7 }, (_, index) => `T-${index + 1}`))
  expect(largest).toBe(Math.min(ids, 7))
})
