import { describe, expect, it } from 'vitest'
import type { CalendarDefinition } from '../../src/calendar/calendar.js'
import { compileCalendar } from '../../src/calendar/compileCalendar.js'
import type { Hours } from '../../src/calendar/hours.js'
import { naiveHours } from '../../src/testing/naiveCalendar.js'
import { seededRandom } from '../../src/testing/random.js'
import { DAY_MS, type Instant, MINUTE_MS, SECOND_MS } from '../../src/time/instant.js'
import { at, randomDefinition, randomInstant, ZONES } from './support.js'

/** `TENGGAT_FUZZ=500 TENGGAT_SEED=1 npx vitest run test/calendar/oracle.test.ts` looks further. */
const CASES = Number(process.env.TENGGAT_FUZZ ?? 6)
const FIRST_SEED = Number(process.env.TENGGAT_SEED ?? 2026)
const HORIZON_MS = 15 * DAY_MS

/** Until 1972 Monrovia's clock was 44 minutes and a half behind UTC. */
const stepOf = (zone: string) => (zone === 'Africa/Monrovia' ? 30 * SECOND_MS : MINUTE_MS)

/** The first disagreement of two hours about one random case, or null. */
function disagreement(
  zone: string,
  seed: number,
  judged: (definition: CalendarDefinition) => Hours,
): string | null {
  const random = seededRandom(seed)
  const start = randomInstant(zone, random)
  const definition = randomDefinition(zone, start, random)
  const end = start + random.below(8 * 24 * 60) * MINUTE_MS + random.below(MINUTE_MS)
  const work = random.below(20 * 60) * MINUTE_MS + random.below(MINUTE_MS)
  const oracle = naiveHours(definition, stepOf(zone), HORIZON_MS)
  const hours = judged(definition)
  const withinHorizon = (due: Instant) => (due < start + HORIZON_MS ? due : Number.POSITIVE_INFINITY)
  const asked = {
    elapsed: (it: Hours) => it.elapsed(start, end),
    deadline: (it: Hours) => withinHorizon(it.deadline(start, work)),
    nextOpen: (it: Hours) => withinHorizon(it.nextOpen(start)),
    isOpen: (it: Hours) => it.isOpen(start),
    'isOpen at the end': (it: Hours) => it.isOpen(end),
  }
  for (const [question, answer] of Object.entries(asked)) {
    const [right, given] = [answer(oracle), answer(hours)]
    if (right === given) continue
    const input = JSON.stringify({ start, end, work, definition })
    return `${zone}, seed ${seed}: ${question} is ${right}, not ${given}, for ${input}`
  }
  return null
}

describe('against the naive oracle', () => {
  for (const zone of ZONES) {
    it(`CAL-1 CAL-6 CAL-8 CAL-9 agree with a reading of every minute in ${zone}: seeds from ${FIRST_SEED}`, () => {
      for (let seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed += 1) {
        expect(disagreement(zone, seed, compileCalendar)).toBeNull()
      }
    })
  }

  it('control: a calendar an hour off is found out within the same seeds', () => {
    const shifted = (definition: CalendarDefinition) =>
      compileCalendar({ ...definition, timeZone: 'Etc/GMT-2' })
    const seeds = Array.from({ length: 20 }, (_, index) => FIRST_SEED + index)
    expect(seeds.some((seed) => disagreement('Europe/Berlin', seed, shifted) !== null)).toBe(true)
  })

  it.each([
    ['Africa/Monrovia', '1972-01-06T12:00Z'],
    ['Europe/Paris', '1911-03-10T12:00Z'],
    ['Asia/Jakarta', '1923-12-31T06:00Z'],
    ['America/St_Johns', '1935-03-29T20:00Z'],
  ])('CAL-6 TIM-4 agree to the second where %s left its odd seconds', (timeZone, around) => {
    const hours = [['11:00', '13:00:30'] as const, ['23:59:15', '00:00:45'] as const]
    const definition = {
      timeZone,
      weekly: Object.fromEntries(
        ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, hours]),
      ),
    }
    const oracle = naiveHours(definition, SECOND_MS, 2 * DAY_MS)
    const calendar = compileCalendar(definition)
    const from = at(around)
    expect(calendar.elapsed(from, from + DAY_MS)).toBe(oracle.elapsed(from, from + DAY_MS))
    expect(calendar.deadline(from, 2.5 * 3_600_000)).toBe(oracle.deadline(from, 2.5 * 3_600_000))
  })
})
