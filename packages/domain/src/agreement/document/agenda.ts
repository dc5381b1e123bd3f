import type { Instant } from '../../time/instant.js'
import { type AgreementTerms, type AnyClause, CLAUSES, type DueKind } from '../clauses/index.js'
import { settledTermOf } from '../termZone.js'

/** Something that falls due by itself. */
export interface Due {
  readonly kind: DueKind
  readonly at: Instant
}

/** What the clauses of an agreement in force, as it runs, let fall due next, each kind once, strictly after an instant; the earliest first. */
export function agendaOf(
  terms: AgreementTerms,
  after: Instant,
  clauses: readonly AnyClause[] = CLAUSES,
): readonly Due[] {
  const { startsOn, endsOn, renewal, timeZone } = settledTermOf(terms)
  const dates = { startsOn, endsOn: renewal === 'automatic' ? null : endsOn, timeZone }
  return clauses
    .flatMap(({ due = {} }) => Object.entries(due))
    .map(([kind, next]) => ({ kind: kind as DueKind, at: next({ ...terms }, dates, after) }))
    .filter((due): due is Due => due.at !== null)
    .toSorted((left, right) => left.at - right.at)
}
