import {
  formatAmount,
  isHeldMetric,
  type Metric,
  type RunningTerms,
  type Target,
  type TicketMatch,
} from '@tenggat/domain'
import { amountInWords, type Language } from './language.js'

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

interface Words {
  readonly priority: (name: string) => string
  readonly promises: Readonly<Partial<Record<Metric, string>>>
  readonly aroundTheClock: string
  readonly inHours: string
  readonly stands: string
  readonly fields: Readonly<Partial<Record<keyof TicketMatch, string>>>
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    priority: (name) => `Priority ${name}: `,
    promises: {
      firstResponse: 'a first answer within',
      nextResponse: 'an answer to every further message within',
      resolution: 'solved within',
      timeToOwn: 'in the hands of a person within',
    },
    aroundTheClock: ', counted around the clock',
    inHours: ', counted in service hours',
    stands: ' The time stands while we wait for your answer.',
    fields: {
      impact: 'impact',
      urgency: 'urgency',
      service: 'service',
      requestType: 'request',
      channel: 'channel',
      tags: 'tag',
    },
  },
  id: {
    priority: (name) => `Prioritas ${name}: `,
    promises: {
      firstResponse: 'jawaban pertama dalam',
      nextResponse: 'jawaban atas setiap pesan berikutnya dalam',
      resolution: 'selesai dalam',
      timeToOwn: 'ditangani seseorang dalam',
    },
    aroundTheClock: ', dihitung sepanjang waktu',
    inHours: ', dihitung dalam jam layanan',
    stands: ' Waktu berhenti selama kami menunggu jawaban Anda.',
    fields: {
      impact: 'dampak',
      urgency: 'urgensi',
      service: 'layanan',
      requestType: 'permintaan',
      channel: 'kanal',
      tags: 'label',
    },
  },
}

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
      (target.when.priority ?? [null]).map((priority) => ({
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

/** `Priority P1: solved within 8 hours, counted in service hours.` */
export function commitmentText({ priority, target, aroundTheClock }: Commitment, language: Language): string {
  const words = WORDS[language]
  const promise = `${words.promises[target.metric]} ${amountInWords(target.within, language)}`
  const hours = aroundTheClock ? words.aroundTheClock : words.inHours
  const waits = target.pauseWhen.some(({ status }) => status?.includes('waitingOnCustomer') === true)
  const text = `${priority === null ? '' : words.priority(priority)}${promise}${conditions(target.when, words)}${hours}.`
  return `${text[0]!.toUpperCase()}${text.slice(1)}${waits ? words.stands : ''}`
}

function conditions(when: TicketMatch, { fields }: Words): string {
  const told = Object.entries(fields).flatMap(([field, name]) => {
    const values = when[field as keyof TicketMatch]
    return Array.isArray(values) ? [`${name} ${values.join(', ')}`] : []
  })
  return told.length === 0 ? '' : ` (${told.join('; ')})`
}
