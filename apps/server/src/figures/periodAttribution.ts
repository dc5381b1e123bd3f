import { questionOf } from '../clocks/clockList.js'
import type { ClockQuestion, Period } from '../clocks/clockQuestion.js'
import type { ReadDeps } from '../reads/readDeps.js'
import { agreementsIn, seesAgreement } from '../tenancy/visibility.js'
import { type HolderMonth, HolderMonths } from './holderMonths.js'
import { monthsTouched } from './months.js'
import { type AttributionDeps, mainHolderOf, overrunsOf } from './overruns.js'
import { COUNTED_METRIC, countBreachCauses, readingOf, type ShareField, sumShares } from './readShares.js'
import { type AgreementBrief, listAgreementBriefs } from './readTree.js'

export type AttributionBy = 'PARTY' | 'LINE' | 'TEAM'

export interface AttributionQuestion {
  /** A customer's agreement; null for all of them. */
  readonly agreementId: string | null
  readonly period: Period
  readonly by: AttributionBy
  readonly source: string | null
}

const FIELDS: Readonly<Record<AttributionBy, ShareField>> = { PARTY: 'party', LINE: 'line', TEAM: 'team' }

/**
 * Whose the time of customers' resolution clocks decided in a period was, month by month (of the agreement's zone, or of UTC), who
 * brought about their breaches of whatever metric, and by how much the clocks of those behind them overran.
 */
export async function periodAttribution(
  deps: ReadDeps,
  tools: AttributionDeps,
  asked: AttributionQuestion,
): Promise<readonly HolderMonth[]> {
  const { pool, now, visibility } = deps
  const { agreementId, period } = asked
  if (agreementId !== null && !seesAgreement(visibility, agreementId)) return []
  const briefs = await listAgreementBriefs(pool, now, agreementsIn(visibility))
  const timeZone = briefs.find(({ id }) => id === agreementId)?.timeZone ?? 'UTC'
  const months = monthsTouched(period.from, period.to, timeZone)
  const field = FIELDS[asked.by]
  const reading = readingOf(deps, field, months.bounds)
  const { counted, decided, behind } = questionsOf(deps, asked, briefs)
  const rows = new HolderMonths(months)
  for (const { stretch, holder, vendor, ms, clocks } of await sumShares(pool, counted, reading)) {
    const row = rows.row(stretch, holder, vendor)
    row.runningMs += ms
    row.clocks += clocks
  }
  for (const { stretch, holder, vendor, breaches } of await countBreachCauses(pool, decided, reading)) {
    rows.row(stretch, holder, vendor).breachesCaused += breaches
  }
  for await (const { clock, overrunMs } of overrunsOf(deps, tools, behind)) {
    const { holder, vendor } = mainHolderOf(clock, field)
    const stretch = months.bounds.findLastIndex((bound) => bound <= clock.breachedAt!) + 1
    rows.row(stretch, holder, vendor).overBudgetMs += overrunMs
  }
  return rows.sorted()
}

/** Customers' clocks whose time counts, all of them, and those of the agreements that stand behind. */
function questionsOf(
  deps: ReadDeps,
  { agreementId, period, source }: AttributionQuestion,
  briefs: readonly AgreementBrief[],
): Readonly<Record<'counted' | 'decided' | 'behind', ClockQuestion>> {
  const about = { decidedIn: period, source: source === null ? null : [source] }
  const ofCustomers = {
    ...about,
    agreementKind: ['customer'],
    agreementId: agreementId === null ? null : [agreementId],
  }
  const behind = briefs.filter(
    ({ kind, supports }) => kind !== 'customer' && (agreementId === null || supports.includes(agreementId)),
  )
  return {
    counted: questionOf({ ...ofCustomers, metric: [COUNTED_METRIC] }, deps),
    decided: questionOf(ofCustomers, deps),
    behind: questionOf({ ...about, agreementId: behind.map(({ id }) => id) }, deps),
  }
}
