import { describe, expect, it } from 'vitest'
import { fixedMs } from '../src/agreement/amount.js'
import { type Course, coursesOf, isObstacle } from '../src/agreement/chain/courses.js'
import { deadlineFrom, deadlinePieces } from '../src/agreement/chain/deadlinePieces.js'
import { endsAlong, legsOf } from '../src/agreement/chain/legs.js'
import { missesOf } from '../src/agreement/chain/misses.js'
import { valueAt } from '../src/agreement/chain/pieces.js'
import type { TargetHours } from '../src/agreement/chain/targetHours.js'
import { type CalendarDefinition, compileCalendar, type Instant } from '../src/index.js'
import { ALWAYS, randomChain, seededRandom, target, workweek } from '../src/testing/index.js'
import { naiveHours } from '../src/testing/naiveCalendar.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Random chains keep hours and amounts on this grid, so whatever turns, turns within a millisecond of it. */
const GRID = 10 * MINUTE

function found({ found }: Course) {
  if (isObstacle(found)) throw new Error(found.code)
  return found
}

/** Every minute, and the milliseconds beside every point of the grid. */
function samples(from: Instant, to: Instant): readonly Instant[] {
  const near: Instant[] = []
  for (let at = Math.floor(from / MINUTE) * MINUTE; at < to; at += MINUTE) {
    near.push(at)
    if (at % GRID === 0) near.push(at - 1, at + 1, at + 2)
  }
  return near.filter((at) => at >= from && at < to)
}

/** Reads the wall clock step by step; null for amounts of days. */
function naiveDeadline({ target, calendar }: TargetHours): ((at: Instant) => Instant) | null {
  const workMs = fixedMs(target.within)
  if (workMs === null) return null
  const hours = naiveHours(calendar.definition, GRID, 60 * DAY)
  const known = new Map<Instant, Instant>()
  return (at) => {
    const before = known.get(at) ?? hours.deadline(at, workMs)
    known.set(at, before)
    return before
  }
}

describe('the latest end of a route, beside an oracle that tries every opening', () => {
  it.each(Array.from({ length: 40 }, (_, index) => index + 1))('AGR-40: seed %i', (seed) => {
    const chain = randomChain(seededRandom(seed))
    const { from } = chain
    const to = Math.min(chain.to, from + 2 * DAY)
    for (const course of coursesOf(chain.customer, chain.supports)) {
      const { promise, stays } = found(course)
      const steps = stays.map(naiveDeadline)
      const due = naiveDeadline(promise)
      if (due === null || steps.includes(null)) continue
      const ends = endsAlong(legsOf(stays, from, to), from, to).at(-1)!
      const misses = missesOf(ends, deadlinePieces(promise, from, to))
      for (const at of samples(from, to)) {
        const endsAt = steps.reduce((start, step) => step!(start), at)
        const reported = [valueAt(ends, at), misses.some(({ first, last }) => first <= at && at <= last)]
        if (reported[0] !== endsAt || reported[1] !== endsAt > due(at))
          expect([at, ...reported]).toEqual([at, endsAt, endsAt > due(at)])
      }
    }
  })
})

describe('days counted on the wall, in the weeks when the wall clock changes', () => {
  const WEEKS = [
    ['Europe/Berlin', Date.UTC(2026, 2, 27)],
    ['Europe/Berlin', Date.UTC(2026, 9, 23)],
    ['Australia/Lord_Howe', Date.UTC(2026, 3, 3)],
    ['America/New_York', Date.UTC(2026, 9, 30)],
  ] as const
  const NIGHTS = { mon: [['22:00', '06:00']], sat: [['20:00', '05:00']], sun: [['01:30', '04:00']] } as const
  const MADE_OF_OTHERS = (timeZone: string): CalendarDefinition => ({
    timeZone,
    union: {
      nights: { timeZone: 'Europe/Berlin', weekly: NIGHTS },
      days: workweek('08:00', '16:00', 'Asia/Jakarta'),
    },
  })
  const cases = WEEKS.flatMap(([timeZone, from]) =>
    [ALWAYS.weekly, NIGHTS].flatMap((weekly) =>
      (['workingDays', 'calendarDays'] as const).map((unit) => ({
        ...{ timeZone, from, unit, definition: { timeZone, weekly } as CalendarDefinition },
      })),
    ),
  )
    .filter(({ definition, unit }) => unit === 'workingDays' || compileCalendar(definition).alwaysOpen)
    .concat(
      WEEKS.map(([timeZone, from]) => ({
        ...{ timeZone, from, unit: 'workingDays' as const, definition: MADE_OF_OTHERS(timeZone) },
      })),
    )

  it.each(cases)(
    'AGR-40: one $unit in $timeZone is due as the calendar says',
    ({ from, definition, unit }) => {
      const calendar = compileCalendar(definition)
      const promise = { target: target({ within: { value: 1, unit } }), calendar }
      const pieces = deadlinePieces(promise, from, from + 4 * DAY)
      const wrong = samples(from, from + 4 * DAY).filter(
        (at) => valueAt(pieces, at) !== deadlineFrom(promise)(at),
      )
      expect(wrong).toEqual([])
    },
  )

  it.each(cases)(
    'AGR-40: a step of one $unit in $timeZone after a shorter one ends as late as any of its starts allows',
    ({ from, definition, unit }) => {
      const agreement = randomChain(seededRandom(1)).supports[0]!
      const calendar = compileCalendar(definition)
      const hour = { agreement, target: target({ within: { value: 90, unit: 'minutes' } }), calendar }
      const day = { ...hour, target: target({ within: { value: 1, unit } }) }
      const to = from + 4 * DAY
      const ends = endsAlong(legsOf([hour, day], from, to), from, to).at(-1)!
      const wrong = samples(from, to).filter((at, index) => {
        if (at % GRID !== 0 && index % 7 !== 0) return false
        const latestStart = deadlineFrom(hour)(at)
        // A closed stretch holds no peak: its starts all count from the next opening.
        const starts = samples(at, Math.min(latestStart, at + 90 * MINUTE) + 1)
        const allowed = [...starts, latestStart].map(deadlineFrom(day))
        return valueAt(ends, at) !== Math.max(...allowed)
      })
      expect(wrong).toEqual([])
    },
  )
})
