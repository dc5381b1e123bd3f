import { clause } from '../fields/clause.js'
import { optional, type TermsOf } from '../fields/field.js'
import { items, list } from '../fields/lists.js'
import { reference, references } from '../fields/references.js'
import { id, prose } from '../fields/scalars.js'

const WAIVER = {
  /** Id of the target of these terms that loosens. */
  target: reference('targets'),
  reason: prose(),
  /** Id of the stakeholder who grants it. */
  grantedBy: reference('stakeholders'),
}

/** Leave for one target to promise less than the level above does. */
export interface Waiver extends TermsOf<typeof WAIVER> {}

export const waivers = clause({
  section: 'levels',
  fields: { waivers: items(WAIVER, { most: 1_000, key: 'target' }) },
})

const STEP = {
  agreement: id(),
  /** Id of a held-time target there; null: its only one. */
  target: optional(id()),
}

/** One stay with a holder on a route: at most as long as that agreement's target allows. */
export interface RouteStep extends TermsOf<typeof STEP> {}

const ROUTE = {
  id: id(),
  /** The targets of these terms that must hold on it; none: every resolution target. */
  targets: references('targets', 1_000),
  steps: list(STEP, { least: 1, most: 50, short: 'agreement' }),
}

/** A way a ticket may take through those who support these terms; steps may be left out, never added or swapped. */
export interface Route extends TermsOf<typeof ROUTE> {}

export const routes = clause({ section: 'levels', fields: { routes: items(ROUTE, { most: 200 }) } })
