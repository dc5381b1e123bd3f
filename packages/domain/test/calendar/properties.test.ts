import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Calendar, WeeklyCalendar } from '../../src/calendar/calendar.js'
import { compileCalendar } from '../../src/calendar/compileCalendar.js'
import { seededRandom } from '../../src/testing/random.js'
import { DAY_MS, type Instant } from '../../src/time/instant.js'
import { randomDefinition, randomInstant, ZONES } from './support.js'

/** fast-check prints the seed and the smallest case of a failure; this is the seed it starts from. */
const RUN = { seed: Number(process.env.TENGGAT_SEED ?? 2026), numRuns: 400 }

interface Case {
  readonly calendar: Calendar
  readonly start: Instant
  /** Whole milliseconds, up to three weeks. */
  readonly spans: readonly [number, number]
  readonly workMs: number
}

const cases: fc.Arbitrary<Case> = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    seed: fc.integer({ min: 0, max: 0xffffffff }),
    spans: fc.tuple(fc.nat(21 * DAY_MS), fc.nat(21 * DAY_MS)),
    workMs: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 14 * DAY_MS })),
    shift: fc.integer({ min: -60_000, max: 60_000 }),
  })
  .map(({ zone, seed, spans, workMs, shift }) => {
    const random = seededRandom(seed)
    const near = randomInstant(zone, random)
    return {
      calendar: compileCalendar(randomDefinition(zone, near, random)),
      start: near + shift,
      spans,
      workMs,
    }
  })

const always = (holds: (it: Case) => void) => fc.assert(fc.property(cases, holds), RUN)

describe('properties', () => {
  it('CAL-8 elapsed adds up over any point in between and never exceeds the clock', () => {
    always(({ calendar, start, spans: [first, second] }) => {
      const middle = start + first
      const end = middle + second
      const whole = calendar.elapsed(start, end)
      expect(calendar.elapsed(start, middle) + calendar.elapsed(middle, end)).toBe(whole)
      expect(whole).toBeLessThanOrEqual(end - start)
      expect(calendar.elapsed(end, start)).toBe(0)
    })
  })

  it('CAL-1 an instant is open exactly when its millisecond counts', () => {
    always(({ calendar, start }) => {
      expect(calendar.elapsed(start, start + 1)).toBe(calendar.isOpen(start) ? 1 : 0)
    })
  })

  it('CAL-9 a deadline uses the work up, and no earlier instant does', () => {
    always(({ calendar, start, workMs }) => {
      const due = calendar.deadline(start, workMs)
      expect(calendar.elapsed(start, due)).toBe(workMs)
      expect(calendar.elapsed(start, due - 1)).toBe(workMs - 1)
      expect(calendar.deadline(start, 0)).toBe(start)
    })
  })

  it('CAL-9 elapsed and deadline undo each other from one opening to the next', () => {
    always(({ calendar, start, spans: [span] }) => {
      const end = start + span
      const worked = calendar.elapsed(start, end)
      const due = calendar.deadline(start, worked)
      expect(due).toBeLessThanOrEqual(Math.max(end, start))
      if (calendar.isOpen(end) && worked > 0) expect(calendar.nextOpen(due)).toBe(end)
    })
  })

  it('CAL-11 startFor is the last start from which the work still fits', () => {
    always(({ calendar, start: deadlineAt, workMs }) => {
      const startAt = calendar.startFor(deadlineAt, workMs)
      expect(calendar.elapsed(startAt, deadlineAt)).toBe(workMs)
      expect(calendar.elapsed(startAt + 1, deadlineAt)).toBe(workMs - 1)
      expect(calendar.deadline(startAt, workMs)).toBeLessThanOrEqual(deadlineAt)
      expect(calendar.startFor(deadlineAt, 0)).toBe(deadlineAt)
    })
  })

  it('CAL-11 startFor undoes deadline up to the next opening', () => {
    always(({ calendar, start, workMs }) => {
      const due = calendar.deadline(start, workMs)
      expect(calendar.startFor(due, workMs)).toBe(calendar.nextOpen(start))
    })
  })

  it('CAL-10 the next opening is open, and all before it is closed', () => {
    always(({ calendar, start }) => {
      const opensAt = calendar.nextOpen(start)
      expect(calendar.isOpen(opensAt)).toBe(true)
      expect(calendar.elapsed(start, opensAt)).toBe(0)
      expect(calendar.nextOpen(opensAt)).toBe(opensAt)
    })
  })

  it('CAL-16 stretches ascend without touching twice, lie within what was asked and sum to the elapsed time', () => {
    always(({ calendar, start, spans: [span] }) => {
      const stretches = calendar.openBetween(start, start + span)
      let seenTo = start
      for (const { from, to } of stretches) {
        expect(from).toBeGreaterThanOrEqual(seenTo)
        expect(to).toBeGreaterThan(from)
        seenTo = to
      }
      expect(seenTo).toBeLessThanOrEqual(start + span)
      const sum = stretches.reduce((ms, { from, to }) => ms + to - from, 0)
      expect(sum).toBe(calendar.elapsed(start, start + span))
    })
  })

  it('CAL-20 answers do not depend on what was asked before', () => {
    const year = 366 * DAY_MS
    fc.assert(
      fc.property(cases, fc.array(fc.integer({ min: -40, max: 40 }), { maxLength: 4 }), (it, years) => {
        const { calendar, start, workMs } = it
        const name = JSON.stringify([start, workMs, years])
        const walked = compileCalendar({
          ...(calendar.definition as WeeklyCalendar),
          holidays: { '2026-01-01': name },
        })
        expect(walked).not.toBe(calendar)
        for (const away of years) walked.isOpen(start + away * year)
        expect(walked.deadline(start, workMs)).toBe(calendar.deadline(start, workMs))
        expect(walked.startFor(start, workMs)).toBe(calendar.startFor(start, workMs))
        expect(walked.elapsed(start, start + 30 * year)).toBe(calendar.elapsed(start, start + 30 * year))
      }),
      { ...RUN, numRuns: 40 },
    )
  })
})
