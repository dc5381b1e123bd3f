import type { HolderNameFragment } from '../../../gql/manager.js'
import type { Words } from '../../words/words.js'

type Held = HolderNameFragment & { readonly ms: number }

/** Who held it, as one line: the line or team within the party, or the vendor behind it. The agent is not named. */
export function nameOfHolder(holder: Omit<HolderNameFragment, '__typename'>, words: Words): string {
  const place = holder.line ?? holder.team
  const name = [holder.party, place].filter((it) => it !== null && it !== '').join(' · ')
  const holderName = name === '' ? words.attribution.nobody : name
  return holder.vendor ? words.attribution.vendorOf(holderName) : holderName
}

/** Shares of the same name taken together, in the order they first come. */
export function byHolder(
  shares: readonly Held[],
  words: Words,
): { readonly name: string; readonly ms: number }[] {
  const found = new Map<string, number>()
  for (const share of shares) {
    const name = nameOfHolder(share, words)
    found.set(name, (found.get(name) ?? 0) + share.ms)
  }
  return [...found].map(([name, ms]) => ({ name, ms })).filter(({ ms }) => ms > 0)
}

export interface WaterfallStep {
  readonly name: string
  readonly fromMs: number
  readonly toMs: number
  /** Where the step passes the budget; null when it stays within. */
  readonly overFromMs: number | null
}

/** Each holder's running time set down where the one before ended; together they are the whole. */
export function waterfall(
  shares: readonly { readonly name: string; readonly ms: number }[],
  budgetMs: number,
): WaterfallStep[] {
  let at = 0
  return shares.map(({ name, ms }) => {
    const fromMs = at
    at += ms
    return { name, fromMs, toMs: at, overFromMs: at > budgetMs ? Math.max(fromMs, budgetMs) : null }
  })
}
