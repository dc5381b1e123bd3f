import {
  type Amount,
  type AtRisk,
  canonicalJson,
  formatAmount,
  isHeldMetric,
  type Predicate,
  type Target,
  type TicketMatch,
} from '@tenggat/domain'
import type { Words } from '../words/words.js'

type Speech = Words['agreement']

/** `4 hours`, `3 working days by close of business`. */
export function amountWords(amount: Amount, speech: Speech): string {
  const said = speech.unit[amount.unit](amount.value)
  return amount.at === 'close-of-business' ? `${said} ${speech.closeOfBusiness}` : said
}

/** The promise itself: `It is solved within 4 hours`. */
export function promiseWords({ metric, within }: Target, speech: Speech): string {
  const amount = amountWords(within, speech)
  const sentence = speech.metricSentence[metric]
  return isHeldMetric(metric) ? speech.atMost(sentence, amount) : speech.within(sentence, amount)
}

/** `priority P1 or P2 and service Payroll`; empty for a match that everything fits. */
export function matchWords(match: TicketMatch, speech: Speech): string {
  return Object.entries(match)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => {
      const name = speech.field[field] ?? field
      if (typeof value === 'boolean') return `${name}: ${value ? speech.yes : speech.no}`
      const values = (value as readonly string[]).map((it) =>
        field === 'status' ? (speech.status[it] ?? it) : it,
      )
      return `${name} ${values.join(speech.or)}`
    })
    .join(speech.and)
}

export const predicateWords = (predicate: Predicate, speech: Speech): string =>
  predicate.map((match) => matchWords(match, speech)).join(speech.or)

/** What a target counts on and what interrupts it, each a few words. */
export function conditionWords(target: Target, speech: Speech): readonly string[] {
  const { atRisk, pauseWhen, stopWhen, heldWhile } = target
  return [
    speech.onCalendar(target.calendar.split('/').pop()!),
    ...(heldWhile === undefined ? [] : [speech.heldWhile(predicateWords(heldWhile, speech))]),
    ...(pauseWhen.length === 0 ? [] : [speech.pausesWhile(predicateWords(pauseWhen, speech))]),
    ...(stopWhen === undefined ? [] : [speech.stopsWhen(predicateWords(stopWhen, speech))]),
    ...(atRisk.length === 0
      ? []
      : [speech.atRiskAt(atRisk.map((it) => thresholdWords(it, speech)).join(', '))]),
  ]
}

function thresholdWords(threshold: AtRisk, speech: Speech): string {
  if (threshold.kind === 'percent') return `${threshold.percent} %`
  return speech.before(formatAmount({ value: threshold.ms / 60_000, unit: 'minutes' }))
}

export interface PriorityTargets {
  /** The priorities a target is for, as written; empty for every ticket. */
  readonly heading: string
  readonly targets: readonly Target[]
}

/** Targets by the tickets they are for, in the order written; the first that fits a ticket wins. */
export function byPriority(targets: readonly Target[], speech: Speech): readonly PriorityTargets[] {
  const groups = new Map<string, Target[]>()
  for (const target of targets) {
    const heading = matchWords(target.when, speech)
    groups.set(heading, [...(groups.get(heading) ?? []), target])
  }
  return [...groups].map(([heading, grouped]) => ({ heading, targets: grouped }))
}

/**
 * The target before it that always applies first: of the same metric, for the same tickets or for every ticket. Null where there is
 * none.
 */
export function passedOverFor(target: Target, targets: readonly Target[]): Target | null {
  const when = canonicalJson(target.when)
  const before = targets.slice(0, targets.indexOf(target))
  return (
    before.find((it) => it.metric === target.metric && [when, '{}'].includes(canonicalJson(it.when))) ?? null
  )
}

/** The level that a running target comes from, or null for one of the agreement's own. */
export function levelOf(targetId: string): string | null {
  const slash = targetId.lastIndexOf('/')
  return slash < 0 ? null : targetId.slice(0, slash)
}
