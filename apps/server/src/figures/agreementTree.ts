import type { Goal, Instant } from '@tenggat/domain'
import { ratioOf } from '../clocks/clockList.js'
import type { Period } from '../clocks/clockQuestion.js'
import type { ReadDeps } from '../reads/readDeps.js'
import { agreementsIn } from '../tenancy/visibility.js'
import { type Months, monthsUpTo } from './months.js'
import {
  type AgreementBrief,
  type DecidedTally,
  type GoalStarts,
  type GoalTally,
  listAgreementBriefs,
  type OpenTally,
  tallyDecided,
  tallyGoals,
  tallyOpen,
} from './readTree.js'

export interface MonthlyRatio {
  /** `YYYY-MM` in the agreement's own zone. */
  readonly month: string
  readonly met: number
  readonly breached: number
  readonly ratio: number | null
}

/** An agreement and how it stands; each figure counts what a list with the same question shows. */
export interface AgreementNode extends OpenTally {
  readonly agreement: AgreementBrief
  readonly met: number
  readonly breached: number
  readonly ratio: number | null
  /** Its goals for attainment, each over the period of its own that runs. */
  readonly goals: readonly GoalStanding[]
  readonly monthly: readonly MonthlyRatio[]
  /** In which its months are cut. */
  readonly timeZone: string
}

/** How a goal stands; whether it is kept is counted, not rounded. */
export interface GoalStanding extends Pick<Goal, 'text' | 'metric' | 'period' | 'objective'> {
  readonly goalId: string
  readonly met: number
  readonly breached: number
}

const MONTHS_SHOWN = 12
const NOTHING_OPEN: OpenTally = { open: 0, atRisk: 0, breachedOpen: 0, undecided: 0 }

/** Customer agreements from the widest level down, then what stands behind them. */
const RANKS = ['corporate', 'customer', 'service', null]
const KIND_RANKS = ['customer', 'internal', 'underpinning']

/**
 * Every agreement that may be seen, with what is open now and what was decided in a period.
 * @param period of the met and the breached; null for ever
 */
export async function agreementTree(
  deps: Pick<ReadDeps, 'pool' | 'now' | 'visibility'>,
  period: Period | null,
): Promise<readonly AgreementNode[]> {
  const { pool, now, visibility } = deps
  return nodesOf(deps, await listAgreementBriefs(pool, now, agreementsIn(visibility)), period)
}

/** The same of these agreements only. */
export async function nodesOf(
  { pool, now }: Pick<ReadDeps, 'pool' | 'now'>,
  briefs: readonly AgreementBrief[],
  period: Period | null,
): Promise<readonly AgreementNode[]> {
  const open = await tallyOpen(
    pool,
    briefs.map((brief) => brief.id),
  )
  const nodes: AgreementNode[] = []
  for (const timeZone of new Set(briefs.map((brief) => brief.timeZone))) {
    const inZone = briefs.filter((brief) => brief.timeZone === timeZone)
    const months = monthsUpTo(now, MONTHS_SHOWN, timeZone)
    const zoneIds = inZone.map((brief) => brief.id)
    const decided = await tallyDecided(pool, zoneIds, months.bounds, period)
    const tallies = await tallyGoals(pool, zoneIds, startsOf(now, timeZone))
    for (const brief of inZone) {
      const goals = standingOf(brief, tallies.get(brief.id) ?? [])
      const figures = {
        open: open.get(brief.id) ?? NOTHING_OPEN,
        decided: decided.get(brief.id) ?? [],
        goals,
      }
      nodes.push(toNode(brief, figures, months))
    }
  }
  return nodes.sort(
    ({ agreement: left }, { agreement: right }) =>
      KIND_RANKS.indexOf(left.kind) - KIND_RANKS.indexOf(right.kind) ||
      RANKS.indexOf(left.level) - RANKS.indexOf(right.level) ||
      (left.id < right.id ? -1 : 1),
  )
}

/** The first of the month, quarter and year that run. */
function startsOf(now: Instant, timeZone: string): GoalStarts {
  const { names, bounds } = monthsUpTo(now, 12, timeZone)
  const month = Number(names.at(-1)!.slice(5)) - 1
  const back = (months: number) => bounds[names.length - 1 - (month % months)]!
  return { month: back(1), quarter: back(3), year: back(12) }
}

function standingOf({ goals }: AgreementBrief, tallies: readonly GoalTally[]): readonly GoalStanding[] {
  return goals
    .filter(({ measure }) => measure === 'attainment')
    .map(({ id, text, metric, period, objective }) => {
      const own = tallies.filter((tally) => metric === null || tally.metric === metric)
      const sum = (field: 'met' | 'breached') =>
        own.reduce((total, { counts }) => total + counts[period][field], 0)
      return { goalId: id, text, metric, period, objective, met: sum('met'), breached: sum('breached') }
    })
}

interface NodeFigures {
  readonly open: OpenTally
  readonly decided: readonly DecidedTally[]
  readonly goals: readonly GoalStanding[]
}

function toNode(
  agreement: AgreementBrief,
  { open, decided, goals }: NodeFigures,
  months: Months,
): AgreementNode {
  const sum = (field: 'metInPeriod' | 'breachedInPeriod') =>
    decided.reduce((total, tally) => total + tally[field], 0)
  const met = sum('metInPeriod')
  const breached = sum('breachedInPeriod')
  const monthly = monthlyOf(decided, months)
  return {
    agreement,
    ...open,
    met,
    breached,
    ratio: ratioOf({ met, breached }),
    goals,
    monthly,
    timeZone: agreement.timeZone,
  }
}

/** Every month with what was decided in it. */
export function monthlyOf(decided: readonly DecidedTally[], months: Months): readonly MonthlyRatio[] {
  return months.names.map((month, index) => {
    const tally = decided.find((one) => one.stretch === index + 1)
    const counts = { met: tally?.met ?? 0, breached: tally?.breached ?? 0 }
    return { month, ...counts, ratio: ratioOf(counts) }
  })
}
