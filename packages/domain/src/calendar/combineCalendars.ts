import { EVER, NEVER } from '../time/instant.js'
import { InvalidInput } from '../time/result.js'
import type { Calendar } from './calendar.js'
import type { Hours } from './hours.js'
import { combinedSource, openSourceOf } from './openSource.js'
import { Timeline } from './timeline.js'

const sourcesOf = (calendars: readonly Calendar[]) =>
  calendars.map(({ definition }) => openSourceOf(definition))

/** Open when any of the calendars is, each in its own zone: two teams that follow the sun. */
export function unionOf(calendars: readonly [Calendar, ...Calendar[]]): Hours {
  return new Timeline(combinedSource('union', sourcesOf(calendars)))
}

/**
 * Open when all of the calendars are: the customer's hours within the provider's. Throws InvalidInput when they
 * never are at once.
 */
export function intersectionOf(calendars: readonly [Calendar, ...Calendar[]]): Hours {
  const shared = new Timeline(combinedSource('intersection', sourcesOf(calendars)))
  if (shared.nextOpen(0) === NEVER && shared.startFor(0, 1) === EVER) {
    const expected = 'hours that meet at least once'
    throw new InvalidInput([
      { code: 'NO_WORKING_TIME', path: [], message: 'the calendars are never open at once', expected },
    ])
  }
  return shared
}
