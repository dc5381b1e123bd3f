import { LOOSENING_WAYS, lastDayOf, METRICS, READINESS_CODES, type ReadinessCode } from '@tenggat/domain'
import { dayInWords } from '../../format/zoneClock.js'
import type { ProblemFragment } from '../../gql/manager.js'
import type { Words } from '../words/words.js'
import type { ShownAgreement } from './shownAgreement.js'

/** What stands in the way, in the reader's language; one that this page does not know yet, as the server says it. */
export function problemWords(
  problem: ProblemFragment,
  agreement: Pick<ShownAgreement, 'terms'>,
  words: Words,
): string {
  const code = READINESS_CODES.find((known) => known === problem.code)
  if (code === undefined) return problem.message
  const id = problem.path.split('.').slice(1).join('.')
  const detail = (problem.detail ?? {}) as Readonly<Record<string, unknown>>
  const person = agreement.terms.stakeholders.find((it) => it.id === detail.stakeholder)
  const sentence = words.readiness[code]({
    name: person?.name ?? id,
    other: otherOf(code, detail, agreement.terms.term, problem.path, words),
  })
  const way = LOOSENING_WAYS.find((known) => known === detail.how)
  if (way !== undefined) return `${sentence}: ${words.loosenings[way]}`
  return person?.email === null ? words.why.noAddress(sentence) : sentence
}

function otherOf(
  code: ReadinessCode,
  detail: Readonly<Record<string, unknown>>,
  term: ShownAgreement['terms']['term'],
  path: string,
  words: Words,
): string | null {
  if (code === 'outsideTerm')
    return path.endsWith('startsOn')
      ? words.agreement.termFrom(dayInWords(term.startsOn ?? '', words.locale))
      : words.agreement.inForceThrough(dayInWords(lastDayOf(term) ?? '', words.locale))
  if (code === 'missingTarget') {
    const metric = METRICS.find((known) => known === detail.metric)
    return metric === undefined ? null : words.metrics[metric].name
  }
  const other = { overlapsVersion: 'version', loosensWithoutWaiver: 'inherited', chainDoesNotFit: 'targetId' }
  const field = other[code as keyof typeof other]
  return field === undefined || detail[field] == null ? null : String(detail[field])
}
