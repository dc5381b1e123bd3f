import { type OpenHours, type Season, WEEKDAYS, type WeeklyCalendar } from '../../src/calendar/calendar.js'
import { zoneNamed } from '../../src/calendar/zone.js'
import type { Random } from '../../src/testing/random.js'
import { DAY_MS, HOUR_MS, type Instant } from '../../src/time/instant.js'
import { localDateOf } from '../../src/time/localDate.js'

/** Zones that have done something unusual: half-hour and two-hour steps, skipped and repeated dates, Ramadan, seconds. */
export const ZONES = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'Africa/Monrovia',
  'America/Asuncion',
  'America/Caracas',
  'America/Havana',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Scoresbysund',
  'America/St_Johns',
  'Antarctica/Troll',
  'Asia/Beirut',
  'Asia/Gaza',
  'Asia/Jakarta',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Manila',
  'Asia/Pyongyang',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Europe/Dublin',
  'Europe/London',
  'Europe/Stockholm',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Kwajalein',
  'UTC',
]

/** An instant on a whole minute, most often within days of a change of the zone's clock. */
export function randomInstant(zone: string, random: Random): Instant {
  const from = Date.UTC(1970, 0)
  const to = Date.UTC(2038, 0)
  const changes = zoneNamed(zone)!.stretches(from, to).slice(1)
  const near =
    changes.length > 0 && random.chance(0.75) ? random.pick(changes).from : from + random.below(to - from)
  return Math.floor((near + (random.next() - 0.5) * 6 * DAY_MS) / 60_000) * 60_000
}

/** Hours of any shape in a zone, with dates of their own around an instant. */
export function randomDefinition(timeZone: string, around: Instant, random: Random): WeeklyCalendar {
  const hours = () => Array.from({ length: random.below(3) + 1 }, () => randomHours(random))
  const dates = Array.from({ length: random.below(4) }, () => {
    const day = Math.floor(around / DAY_MS) + random.below(9) - 4
    return [localDateOf(day), random.chance(0.5) ? [] : hours()] as const
  })
  const yearly = random.chance(0.2)
    ? {
        yearly: {
          [localDateOf(Math.floor(around / DAY_MS) + 1).slice(5)]: random.chance(0.5) ? [] : hours(),
        },
      }
    : {}
  const weekly = Object.fromEntries(WEEKDAYS.filter(() => random.chance(0.7)).map((day) => [day, hours()]))
  const week = () =>
    Object.fromEntries(WEEKDAYS.filter(() => random.chance(0.7)).map((day) => [day, hours()]))
  return {
    timeZone,
    ...(random.chance(0.3) && { seasons: [randomSeason(around, random, week())] }),
    weekly: Object.keys(weekly).length > 0 ? weekly : { wed: hours() },
    ...yearly,
    dates: Object.fromEntries(dates),
  }
}

/** Begins and ends about the instant, or leaves a few days about it out; every year's, or that year's. */
function randomSeason(around: Instant, random: Random, weekly: Season['weekly']): Season {
  const date = (days: number) => localDateOf(Math.floor(around / DAY_MS) + days)
  const [from, to] = [date(random.below(6) - 4), date(random.below(5) + 2)]
  if (random.chance(0.4)) return { from, to, weekly }
  const [begins, ends] = random.chance(0.7) ? [from, to] : [to, from]
  return { from: begins.slice(5), to: ends.slice(5), weekly }
}

function randomHours(random: Random): OpenHours {
  const time = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  const opens = 5 * random.below(24 * 12)
  if (random.chance(0.1)) return ['00:00', '24:00']
  const closes = 5 * (random.below(24 * 12) + 1)
  return opens === closes ? ['12:00', '24:00'] : [time(opens), time(closes)]
}

export const hours = (count: number) => count * HOUR_MS

/** Epoch milliseconds of an ISO text with its offset. */
export function at(text: string): Instant {
  const instant = Date.parse(text)
  if (Number.isNaN(instant)) throw new Error(`not an instant: ${text}`)
  return instant
}

export const iso = (instant: Instant) =>
  Number.isFinite(instant) ? new Date(instant).toISOString() : instant
