import { type OpenHours, WEEKDAYS, type Weekday, type WeekHours, type WeeklyCalendar } from '@tenggat/domain'

/** A stretch of a weekday as shares of the day, for drawing. */
export interface Bar {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** Monday to Sunday, each with its open stretches; hours past midnight go on in the next day. */
export function weekBars(weekly: WeekHours): readonly (readonly Bar[])[] {
  const days: Bar[][] = WEEKDAYS.map(() => [])
  WEEKDAYS.forEach((weekday, index) => {
    for (const hours of weekly[weekday] ?? []) {
      const [from, to] = [shareOf(hours[0]), shareOf(hours[1])]
      const text = hoursText([hours])
      if (to > from) days[index]!.push({ from, to, text })
      else {
        days[index]!.push({ from, to: 1, text })
        if (to > 0) days[(index + 1) % 7]!.push({ from: 0, to, text })
      }
    }
  })
  return days
}

function shareOf(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return (hours * 3_600 + minutes * 60 + seconds) / 86_400
}

/** `08:00–12:00, 13:00–17:00` */
export const hoursText = (hours: readonly OpenHours[]): string =>
  hours.map(([opens, closes]) => `${opens}–${closes}`).join(', ')

const STRETCH = /^(\d{1,2}(?::\d{2}){0,2})\s*(?:-|–|—|to|s\/d)\s*(\d{1,2}(?::\d{2}){0,2})$/

/**
 * Hours as people type them: `08:00-12:00, 13-17`, nothing for closed. Null when it cannot be read; whether the times make sense is
 * the calendar's own question.
 */
export function parseHoursText(text: string): readonly OpenHours[] | null {
  const parts = text.split(/[,;]/).map((it) => it.trim())
  const pairs = parts.filter((it) => it !== '').map((part) => STRETCH.exec(part))
  if (pairs.some((pair) => pair === null)) return null
  return pairs.map((pair) => [fullTime(pair![1]!), fullTime(pair![2]!)] as const)
}

function fullTime(text: string): string {
  const [hours, minutes = '00', ...seconds] = text.split(':')
  return [hours!.padStart(2, '0'), minutes, ...seconds].join(':')
}

export interface SpecialDate {
  readonly date: string
  /** Null: as any other day of that weekday. */
  readonly hours: readonly OpenHours[] | null
  readonly name: string | null
}

/** Dates with hours or a name of their own, those of every year first. */
export function specialDates(calendar: WeeklyCalendar): readonly SpecialDate[] {
  const hours: Readonly<Record<string, readonly OpenHours[]>> = { ...calendar.yearly, ...calendar.dates }
  const names = calendar.holidays ?? {}
  const dates = [...new Set([...Object.keys(hours), ...Object.keys(names)])]
  return dates
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
    .map((date) => ({ date, hours: hours[date] ?? null, name: names[date] ?? null }))
}

export type { Weekday }
