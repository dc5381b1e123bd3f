import {
  type Calendar,
  type CalendarDefinition,
  DAY_MS,
  type Instant,
  type OpenHours,
  WEEKDAYS,
  zoneNamed,
} from '@tenggat/domain'
import { type Language, LOCALES, wordsOf } from '@tenggat/words'

/** How far ahead closed days are announced. */
const AHEAD_DAYS = 60

const WORDS = {
  en: { always: 'Around the clock, every day', closed: 'Closed on', until: '–' },
  id: { always: 'Sepanjang waktu, setiap hari', closed: 'Tutup pada', until: '–' },
} as const

/** The hours of a calendar as people read them on a door, and the days of the next two months that differ. */
export function hoursInWords(calendar: Calendar, now: Instant, language: Language): string[] {
  if (calendar.alwaysOpen) return [WORDS[language].always]
  return [...weekly(calendar.definition, language), ...differing(calendar, now, language)]
}

function weekly({ weekly }: CalendarDefinition, language: Language): string[] {
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

/** Dates with hours of their own, this year's or every year's. */
function differing(calendar: Calendar, now: Instant, language: Language): string[] {
  const { definition } = calendar
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
