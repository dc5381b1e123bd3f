import { METRICS, METRICS_SINCE } from '../../clock/metrics/metrics.js'
import type { Path } from '../../parse/findings.js'
import { show } from '../../parse/show.js'
import { clause } from '../fields/clause.js'
import { type Context, type Field, optional, type TermsOf, unsaid } from '../fields/field.js'
import { items } from '../fields/lists.js'
import { reference } from '../fields/references.js'
import { choice, id, name, prose } from '../fields/scalars.js'

export const GOAL_PERIODS = ['month', 'quarter', 'year'] as const
export const GOAL_MEASURES = ['attainment', 'availability', 'satisfaction', 'count'] as const

/** A share is written with its sign, a count without. */
const objective: Field<number> = {
  shape: { kind: 'objective' },
  read: (raw, path, context) => readObjective(raw, path, context.beside.measure === 'count', context),
  write: (value, _, beside) => (beside.measure === 'count' ? value : `${value}%`),
}

const GOAL = {
  id: id(),
  party: reference('parties'),
  text: prose(),
  measure: unsaid('attainment', choice('measure', GOAL_MEASURES)),
  /** Only for `attainment`; null: all metrics. */
  metric: optional(choice('metric', METRICS, METRICS_SINCE)),
  objective,
  /** Only for `count`, e.g. `qualified leads`. */
  unit: optional(name()),
  period: unsaid('month', choice('period', GOAL_PERIODS)),
  /** Id of the stakeholder who answers for it. */
  owner: optional(reference('stakeholders')),
}

/**
 * A goal of a party that can be measured. `attainment`: at least `objective` percent of the clocks of `metric` in time;
 * `availability`, `satisfaction`: at least `objective` percent; `count`: at least `objective` of `unit`.
 */
export interface Goal extends TermsOf<typeof GOAL> {}

export const goals = clause({
  section: 'goals',
  fields: { goals: items(GOAL, { most: 200, fresh: { objective: '95%' }, check: checkMeasure }) },
})

/** AGR-18: a metric belongs to attainment, a unit to a count. */
function checkMeasure(goal: Goal, path: Path, { findings }: Context): void {
  if (goal.measure === undefined) return
  if (goal.metric && goal.measure !== 'attainment') {
    const message = `a goal of ${goal.measure} is not about a metric of clocks`
    findings.add('notForMeasure', [...path, 'metric'], message, 'the measure attainment, or leave it out')
  }
  if (goal.unit && goal.measure !== 'count') {
    const message = `${goal.measure} is a share and has no unit`
    findings.add('notForMeasure', [...path, 'unit'], message, 'the measure count, or leave it out')
  }
  if (goal.unit === null && goal.measure === 'count') {
    const expected = 'what is counted, such as qualified leads'
    findings.add('missing', [...path, 'unit'], 'the unit is missing', expected)
  }
}

/** The percentages that goals ask of clocks of a metric; of all clocks where it is null. */
export const attainmentGoals = (goals: readonly Goal[], metric: string | null): readonly number[] =>
  goals
    .filter((goal) => goal.measure === 'attainment' && (goal.metric === null || goal.metric === metric))
    .map(({ objective }) => objective)

const SHARE = /^(\d{1,3}(?:\.\d{1,6})?) ?%$/
const EXPECTED_SHARE = 'a share such as 95%, more than 0 % and at most 100 %'
const EXPECTED_COUNT = 'a number above 0, without a unit'

/** What a goal wants reached: a share, written `95%` or `95`, or for a count a number above nothing. */
function readObjective(
  raw: unknown,
  path: Path,
  isCount: boolean,
  { findings }: Context,
): number | undefined {
  const expected = isCount ? EXPECTED_COUNT : EXPECTED_SHARE
  if (raw === undefined) return findings.add('missing', path, 'the objective is missing', expected)
  const value = isCount ? raw : shareOf(raw)
  const most = isCount ? 1e12 : 100
  if (typeof value === 'number' && value > 0 && value <= most && isPlain(value)) return value
  return findings.add('badObjective', path, `${show(raw)} is not an objective`, expected)
}

function shareOf(raw: unknown): unknown {
  const share = typeof raw === 'string' ? SHARE.exec(raw.trim()) : null
  return share === null ? raw : Number(share[1])
}

/** At most six decimals: what a person can write and read again. */
const isPlain = (value: number): boolean => Number(value.toFixed(6)) === value
