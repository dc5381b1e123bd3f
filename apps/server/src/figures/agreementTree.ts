import { ratioOf } from '../clocks/clockList.js'
import type { Period } from '../clocks/clockQuestion.js'
import type { ReadDeps } from '../reads/readDeps.js'
import { agreementsIn } from '../tenancy/visibility.js'
import { type Months, monthsUpTo } from './months.js'
import {
  type AgreementBrief,
  type DecidedTally,
  listAgreementBriefs,
  type OpenTally,
  tallyDecided,
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
  /** The share that its goal asks for, between 0 and 1; null when it has no such goal. */
  readonly objective: number | null
  readonly monthly: readonly MonthlyRatio[]
  /** In which its months are cut. */
  readonly timeZone: string
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
    for (const brief of inZone) {
      nodes.push(toNode(brief, open.get(brief.id) ?? NOTHING_OPEN, decided.get(brief.id) ?? [], months))
    }
  }
  return nodes.sort(
    ({ agreement: left }, { agreement: right }) =>
      KIND_RANKS.indexOf(left.kind) - KIND_RANKS.indexOf(right.kind) ||
      RANKS.indexOf(left.level) - RANKS.indexOf(right.level) ||
      (left.id < right.id ? -1 : 1),
  )
}

function toNode(
  agreement: AgreementBrief,
  open: OpenTally,
  decided: readonly DecidedTally[],
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
    objective: objectiveOf(agreement),
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

/** The goal over all metrics goes before one for a single metric. */
function objectiveOf({ goals }: AgreementBrief): number | null {
  const asked = goals.filter((goal) => goal.measure === 'attainment')
  const goal = asked.find((one) => one.metric === null) ?? asked[0]
  return goal === undefined ? null : goal.objective / 100
}
