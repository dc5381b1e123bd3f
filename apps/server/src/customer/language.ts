import type { Amount } from '@tenggat/domain'
import { type Language, LOCALES } from '@tenggat/words'

export type { Language }

const UNITS = {
  milliseconds: { en: ['millisecond', 'milliseconds'], id: ['milidetik', 'milidetik'] },
  seconds: { en: ['second', 'seconds'], id: ['detik', 'detik'] },
  minutes: { en: ['minute', 'minutes'], id: ['menit', 'menit'] },
  hours: { en: ['hour', 'hours'], id: ['jam', 'jam'] },
  workingDays: { en: ['working day', 'working days'], id: ['hari kerja', 'hari kerja'] },
  calendarDays: { en: ['calendar day', 'calendar days'], id: ['hari kalender', 'hari kalender'] },
} as const

const CLOSE_OF_BUSINESS: Readonly<Record<Language, string>> = {
  en: ' (by close of business)',
  id: ' (sampai jam tutup)',
}

/** An amount as people say it; days and weeks of open time are told in hours, which nobody takes for days. */
export function amountInWords({ value, unit, at }: Amount, language: Language): string {
  if (unit === 'days') return amountInWords({ value: value * 24, unit: 'hours' }, language)
  if (unit === 'weeks') return amountInWords({ value: value * 168, unit: 'hours' }, language)
  const [one, many] = UNITS[unit][language]
  const number = value.toLocaleString(LOCALES[language])
  return `${number} ${value === 1 ? one : many}${at === 'close-of-business' ? CLOSE_OF_BUSINESS[language] : ''}`
}
