import type { Metric } from '../clock/metrics/metrics.js'
import type { Cadence } from './people.js'

/** Something a party does, beside the targets that clocks measure: pays, reports, maintains, meets. */
export interface Obligation {
  readonly id: string
  /** Id of the party that owes it. */
  readonly party: string
  readonly text: string
  readonly cadence: Cadence
  /** `YYYY-MM-DD` in the term's zone, the first (or only) date on which it is due; null: not said. */
  readonly firstDue: string | null
  /** Id of the stakeholder who sees to it. */
  readonly owner: string | null
}

export const GOAL_PERIODS = ['month', 'quarter', 'year'] as const
export const GOAL_MEASURES = ['attainment', 'availability', 'satisfaction', 'count'] as const

/**
 * A goal of a party that can be measured. `attainment`: at least `objective` percent of the clocks of `metric` (all metrics when
 * null) in time; `availability`, `satisfaction`: at least `objective` percent; `count`: at least `objective` of `unit`.
 */
export interface Goal {
  readonly id: string
  readonly party: string
  readonly text: string
  readonly measure: (typeof GOAL_MEASURES)[number]
  readonly metric: Metric | null
  readonly objective: number
  /** Only for `count`, e.g. `qualified leads`. */
  readonly unit: string | null
  readonly period: (typeof GOAL_PERIODS)[number]
  readonly owner: string | null
}

/** A clause in prose: consequences, disputes, review, whatever no machine runs. */
export interface Clause {
  readonly id: string
  readonly title: string
  readonly text: string
}

export const RENEWALS = ['none', 'automatic'] as const

/** How long the agreement runs. Dates are `YYYY-MM-DD` in `timeZone` and begin at midnight there; `endsOn` is the first day without it. */
export interface Term {
  readonly startsOn: string | null
  readonly endsOn: string | null
  /** Calendar days before the end (or before a termination) within which notice must be given. */
  readonly noticeDays: number
  readonly renewal: (typeof RENEWALS)[number]
  readonly timeZone: string
}

/** Leave to promise less than the level above does. */
export interface Waiver {
  /** Id of the target of these terms that loosens. */
  readonly target: string
  readonly reason: string
  /** Id of the stakeholder who grants it. */
  readonly grantedBy: string
}

/** One stay with a holder on a route: at most as long as that agreement's target allows. */
export interface RouteStep {
  readonly agreement: string
  /** Id of a held-time target there; null: its only one. */
  readonly target: string | null
}

/** A way a ticket may take through those who support these terms; steps may be left out, never added or swapped. */
export interface Route {
  readonly id: string
  /** The targets of these terms that must hold on it; empty: every resolution target. */
  readonly targets: readonly string[]
  readonly steps: readonly RouteStep[]
}
