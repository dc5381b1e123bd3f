import {
  type Amount,
  type AmountUnit,
  formatAmount,
  isHeldMetric,
  isPresence,
  listedIn,
  type Metric,
  type RunningTerms,
  type Target,
  type TicketMatch,
} from '@tenggat/domain'
import { amountInWords, capitalised, type Language, matchedValue, wordsOf } from '@tenggat/words'

/** What is promised for one priority, ready to be told in words. */
export interface Commitment {
  readonly priority: string | null
  readonly metric: Metric
  readonly targetId: string
  /** As the document writes it. */
  readonly within: string
  readonly target: Target
  readonly aroundTheClock: boolean
}

const WORDS = {
  en: {
    priority: (name: string) => `Priority ${name}: `,
    aroundTheClock: ', counted around the clock',
    inHours: ', counted in service hours',
    stands: ' The time stands while we wait for your answer.',
  },
  id: {
    priority: (name: string) => `Prioritas ${name}: `,
    aroundTheClock: ', dihitung sepanjang waktu',
    inHours: ', dihitung dalam jam layanan',
    stands: ' Waktu berhenti selama kami menunggu jawaban Anda.',
  },
} as const

/** Conditions that a customer can tell of a ticket; what they say of the provider's own house is not told. */
const COMPARED = ['impact', 'urgency', 'service', 'requestType', 'channel', 'tags'] as const

/**
 * What the terms promise to a customer, one line a priority; stays of those behind the agreement are no promise to anybody, and
 * what an earlier target settles for every ticket of a priority is not promised again by a later one, such as an inherited one.
 */
export function commitmentsOf(
  terms: RunningTerms,
  isAlwaysOpen: (calendar: string) => boolean,
): Commitment[] {
  const settled = new Set<string>()
  return terms.targets
    .filter(({ metric }) => !isHeldMetric(metric))
    .flatMap((target) =>
      prioritiesOf(target).map((priority) => ({
        priority,
        metric: target.metric,
        targetId: target.id,
        within: formatAmount(target.within),
        target,
        aroundTheClock: isAlwaysOpen(target.calendar),
      })),
    )
    .filter(({ metric, priority, target }) => {
      const about = `${metric} ${priority ?? ''}`
      if (settled.has(about)) return false
      if (Object.keys(target.when).every((field) => field === 'priority')) settled.add(about)
      return true
    })
}

/** Null where no priority is named. */
function prioritiesOf({ when }: Target): readonly (string | null)[] {
  const named = listedIn(when.priority)
  return named.length === 0 ? [null] : named
}

/** `Priority P1: solved within 8 hours, counted in service hours.` */
export function commitmentText({ priority, target, aroundTheClock }: Commitment, language: Language): string {
  const words = WORDS[language]
  const promise = wordsOf(language).metrics[target.metric].commitment(
    amountToCustomer(target.within, language),
  )
  const hours = aroundTheClock ? words.aroundTheClock : words.inHours
  const waits = target.pauseWhen.some(({ status }) => status?.includes('waitingOnCustomer') === true)
  const text = `${priority === null ? '' : words.priority(priority)}${promise}${conditions(target.when, language)}${hours}.`
  return `${capitalised(text)}${waits ? words.stands : ''}`
}

function conditions(when: TicketMatch, language: Language): string {
  const words = wordsOf(language)
  const reported = COMPARED.flatMap((field) => {
    const values = when[field]
    if (values === undefined) return []
    if (isPresence(values)) return [words.presences[values.is](words.matchFields[field])]
    return [
      `${words.matchFields[field]} ${values.map((value) => matchedValue(field, value, words)).join(', ')}`,
    ]
  })
  return reported.length === 0 ? '' : ` (${reported.join('; ')})`
}

const HOURS_IN: Readonly<Partial<Record<AmountUnit, number>>> = { days: 24, weeks: 168 }

/** Days and weeks of open time are told in hours, which nobody takes for days. */
export function amountToCustomer(amount: Amount, language: Language): string {
  const hours = HOURS_IN[amount.unit]
  const reported = hours === undefined ? amount : { value: amount.value * hours, unit: 'hours' as const }
  return amountInWords(reported, wordsOf(language))
}
