import {
  type Amount,
  type AtRisk,
  formatAmount,
  isPresence,
  type Predicate,
  type Presence,
  type Target,
  type TicketMatch,
  type Wanted,
} from '@tenggat/domain'
import { inWords } from './document.js'
import { percentInWords } from './rates.js'
import type { Words } from './words.js'

/** `4 hours`, `3 working days by close of business`. */
export function amountInWords({ value, unit, at }: Amount, words: Words): string {
  const said = words.amountUnits[unit](value)
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
  const { atRisk, pauseWhen, stopWhen, heldWhile } = target
  const { conditions } = words
  return [
    conditions.onCalendar(target.calendar.split('/').pop()!),
    ...(heldWhile === undefined ? [] : [conditions.heldWhile(predicateInWords(heldWhile, words))]),
    ...(pauseWhen.length === 0 ? [] : [conditions.pausesWhile(predicateInWords(pauseWhen, words))]),
    ...(stopWhen === undefined ? [] : [conditions.stopsWhen(predicateInWords(stopWhen, words))]),
    ...(atRisk.length === 0
      ? []
      : [conditions.atRiskAt(atRisk.map((it) => thresholdInWords(it, words)).join(', '))]),
  ]
}

function thresholdInWords(threshold: AtRisk, words: Words): string {
  if (threshold.kind === 'percent') return percentInWords(threshold.percent, words)
  return words.conditions.beforeDeadline(formatAmount({ value: threshold.ms / 60_000, unit: 'minutes' }))
}
