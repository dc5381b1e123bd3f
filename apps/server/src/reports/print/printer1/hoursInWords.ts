import {
  compileCalendar,
  DAY_MS,
  type Instant,
  type OpenHours,
  WEEKDAYS,
  type WeeklyCalendar,
  zoneNamed,
} from '@tenggat/domain'
import type { Language } from './printedData.js'

/** How far ahead closed days are announced. */
const AHEAD_DAYS = 60
const WORDS = {
  en: { always: 'Around the clock, every day', closed: 'Closed on', until: '–' },
  id: { always: 'Sepanjang waktu, setiap hari', closed: 'Tutup pada', until: '–' },
} as const

/** The hours of a calendar as people read them on a door, and the days of the next two months that differ. */
export function hoursInWords(definition: WeeklyCalendar, now: Instant, language: Language): string[] {
  if (compileCalendar(definition).alwaysOpen) return [WORDS[language].always]
  return [...weekly(definition, language), ...differing(definition, now, language)]
}

function weekly({ weekly }: WeeklyCalendar, language: Language): string[] {
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
      const names =
        from === to ? dayName(from, language) : `${dayName(from, language)}–${dayName(to, language)}`
      return `${names} ${hours}`
    })
}

/** Dates with hours of their own, this year's or every year's. */
function differing(definition: WeeklyCalendar, now: Instant, language: Language): string[] {
  const { holidays = {} } = definition
  const offsetMs = zoneNamed(definition.timeZone)?.offsetAt(now) ?? 0
  return Array.from({ length: AHEAD_DAYS }, (_, day) => {
    const wallMs = Math.floor((now + offsetMs) / DAY_MS) * DAY_MS + day * DAY_MS
    const date = new Date(wallMs).toISOString().slice(0, 10)
    const own = definition.dates?.[date] ?? definition.yearly?.[date.slice(5)]
    if (own === undefined) return null
    const told = dateText(new Date(wallMs), language)
    const name = holidays[date] ?? holidays[date.slice(5)]
    const why = name === undefined ? '' : ` (${name})`
    const hours = hoursText(own, language)
    return hours === '' ? `${WORDS[language].closed} ${told}${why}` : `${told}${why} ${hours}`
  }).filter((line) => line !== null)
}

function hoursText(hours: readonly OpenHours[], language: Language): string {
  const text = hours.map(([opens, closes]) => `${opens}–${closes}`).join(', ')
  return language === 'id' ? text.replaceAll(':', '.') : text
}

const dayName = (index: number, language: Language): string => DAYS[language][index]!

function dateText(date: Date, language: Language): string {
  const day = dayName((date.getUTCDay() + 6) % 7, language)
  const month = MONTHS[language][date.getUTCMonth()]!
  return `${day}${language === 'id' ? ',' : ''} ${date.getUTCDate()} ${month}`
}

const DAYS = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  id: ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'],
} as const

const MONTHS = {
  en: [
    ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
    ...['October', 'November', 'December'],
  ],
  id: [
    ...['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September'],
    ...['Oktober', 'November', 'Desember'],
  ],
} as const
