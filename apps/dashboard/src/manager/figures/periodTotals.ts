import type { PeriodAttributionQuery } from '../../gql/manager.js'
import { OTHERS, seriesColour } from '../../ui/theme/tokens.js'
import type { Words } from '../words/words.js'
import type { BarSeries } from './BarChart.js'

export type PeriodRow = Omit<PeriodAttributionQuery['periodAttribution']['rows'][number], '__typename'>

export interface HolderTotal extends Omit<PeriodRow, 'period'> {
  readonly key: string
  readonly name: string
}

/** One row per holder over all months, whoever used most first. */
export function holderTotals(rows: readonly PeriodRow[], words: Words): HolderTotal[] {
  const found = new Map<string, HolderTotal>()
  for (const row of rows) {
    const key = `${row.holder}/${row.vendor}`
    const before = found.get(key)
    const name = row.vendor ? words.attribution.vendorOf(row.holder) : row.holder
    found.set(key, {
      ...{ key, name, holder: row.holder, vendor: row.vendor },
      runningMs: row.runningMs + (before?.runningMs ?? 0),
      clocks: row.clocks + (before?.clocks ?? 0),
      breachesCaused: row.breachesCaused + (before?.breachesCaused ?? 0),
      overBudgetMs: row.overBudgetMs + (before?.overBudgetMs ?? 0),
    })
  }
  return [...found.values()].sort((a, b) => b.runningMs - a.runningMs || (a.key < b.key ? -1 : 1))
}

export const monthsOf = (rows: readonly PeriodRow[]): string[] =>
  [...new Set(rows.map((it) => it.period))].sort()

/** More than these could not be told apart; the rest stand together as others. */
const NAMED = 7

/** Stacks per month; the same holder has the same colour in every one. */
export function monthStacks(rows: readonly PeriodRow[], words: Words): BarSeries[] {
  const months = monthsOf(rows)
  const totals = holderTotals(rows, words)
  const named = totals.slice(0, NAMED)
  const place = new Map(named.map(({ key }, i) => [key, i]))
  const stacks = named.map(() => months.map(() => 0))
  const others = months.map(() => 0)
  for (const row of rows) {
    const stack = stacks[place.get(`${row.holder}/${row.vendor}`) ?? -1] ?? others
    stack[months.indexOf(row.period)]! += row.runningMs
  }
  const series = named.map(({ name }, i) => ({ label: name, colour: seriesColour(i), data: stacks[i]! }))
  if (totals.length <= NAMED) return series
  return [...series, { label: words.attribution.others, colour: OTHERS, data: others }]
}
