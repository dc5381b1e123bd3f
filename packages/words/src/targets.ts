import {
  type Amount,
  type AtRisk,
  formatMs,
  isPresence,
  type Predicate,
  type Presence,
  parseAmount,
  type ReopenWindow,
  type Target,
  type TicketMatch,
  type Wanted,
} from '@tenggat/domain'
import { inWords } from './document.js'
import { percentInWords } from './rates.js'
import type { Words } from './words.js'

/** `4 hours`, `3 working days by close of business`, `the same working day … if it comes before 14:00, else the next working day`. */
export function amountInWords({ value, unit, at, cutOff }: Amount, words: Words): string {
  const said = words.amountUnits[unit](value)
  if (cutOff !== undefined) {
    const { before, otherwise } = cutOff
    const first = amountInWords({ value, unit, at: 'close-of-business' }, words)
    const isNext = value === 0 && otherwise === 1
    return words.byCutOff(first, before, isNext ? words.nextWorkingDay : words.amountUnits[unit](otherwise))
  }
  if (value === 0) return words.sameWorkingDay
  return at === 'close-of-business' ? `${said} ${words.closeOfBusiness}` : said
}

/** The promise itself: `It is solved within 4 hours`. */
export const promiseInWords = ({ metric, within }: Target, words: Words): string =>
  words.metrics[metric].promise(amountInWords(within, words))

/** A value that tickets have in a field: `waiting on the customer`; names stay as they are. */
export function matchedValue(field: string, value: string, words: Words): string {
  if (field === 'status') return inWords(words.ticketStatuses, value)
  return field === 'impact' || field === 'urgency' ? inWords(words.severities, value) : value
}

/** `priority P1 or P2 and service Payroll`; empty for a match that everything fits. */
export function matchInWords(match: TicketMatch, words: Words): string {
  return Object.entries(match)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => {
      const name = inWords(words.matchFields, field)
      if (typeof value === 'boolean') return `${name}: ${words.joins[value ? 'yes' : 'no']}`
      if (isPresence(value as Wanted)) return words.presences[(value as Presence).is](name)
      const values: readonly string[] = value
      return `${name} ${values.map((it) => matchedValue(field, it, words)).join(words.joins.or)}`
    })
    .join(words.joins.and)
}

export const predicateInWords = (predicate: Predicate, words: Words): string =>
  predicate.map((match) => matchInWords(match, words)).join(words.joins.or)

/** What a target counts on and what interrupts it, each a few words. */
export function conditionsInWords(target: Target, words: Words): readonly string[] {
  const { atRisk, from, pauseUntil } = target
  const { conditions } = words
  const said = (say: (what: string) => string, predicate: Predicate | undefined): readonly string[] =>
    predicate === undefined || predicate.length === 0 ? [] : [say(predicateInWords(predicate, words))]
  return [
    conditions.onCalendar(target.calendar.split('/').pop()!),
    ...(from === undefined ? [] : [conditions.beginsWith(words.beginnings[from])]),
    ...said(conditions.beginsWhen, target.startWhen),
    ...said(conditions.heldWhile, target.heldWhile),
    ...said(conditions.pausesWhile, target.pauseWhen),
    ...(pauseUntil === undefined ? [] : [conditions.pausesUntil(words.pauseEnds[pauseUntil])]),
    ...said(conditions.stopsWhen, target.stopWhen),
    ...said(conditions.cancelledWhile, target.cancelWhen),
    ...said(conditions.resetWhen, target.resetWhen),
    ...(atRisk.length === 0
      ? []
      : [conditions.atRiskAt(atRisk.map((it) => thresholdInWords(it, words)).join(', '))]),
  ]
}

/** `75 %`, `30 minutes before the deadline`, `1 working day before the deadline`, `150 % of the target, when late`. */
export function thresholdInWords(threshold: AtRisk, words: Words): string {
  const { conditions } = words
  switch (threshold.kind) {
    case 'percent': {
      const share = percentInWords(threshold.percent, words)
      return threshold.percent > 100 ? conditions.whenLate(share) : share
    }
    case 'before':
      return conditions.beforeDeadline(amountOfMs(threshold.ms, words))
    case 'daysBefore':
      return conditions.beforeDeadline(amountInWords({ value: threshold.days, unit: 'workingDays' }, words))
    case 'after':
      return conditions.afterDeadline(amountOfMs(threshold.ms, words))
  }
}

/** Milliseconds in the largest unit of which they are a whole number. */
function amountOfMs(ms: number, words: Words): string {
  const read = parseAmount(formatMs(ms))
  return read.ok ? amountInWords(read.value, words) : formatMs(ms)
}

/** `3 calendar days`, `16 hours of working time`, `2 working days`. */
export function windowInWords(window: ReopenWindow, words: Words): string {
  if (window.counted === 'workingDays')
    return amountInWords({ value: window.days, unit: 'workingDays', at: window.at }, words)
  if (window.counted === 'open') return words.conditions.workingTime(amountOfMs(window.ms, words))
  const read = parseAmount(formatMs(window.ms))
  if (!read.ok) throw new Error(`an amount is written as none: ${read.problems[0]!.message}`)
  const { value } = read
  return amountInWords(value.unit === 'days' ? { ...value, unit: 'calendarDays' } : value, words)
}
