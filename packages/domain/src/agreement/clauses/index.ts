import type { Clause } from '../fields/clause.js'
import type { FieldMap, NamesOf, TermsOf } from '../fields/field.js'
import { calendars } from './calendars.js'
import { beneficiaries, communications, contacts } from './dealings.js'
import { goals } from './goals.js'
import { identity, standpoint } from './identity.js'
import { parties, stakeholders } from './people.js'
import { obligations, proseClauses } from './promises.js'
import { review } from './review.js'
import { appliesTo, priorities, services } from './scope.js'
import { summary } from './summary.js'
import { targets } from './targets.js'
import { term } from './term.js'
import { routes, waivers } from './tiers.js'

/** Every clause there is, in the order in which documents state them and pages print them. */
export const CLAUSES = [
  identity,
  standpoint,
  summary,
  parties,
  stakeholders,
  contacts,
  communications,
  beneficiaries,
  services,
  appliesTo,
  calendars,
  priorities,
  targets,
  goals,
  obligations,
  proseClauses,
  term,
  review,
  waivers,
  routes,
] as const

export type AnyClause = Clause<FieldMap, string>

type FieldsOf<C> = C extends Clause<infer M, infer _> ? M : never
type KindOf<C> = C extends Clause<infer _, infer Kind> ? Kind : never
type Together<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer All) => void
  ? All
  : never
type DocumentFields = Together<FieldsOf<(typeof CLAUSES)[number]>>

/** The agreement as typed data: what the document states and what is signed. */
export interface AgreementTerms extends TermsOf<DocumentFields> {}

/** Every field that a document may have, by its path without the places of items: `targets.within`. */
export type FieldName = NamesOf<DocumentFields>

/** Whatever clauses let fall due. */
export type DueKind = KindOf<(typeof CLAUSES)[number]>
