import {
  type CalendarDefinition,
  combinationOf,
  compileCalendar,
  DAY_MS,
  type Instant,
  isCombined,
  type OpenHours,
  WEEKDAYS,
  type WeekHours,
  type WeeklyCalendar,
  zoneNamed,
} from '@tenggat/domain'
import { capitalised, type Language, LOCALES, wordsOf } from '@tenggat/words'

/** How far ahead closed days are announced. */
const AHEAD_DAYS = 60

const WORDS = {
  en: { always: 'Around the clock, every day', closed: 'Closed on', until: '–' },
  id: { always: 'Sepanjang waktu, setiap hari', closed: 'Tutup pada', until: '–' },
} as const

/** The hours of a calendar as people read them on a door, and the days of the next two months that differ. */
export function hoursInWords(definition: CalendarDefinition, now: Instant, language: Language): string[] {
  if (compileCalendar(definition).alwaysOpen) return [WORDS[language].always]
  if (!isCombined(definition))
    return [
      ...weekly(definition.weekly, language),
      ...seasonal(definition, language),
      ...differing(definition, now, language),
    ]
  const [way, named] = combinationOf(definition)
  const members = Object.entries(named)
  const names = members.map(([name]) => name).join(', ')
  return [
    wordsOf(language).combinations[way](names),
    ...members.flatMap(([name, member]) =>
      hoursInWords(member, now, language).map((line) => `${name} (${member.timeZone}): ${line}`),
    ),
  ]
}

function weekly(weekly: WeekHours, language: Language): string[] {
  const { weekdays } = wordsOf(language)
  const dayNames = WEEKDAYS.map((day) => weekdays[day].name)
  const days = WEEKDAYS.map((day, index) => ({ index, hours: hoursText(weekly[day] ?? [], language) }))
  const runs: { from: number; to: number; hours: string }[] = []
  for (const { index, hours } of days) {
    const last = runs.at(-1)
    if (last?.hours === hours) last.to = index
    else runs.push({ from: index, to: index, hours })
  }
  return runs
    .filter(({ hours }) => hours !== '')
    .map(({ from, to, hours }) => {
      const names = from === to ? dayNames[from] : `${dayNames[from]}–${dayNames[to]}`
      return `${names} ${hours}`
    })
}

/** `Every year from 1 May to 31 August: Monday–Friday 07:00–15:00`. */
function seasonal({ seasons = [] }: WeeklyCalendar, language: Language): string[] {
  const words = wordsOf(language)
  return seasons.map(({ from, to, weekly: hours }) => {
    const isYearly = from.length === 5
    const format = new Intl.DateTimeFormat(LOCALES[language], {
      ...{ timeZone: 'UTC', day: 'numeric', month: 'long' },
      ...(!isYearly && { year: 'numeric' }),
    })
    // In a leap year every date has a name.
    const [begins, ends] = [from, to].map((date) =>
      format.format(Date.parse(isYearly ? `2000-${date}` : date)),
    )
    const when = capitalised(words.seasons[isYearly ? 'everyYear' : 'once'](begins!, ends!))
    return `${when}: ${weekly(hours, language).join('; ') || words.page.closed}`
  })
}

/** Dates with hours of their own, this year's or every year's. */
function differing(definition: WeeklyCalendar, now: Instant, language: Language): string[] {
  const calendar = compileCalendar(definition)
  const offsetMs = zoneNamed(definition.timeZone)?.offsetAt(now) ?? 0
  return Array.from({ length: AHEAD_DAYS }, (_, day) => {
    const wallMs = Math.floor((now + offsetMs) / DAY_MS) * DAY_MS + day * DAY_MS
    const date = new Date(wallMs).toISOString().slice(0, 10)
    const own = definition.dates?.[date] ?? definition.yearly?.[date.slice(5)]
    if (own === undefined) return null
    const format = { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' } as const
    const reported = new Intl.DateTimeFormat(LOCALES[language], format).format(wallMs)
    const name = calendar.holidayOn(date)
    const why = name === null ? '' : ` (${name})`
    const hours = hoursText(own, language)
    return hours === '' ? `${WORDS[language].closed} ${reported}${why}` : `${reported}${why} ${hours}`
  }).filter((line) => line !== null)
}

function hoursText(hours: readonly OpenHours[], language: Language): string {
  const text = hours.map(([opens, closes]) => `${opens}–${closes}`).join(', ')
  return language === 'id' ? text.replaceAll(':', '.') : text
}
