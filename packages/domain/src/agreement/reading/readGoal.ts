import { METRICS } from '../../clock/metrics/metrics.js'
import type { Findings, Path } from '../../parse/findings.js'
import { optional } from '../../parse/optional.js'
import { readOneOf } from '../../parse/readOneOf.js'
import { readProse } from '../../parse/readProse.js'
import { readRecord } from '../../parse/readRecord.js'
import { readName } from '../../parse/readText.js'
import { GOAL_MEASURES, GOAL_PERIODS, type Goal } from '../promises.js'
import { readId } from './readId.js'
import { readObjective } from './readObjective.js'
import { type Named, readReference } from './readReference.js'

const KEYS: ReadonlySet<string> = new Set([
  'id',
  'party',
  'text',
  'measure',
  'metric',
  'objective',
  'unit',
  'period',
  'owner',
])

/** A goal of a party. Left unsaid: it measures attainment, over all metrics, by the month. */
export function readGoal(raw: unknown, path: Path, named: Named, findings: Findings): Goal | undefined {
  const record = readRecord(raw, path, KEYS, findings)
  if (record === undefined) return undefined
  const at = (key: string): Path => [...path, key]
  const measure = readOneOf(record.measure ?? 'attainment', at('measure'), 'measure', GOAL_MEASURES, findings)
  const goal = {
    id: readId(record.id, at('id'), findings),
    party: readReference(record.party, at('party'), 'party', named, findings),
    text: readProse(record.text, at('text'), findings),
    measure,
    metric: optional(record.metric, at('metric'), findings, (metric, place) =>
      readOneOf(metric, place, 'metric', METRICS, findings),
    ),
    objective: readObjective(record.objective, at('objective'), measure, findings),
    unit: optional(record.unit, at('unit'), findings, readName),
    period: readOneOf(record.period ?? 'month', at('period'), 'period', GOAL_PERIODS, findings),
    owner: optional(record.owner, at('owner'), findings, (owner, place) =>
      readReference(owner, place, 'stakeholder', named, findings),
    ),
  } as Goal
  checkMeasure(goal, path, findings)
  return goal
}

/** A metric belongs to attainment, a unit to a count. */
function checkMeasure(goal: Goal, path: Path, findings: Findings): void {
  if (goal.measure === undefined) return
  if (goal.metric && goal.measure !== 'attainment') {
    const message = `a goal of ${goal.measure} is not about a metric of clocks`
    findings.add('notForMeasure', [...path, 'metric'], message, 'the measure attainment, or leave it out')
  }
  if (goal.unit && goal.measure !== 'count') {
    const message = `${goal.measure} is a share and has no unit`
    findings.add('notForMeasure', [...path, 'unit'], message, 'the measure count, or leave it out')
  }
  if (goal.unit === null && goal.measure === 'count')
    findings.add(
      'missing',
      [...path, 'unit'],
      'the unit is missing',
      'what is counted, such as qualified leads',
    )
}
