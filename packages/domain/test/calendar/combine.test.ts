import { describe, expect, it } from 'vitest'
import { intersectionOf, unionOf } from '../../src/calendar/combineCalendars.js'
import { compileCalendar } from '../../src/calendar/compileCalendar.js'
import { workweek } from '../../src/testing/builders.js'
import { seededRandom } from '../../src/testing/random.js'
import { NEVER } from '../../src/time/instant.js'
import { InvalidInput } from '../../src/time/result.js'
import { at, hours, randomDefinition, ZONES } from './support.js'

describe('union and intersection', () => {
  const jakarta = compileCalendar(workweek('09:00', '17:00', 'Asia/Jakarta'))
  const stockholm = compileCalendar(workweek('08:00', '17:00', 'Europe/Stockholm'))
  const monday = at('2026-03-02T00:00Z')

  it('CAL-21 two zones: Jakarta 02–10 UTC, Stockholm 07–16 UTC in winter', () => {
    const either = unionOf([jakarta, stockholm])
    expect(either.elapsed(monday, monday + hours(24))).toBe(hours(14))
    expect(either.deadline(monday, hours(14) + 1)).toBe(at('2026-03-03T02:00Z') + 1)
    const both = intersectionOf([jakarta, stockholm])
    expect(both.elapsed(monday, monday + hours(24))).toBe(hours(3))
    expect(both.nextOpen(monday)).toBe(at('2026-03-02T07:00Z'))
  })

  it('CAL-21 agree with their members at every quarter of an hour: seeds 1 to 12', () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const random = seededRandom(seed)
      const member = () => compileCalendar(randomDefinition(random.pick(ZONES), monday, random))
      const members = [member(), member()] as const
      const [either, both] = [unionOf(members), intersectionOf(members)]
      for (let instant = monday; instant < monday + hours(7 * 24); instant += hours(0.25)) {
        const open = members.map((calendar) => calendar.isOpen(instant))
        expect(either.isOpen(instant), `seed ${seed} at ${instant}`).toBe(open.includes(true))
        expect(both.isOpen(instant), `seed ${seed} at ${instant}`).toBe(!open.includes(false))
      }
    }
  })

  it('CAL-15 CAL-21 calendars that never meet have no intersection', () => {
    const weekend = compileCalendar({ timeZone: 'UTC', weekly: { sat: [['12:00', '13:00']] } })
    expect(() => intersectionOf([jakarta, weekend])).toThrow(InvalidInput)
    expect(unionOf([jakarta, weekend]).nextOpen(at('2026-03-07T11:00Z'))).not.toBe(NEVER)
  })
})
