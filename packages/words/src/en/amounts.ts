import type { Words } from '../words.js'

export const locale = 'en-GB'

const counted = (one: string, many: string) => (value: number) =>
  `${value.toLocaleString(locale)} ${value === 1 ? one : many}`

export const amountUnits: Words['amountUnits'] = {
  milliseconds: counted('millisecond', 'milliseconds'),
  seconds: counted('second', 'seconds'),
  minutes: counted('minute', 'minutes'),
  hours: counted('hour', 'hours'),
  days: counted('day of open hours', 'days of open hours'),
  weeks: counted('week of open hours', 'weeks of open hours'),
  workingDays: counted('working day', 'working days'),
  calendarDays: counted('calendar day', 'calendar days'),
}

export const closeOfBusiness = 'by close of business'

export const weekdays: Words['weekdays'] = {
  mon: { name: 'Monday', short: 'Mon' },
  tue: { name: 'Tuesday', short: 'Tue' },
  wed: { name: 'Wednesday', short: 'Wed' },
  thu: { name: 'Thursday', short: 'Thu' },
  fri: { name: 'Friday', short: 'Fri' },
  sat: { name: 'Saturday', short: 'Sat' },
  sun: { name: 'Sunday', short: 'Sun' },
}
