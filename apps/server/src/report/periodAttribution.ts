import type { Metric } from '@tenggat/domain'
import type { ClockQuestion, Period } from '../store/queries/clockQuestion.js'
import { listAllClocks } from '../store/queries/readClockList.js'
import {
  countBreachCauses,
  type ShareField,
  type ShareReading,
  sumShares,
} from '../store/queries/readShares.js'
import { listAgreementBriefs } from '../store/queries/readTree.js'
import { agreementsIn, seesAgreement } from '../store/sight.js'
import { OTHER_PARTY } from '../store/veil.js'
import { type ClockListFilter, questionOf } from './clockList.js'
import type { ClockNode } from './clockNode.js'
import type { NodeMaker } from './clockNodes.js'
import { monthsTouched } from './months.js'
import type { ReadParts, Reads } from './reads.js'

export type AttributionBy = 'PARTY' | 'LINE' | 'TEAM'

/** What one holder did with the time of clocks decided in one month. */
export interface PeriodAttributionRow {
  /** `YYYY-MM`. */
  readonly period: string
  readonly holder: string
  readonly vendor: boolean
  readonly runningMs: number
  readonly clocks: number
  readonly breachesCaused: number
  readonly overBudgetMs: number
}

export interface AttributionQuestion {
  readonly agreementId: string | null
  readonly period: Period
  readonly by: AttributionBy
  readonly source: string | null
}

export interface AttributionTools {
  readonly toNodes: NodeMaker
  readonly view: Reads['view']
}

const FIELDS: Readonly<Record<AttributionBy, ShareField>> = { PARTY: 'party', LINE: 'line', TEAM: 'team' }
/** The name of time that was nobody's. */
const NOBODY = 'nobody'
/** The metric whose clocks' time is added up: several of one ticket would count its time several times. */
export const COUNTED_METRIC: Metric = 'resolution'

/**
 * Whose the time of customers' resolution clocks decided in a period was, month by month (of the agreement's zone, or of UTC), who
 * brought about their breaches of whatever metric, and by how much the clocks of those behind them overran.
 */
export async function periodAttribution(
  parts: ReadParts,
  tools: AttributionTools,
  { agreementId, period, by, source }: AttributionQuestion,
): Promise<readonly PeriodAttributionRow[]> {
  const { pool, now, sight } = parts
  if (agreementId !== null && !seesAgreement(sight, agreementId)) return []
  const briefs = await listAgreementBriefs(pool, now, agreementsIn(sight))
  const asked = briefs.find(({ id }) => id === agreementId)
  const months = monthsTouched(period.from, period.to, asked?.timeZone ?? 'UTC')
  const reading = readingOf(parts, FIELDS[by], months.bounds)
  const about: ClockListFilter = { decidedIn: period, ...(source === null ? {} : { source: [source] }) }
  const ofCustomer = {
    ...about,
    agreementKind: ['customer'],
    agreementId: agreementId === null ? null : [agreementId],
  }
  const counted = questionOf({ ...ofCustomer, metric: [COUNTED_METRIC] }, parts)
  const decided = questionOf(ofCustomer, parts)
  const behind = briefs.filter(
    ({ kind, supports }) => kind !== 'customer' && (agreementId === null || supports.includes(agreementId)),
  )
  const ofThose = questionOf({ ...about, agreementId: behind.map(({ id }) => id) }, parts)
  const rows = new Map<string, Mutable<PeriodAttributionRow>>()
  const rowOf = (stretch: number, holder: string | null, vendor: boolean) => {
    const month = months.names[Math.min(Math.max(stretch, 1), months.names.length) - 1]!
    const name = JSON.stringify([month, holder, vendor])
    const row = rows.get(name) ?? emptyRow(month, holder ?? NOBODY, vendor)
    rows.set(name, row)
    return row
  }
  for (const { stretch, holder, vendor, ms, clocks } of await sumShares(pool, counted, reading)) {
    const row = rowOf(stretch, holder, vendor)
    row.runningMs += ms
    row.clocks += clocks
  }
  for (const { stretch, holder, vendor, breaches } of await countBreachCauses(pool, decided, reading)) {
    rowOf(stretch, holder, vendor).breachesCaused += breaches
  }
  for (const { clock, overrunMs } of await overrunsOf(parts, tools, ofThose)) {
    const { holder, vendor } = mainHolderOf(clock, FIELDS[by])
    const stretch = months.bounds.findLastIndex((bound) => bound <= clock.breachedAt!) + 1
    rowOf(stretch, holder, vendor).overBudgetMs += overrunMs
  }
  return [...rows.values()].sort(
    (a, b) => a.period.localeCompare(b.period) || a.holder.localeCompare(b.holder) || +a.vendor - +b.vendor,
  )
}

export function readingOf({ sight }: ReadParts, by: ShareField, bounds: readonly number[]): ShareReading {
  return { by, bounds, seen: sight === null ? null : [...sight.parties], other: OTHER_PARTY }
}

export interface Overrun {
  readonly clock: ClockNode
  readonly overrunMs: number
}

/** Breached clocks of a question with what they used beyond their target, up to now where they still run. */
export async function overrunsOf(
  { pool }: ReadParts,
  { toNodes, view }: AttributionTools,
  question: ClockQuestion,
): Promise<readonly Overrun[]> {
  const rows = await listAllClocks(pool, { ...question, state: 'breached' })
  const nodes = await toNodes(rows, null)
  return nodes.map((clock) => ({ clock, overrunMs: view(clock, null).overrunMs }))
}

/** Who had most of a clock; of one that has no share yet whoever has its ticket. */
export function mainHolderOf(
  clock: ClockNode,
  field: ShareField,
): { readonly holder: string | null; readonly vendor: boolean } {
  const [first, ...rest] = clock.shares
  if (first === undefined) return { holder: clock[field], vendor: false }
  const most = rest.reduce((found, share) => (share.ms > found.ms ? share : found), first)
  const holder = most.party === OTHER_PARTY ? OTHER_PARTY : most[field]
  return { holder, vendor: most.vendor }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

function emptyRow(period: string, holder: string, vendor: boolean): Mutable<PeriodAttributionRow> {
  return { period, holder, vendor, runningMs: 0, clocks: 0, breachesCaused: 0, overBudgetMs: 0 }
}
