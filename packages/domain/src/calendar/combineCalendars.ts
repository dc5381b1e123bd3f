import { EVER, type Interval, NEVER } from '../time/instant.js'
import { InvalidInput } from '../time/result.js'
import type { Calendar } from './calendar.js'
import { EVERY_INSTANT } from './everyInstant.js'
import type { Hours } from './hours.js'
import { united } from './openStretches.js'
import { Timeline } from './timeline.js'

/** Open when any of the calendars is, each in its own zone: two teams that follow the sun. */
export function unionOf(calendars: readonly [Calendar, ...Calendar[]]): Hours {
  return combined(calendars, (open) => united(open.flat().sort((a, b) => a.from - b.from)))
}

/**
 * Open when all of the calendars are: the customer's hours within the provider's. Throws InvalidInput when they
 * never are at once.
 */
export function intersectionOf(calendars: readonly [Calendar, ...Calendar[]]): Hours {
  const shared = combined(calendars, (open) => open.reduce(meeting))
  if (shared.nextOpen(0) === NEVER && shared.startFor(0, 1) === EVER) {
    const expected = 'hours that meet at least once'
    throw new InvalidInput([
      { code: 'NO_WORKING_TIME', path: [], message: 'the calendars are never open at once', expected },
    ])
  }
  return shared
}

function combined(
  calendars: readonly Calendar[],
  combine: (open: readonly (readonly Interval[])[]) => readonly Interval[],
): Timeline {
  return new Timeline({
    ...EVERY_INSTANT,
    draw: (fromAt, toAt) => combine(calendars.map((calendar) => united(calendar.openBetween(fromAt, toAt)))),
  })
}

/** What two ascending lists of disjoint intervals have in common. */
function meeting(some: readonly Interval[], others: readonly Interval[]): readonly Interval[] {
  const found: Interval[] = []
  let next = 0
  for (const { from, to } of some) {
    while (next < others.length && others[next]!.to <= from) next += 1
    for (let other = next; other < others.length && others[other]!.from < to; other += 1) {
      found.push({ from: Math.max(from, others[other]!.from), to: Math.min(to, others[other]!.to) })
    }
  }
  return found
}
