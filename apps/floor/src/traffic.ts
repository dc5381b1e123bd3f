import { type Instant, type WeeklyCalendar, zoneNamed } from '@tenggat/domain'
import type { Customer } from './customer.js'

/** Local hour to the part of the ordinary traffic: quiet nights, a busy morning, a lunch break. */
const HOURS = [
  0.04, 0.03, 0.02, 0.02, 0.04, 0.1, 0.25, 0.7, 1.4, 1.8, 1.7, 1.2, 0.5, 1.1, 1.5, 1.3, 0.9, 0.5, 0.3, 0.25,
  0.2, 0.15, 0.1, 0.06,
] as const

const SATURDAY = 6
const SUNDAY = 0
const MONDAY = 1
const FRIDAY = 5

/** How many tickets an hour a customer writes at an instant, by the hour and the day in Jakarta. */
export function traffic(
  customer: Customer,
  at: Instant,
  holidays: NonNullable<WeeklyCalendar['dates']>,
): number {
  const local = new Date(at + zoneNamed('Asia/Jakarta')!.offsetAt(at))
  const weekday = local.getUTCDay()
  const hour = local.getUTCHours()
  const free = weekday === SUNDAY || weekday === SATURDAY || local.toISOString().slice(0, 10) in holidays
  const dayPart = free ? customer.weekend : weekdayPart(weekday, hour)
  return customer.hourly * HOURS[hour]! * dayPart
}

/** Monday mornings bring the weekend's trouble; Fridays are quiet around the prayer and end early. */
function weekdayPart(weekday: number, hour: number): number {
  if (weekday === MONDAY && hour < 11) return 1.3
  if (weekday !== FRIDAY || hour < 11) return 1
  return hour < 13 ? 0.4 : 0.8
}
