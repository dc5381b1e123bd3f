import type { Words } from '../words.js'

export const locale = 'id-ID'

const counted = (unit: string) => (value: number) => `${value.toLocaleString(locale)} ${unit}`

export const amountUnits: Words['amountUnits'] = {
  milliseconds: counted('milidetik'),
  seconds: counted('detik'),
  minutes: counted('menit'),
  hours: counted('jam'),
  days: counted('hari jam buka'),
  weeks: counted('minggu jam buka'),
  workingDays: counted('hari kerja'),
  calendarDays: counted('hari kalender'),
}

export const closeOfBusiness = 'sampai jam tutup'

export const weekdays: Words['weekdays'] = {
  mon: { name: 'Senin', short: 'Sen' },
  tue: { name: 'Selasa', short: 'Sel' },
  wed: { name: 'Rabu', short: 'Rab' },
  thu: { name: 'Kamis', short: 'Kam' },
  fri: { name: 'Jumat', short: 'Jum' },
  sat: { name: 'Sabtu', short: 'Sab' },
  sun: { name: 'Minggu', short: 'Min' },
}
