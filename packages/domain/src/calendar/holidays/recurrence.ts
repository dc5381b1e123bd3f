import { type DayNumber, dayNumberOf, localDateOf, weekdayIndexOf } from '../../time/localDate.js'

/** How an event comes again, as far as holidays do: once a year, on its date or on the nth weekday of a month. */
export interface Recurrence {
  readonly everyYears: number
  /** The month, from 1; null: the month of the first. */
  readonly month: number | null
  /** The nth such weekday of the month, from its end where `nth` is below 0; null: the date of the first. */
  readonly onWeekday: { readonly nth: number; readonly weekday: number } | null
  readonly until: DayNumber | null
  readonly count: number | null
}

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const KNOWN = ['FREQ', 'INTERVAL', 'UNTIL', 'COUNT', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'WKST']
const NTH_DAY = /^([+-]?[1-5])(MO|TU|WE|TH|FR|SA|SU)$/

/** The rule of an event that first comes on `first`; null for one that says more than can be told in dates. */
export function readRecurrence(rule: string, first: DayNumber): Recurrence | null {
  const pairs = rule
    .trim()
    .toUpperCase()
    .split(';')
    .filter((part) => part !== '')
    .map((part) => part.split('='))
  if (pairs.some((pair) => pair.length !== 2 || !KNOWN.includes(pair[0]!))) return null
  const said = new Map(pairs as [string, string][])
  if (said.size !== pairs.length || said.get('FREQ') !== 'YEARLY') return null
  const [year, month, date] = localDateOf(first).split('-').map(Number) as [number, number, number]
  const byMonth = wholeOf(said.get('BYMONTH'), 12)
  const nth = said.has('BYDAY') ? NTH_DAY.exec(said.get('BYDAY')!) : null
  const isOfMonth =
    byMonth !== undefined && (nth === null ? byMonth === null || byMonth === month : byMonth !== null)
  const isOfDate = !said.has('BYMONTHDAY') || (nth === null && Number(said.get('BYMONTHDAY')) === date)
  const everyYears = wholeOf(said.get('INTERVAL'), 100) ?? (said.has('INTERVAL') ? undefined : 1)
  const count = wholeOf(said.get('COUNT'), 1_000)
  const until = said.has('UNTIL') ? dayOfValue(said.get('UNTIL')!) : null
  if (!isOfMonth || !isOfDate || (said.has('BYDAY') && nth === null) || year < 1) return null
  if (everyYears === undefined || count === undefined || (said.has('UNTIL') && until === null)) return null
  const onWeekday = nth === null ? null : { nth: Number(nth[1]), weekday: DAYS.indexOf(nth[2]!) }
  return { everyYears, month: byMonth, onWeekday, until, count }
}

/** A whole number from 1; null where nothing is said, undefined for anything else. */
function wholeOf(text: string | undefined, most: number): number | null | undefined {
  if (text === undefined) return null
  const value = Number(text)
  return /^\d{1,4}$/.test(text) && value >= 1 && value <= most ? value : undefined
}

/** On its date every year, without an end. */
export const isForEver = ({ everyYears, onWeekday, until, count }: Recurrence): boolean =>
  everyYears === 1 && onWeekday === null && until === null && count === null

/** The days on which it comes, in order, up to the end of a year. 29 February comes in years that have it. */
export function occurrences(first: DayNumber, rule: Recurrence, throughYear: number): readonly DayNumber[] {
  const days: DayNumber[] = []
  const [from, ownMonth, ownDate] = localDateOf(first).split('-') as [string, string, string]
  for (let year = Number(from); year <= throughYear; year += rule.everyYears) {
    const month = rule.month === null ? ownMonth : String(rule.month).padStart(2, '0')
    const day =
      rule.onWeekday === null
        ? dayNumberOf(`${year}-${ownMonth}-${ownDate}`)
        : nthWeekday(`${year}-${month}`, rule.onWeekday)
    if (day === null || day < first) continue
    if (days.length === rule.count || (rule.until !== null && day > rule.until)) break
    days.push(day)
  }
  return days
}

function nthWeekday(
  month: string,
  { nth, weekday }: { readonly nth: number; readonly weekday: number },
): DayNumber | null {
  const first = dayNumberOf(`${month}-01`)!
  const length = 28 + ['29', '30', '31'].filter((date) => dayNumberOf(`${month}-${date}`) !== null).length
  const earliest = (weekday - weekdayIndexOf(first) + 7) % 7
  const inAll = Math.ceil((length - earliest) / 7)
  const place = nth > 0 ? nth - 1 : inAll + nth
  return place >= 0 && place < inAll ? first + earliest + 7 * place : null
}

const VALUE = /^(\d{4})(\d{2})(\d{2})(?:T\d{6}Z?)?$/

/** The date of a value, whatever time of the day stands with it. */
export function dayOfValue(value: string): DayNumber | null {
  const parts = VALUE.exec(value.trim())
  return parts === null ? null : dayNumberOf(`${parts[1]}-${parts[2]}-${parts[3]}`)
}
