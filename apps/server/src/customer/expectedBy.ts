import {
  type CompiledAgreement,
  foldTicket,
  formatAmount,
  type Instant,
  isHeldMetric,
  type Metric,
  rulesetOf,
  type Severity,
  type Target,
  type TicketChange,
} from '@tenggat/domain'
import { type Language, wordsOf } from '@tenggat/words'
import { isInForce } from '../agreements/lifecycle/readReferences.js'
import { listInForce } from '../agreements/readAgreements.js'
import type { ReadDeps } from '../reads/readDeps.js'
import { agreementsIn } from '../tenancy/visibility.js'
import { amountToCustomer } from './commitments.js'
import { wallTime } from './wallTime.js'

/** A ticket that nobody has sent yet. */
export interface ExpectedTicket {
  /** null: every customer's agreement that would apply. */
  readonly agreementId: string | null
  readonly customer: string | null
  readonly service: string | null
  readonly priority: string | null
  readonly impact: Severity | null
  readonly urgency: Severity | null
  readonly openedAt: Instant | null
}

/** By when something is promised for it. */
export interface Expectation {
  readonly metric: Metric
  readonly targetId: string
  readonly dueAt: Instant
  readonly within: string
  readonly target: Target
  readonly title: string
  /** Zone of the calendar it is counted on. */
  readonly timeZone: string
  readonly openedAt: Instant
}

/**
 * What would be promised for a ticket opened at an instant, under the versions in force then: the engine's own fold, so the answer is
 * the deadline the ticket would get. Earliest first.
 */
export async function expectedBy(
  { pool, library, visibility, now }: ReadDeps,
  asked: ExpectedTicket,
): Promise<readonly Expectation[]> {
  const openedAt = asked.openedAt ?? now
  const seen = agreementsIn(visibility)
  const rows = (await listInForce(pool, openedAt)).filter(
    (row) =>
      row.kind === 'customer' &&
      row.running !== null &&
      isInForce(row, openedAt) &&
      (seen === null || seen.includes(row.agreementId)) &&
      (asked.agreementId === null || row.agreementId === asked.agreementId),
  )
  await library.ensure(rows)
  const compiled = rows.map((row) => library.agreement(row))
  // Asked about one agreement, it is taken to apply, whatever else of the ticket it goes by.
  const agreements = asked.agreementId === null ? compiled : compiled.map(applyingToAll)
  return expectationsUnder(agreements, asked, openedAt)
}

function applyingToAll(agreement: CompiledAgreement): CompiledAgreement {
  return { ...agreement, terms: { ...agreement.terms, appliesTo: {} } }
}

function expectationsUnder(
  agreements: readonly CompiledAgreement[],
  asked: ExpectedTicket,
  openedAt: Instant,
): readonly Expectation[] {
  const { customer, service, priority, impact, urgency } = asked
  const changes: TicketChange[] = [
    { kind: 'opened' },
    { kind: 'classified', customer, service },
    { kind: 'prioritised', priority, impact, urgency },
  ]
  const event = { source: '', ticketKey: '', eventId: '', occurredAt: openedAt, changes }
  const { fold } = foldTicket([event], agreements)
  return fold.clocks
    .flatMap((clock): Expectation[] => {
      const { metric, targetId, deadlineAt, agreementId } = clock
      if (isHeldMetric(metric) || deadlineAt === null || clock.phase !== 'running') return []
      const agreement = agreements.find(({ id }) => id === agreementId)!
      const { target, calendar } = rulesetOf(agreement, targetId)
      const { timeZone } = calendar.definition
      const within = formatAmount(target.within)
      const { title } = agreement.terms
      return [{ metric, targetId, dueAt: deadlineAt, within, target, title, timeZone, openedAt }]
    })
    .sort((a, b) => a.dueAt - b.dueAt)
}

/** `You will have an answer by Tue 10:20 WIB`. */
export function expectationText(
  { metric, dueAt, openedAt, timeZone }: Expectation,
  language: Language,
  inZone: string | null,
): string {
  const time = wallTime(dueAt, openedAt, inZone ?? timeZone, language)
  return wordsOf(language).metrics[metric].expectation(time)
}

const MAILS: Readonly<Record<Language, (text: string, within: string, title: string) => string>> = {
  en: (text, within, title) =>
    `Thank you, your request has reached us. ${text}. Our agreement “${title}” promises it within ${within}.`,
  id: (text, within, title) =>
    `Terima kasih, permintaan Anda sudah kami terima. ${text}. Perjanjian “${title}” menjanjikannya dalam ${within}.`,
}

/** The text of the first, automatic e-mail. */
export function expectationMail(expectation: Expectation, language: Language): string {
  const within = amountToCustomer(expectation.target.within, language)
  return MAILS[language](expectationText(expectation, language, null), within, expectation.title)
}
