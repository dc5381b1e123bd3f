import { clause } from '../fields/clause.js'
import { optional, type TermsOf } from '../fields/field.js'
import { items } from '../fields/lists.js'
import { reference } from '../fields/references.js'
import { choice, date, id, name, prose } from '../fields/scalars.js'
import { CADENCES } from './dealings.js'

const OBLIGATION = {
  id: id(),
  /** Id of the party that owes it. */
  party: reference('parties'),
  text: prose(),
  cadence: choice('cadence', CADENCES),
  /** `YYYY-MM-DD` in the term's zone, the first (or only) date on which it is due; null: not said. */
  firstDue: optional(date()),
  /** Id of the stakeholder who sees to it. */
  owner: optional(reference('stakeholders')),
}

/** Something a party does, beside the targets that clocks measure: pays, reports, maintains, meets. */
export interface Obligation extends TermsOf<typeof OBLIGATION> {}

export const obligations = clause({
  section: 'obligations',
  fields: { obligations: items(OBLIGATION, { most: 200, fresh: { cadence: 'monthly' } }) },
})

const PROSE = { id: id(), title: name(), text: prose() }

/** A clause in prose: consequences, disputes, whatever no machine runs. */
export interface ProseClause extends TermsOf<typeof PROSE> {}

export const proseClauses = clause({
  section: 'clauses',
  fields: { clauses: items(PROSE, { most: 1_000 }) },
})
