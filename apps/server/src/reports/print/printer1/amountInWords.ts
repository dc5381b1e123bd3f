import type { Amount1, Language } from './printedData.js'

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
export function amountInWords({ value, unit, at }: Amount1, language: Language): string {
  if (unit === 'days') return amountInWords({ value: value * 24, unit: 'hours' }, language)
  if (unit === 'weeks') return amountInWords({ value: value * 168, unit: 'hours' }, language)
  const [one, many] = UNITS[unit as keyof typeof UNITS][language]
  const number = numberText(value, language)
  return `${number} ${value === 1 ? one : many}${at === 'close-of-business' ? CLOSE_OF_BUSINESS[language] : ''}`
}

/** At most three decimals, thousands apart, as the language writes them. */
function numberText(value: number, language: Language): string {
  const [thousands, decimals] = language === 'id' ? ['.', ','] : [',', '.']
  const [whole, part] = String(Math.round(value * 1_000) / 1_000).split('.')
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, thousands!)
  return part === undefined ? grouped : `${grouped}${decimals}${part}`
}
