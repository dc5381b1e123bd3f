/** Months and weekdays as they are written, in full and cut short, in English and Indonesian. */
const MONTHS = [
  'jan january januari',
  'feb february februari pebruari',
  'mar march maret',
  'apr april',
  'may mei',
  'jun june juni',
  'jul july juli',
  'aug august agu agt ags agustus',
  'sep sept september',
  'oct october okt oktober',
  'nov november nopember',
  'dec december des desember',
]
/** From Monday on. */
const WEEKDAYS = [
  'mon monday sen senin',
  'tue tues tuesday sel selasa',
  'wed wednesday rab rabu',
  'thu thur thurs thursday kam kamis',
  "fri friday jum jumat jum'at",
  'sat saturday sab sabtu',
  'sun sunday min minggu ahad',
]

const placesOf = (lines: readonly string[]): ReadonlyMap<string, number> =>
  new Map(lines.flatMap((line, index) => line.split(' ').map((name) => [name, index] as const)))

const MONTH_PLACES = placesOf(MONTHS)
const WEEKDAY_PLACES = placesOf(WEEKDAYS)

const plain = (name: string): string => name.toLowerCase().replace(/\.$/, '')

/** 1 to 12; null for what is no month. */
export function monthNamed(name: string): number | null {
  const place = MONTH_PLACES.get(plain(name))
  return place === undefined ? null : place + 1
}

/** 0 for Monday to 6 for Sunday; null for what is no weekday. */
export const weekdayNamed = (name: string): number | null => WEEKDAY_PLACES.get(plain(name)) ?? null
