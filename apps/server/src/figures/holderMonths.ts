import type { Months } from './months.js'

/** What one holder did with the time of clocks decided in one month. */
export interface HolderMonth {
  /** `YYYY-MM`. */
  readonly period: string
  readonly holder: string
  /** The time of an outside vendor of the holder. */
  readonly vendor: boolean
  runningMs: number
  clocks: number
  breachesCaused: number
  overBudgetMs: number
}

/** The name of time that was nobody's. */
const NOBODY = 'nobody'

/** Collects what is told of holders by month, one row each. */
export class HolderMonths {
  readonly #rows = new Map<string, HolderMonth>()

  constructor(private readonly months: Months) {}

  /** @param stretch 1 for the first month; beyond the months the nearest one */
  row(stretch: number, holder: string | null, vendor: boolean): HolderMonth {
    const { names } = this.months
    const period = names[Math.min(Math.max(stretch, 1), names.length) - 1]!
    const name = JSON.stringify([period, holder, vendor])
    const known = this.#rows.get(name)
    if (known !== undefined) return known
    const sums = { runningMs: 0, clocks: 0, breachesCaused: 0, overBudgetMs: 0 }
    const row = { period, holder: holder ?? NOBODY, vendor, ...sums }
    this.#rows.set(name, row)
    return row
  }

  /** By month, then holder, a vendor's time behind the holder's own. */
  sorted(): readonly HolderMonth[] {
    return [...this.#rows.values()].sort(
      (a, b) => a.period.localeCompare(b.period) || a.holder.localeCompare(b.holder) || +a.vendor - +b.vendor,
    )
  }
}
