import { shareInWords, wordsOf } from '@tenggat/words'
import { durationText } from '../durationText.js'
import { tableOf } from '../table.js'
import type { HeldRow, LedgerAnswer, LedgerQuestion, ReassignedTicket } from './fetchLedger.js'

/** What one holder did over all months. */
interface HolderSum {
  readonly holder: string
  runningMs: number
  vendorMs: number
  breachesCaused: number
  overBudgetMs: number
}

/** The ledger as lines for people, the largest holder first. */
export function ledgerText(answer: LedgerAnswer, { by }: LedgerQuestion, pages: string): string[] {
  const sums = sumByHolder(answer.periodAttribution.rows)
  const total = sums.reduce((sum, { runningMs }) => sum + runningMs, 0)
  const { met, breached, undecided } = answer.clockCount
  const count = (value: number) => value.toLocaleString('en')
  const rows = sums.map((sum) => [
    sum.holder,
    durationText(sum.runningMs),
    shareInWords(sum.runningMs, total, wordsOf('en')),
    durationText(sum.vendorMs),
    count(sum.breachesCaused),
    durationText(sum.overBudgetMs),
  ])
  const title = ['running', 'share', "vendors' part", 'breaches caused', 'over own budget']
  const table = [[by.toLowerCase(), ...title], ...rows, ['total', durationText(total)]]
  return [
    `Running business time of customers' resolution clocks, by ${by.toLowerCase()}`,
    '',
    ...tableOf(table, [1, 2, 3, 4, 5]),
    '',
    `${count(met + breached)} clocks are decided, ever; ${count(undecided)} are not yet and have no part in this.`,
    ...reassignmentText(answer.travelled, pages),
  ]
}

function sumByHolder(rows: readonly HeldRow[]): HolderSum[] {
  const sums = new Map<string, HolderSum>()
  for (const { holder, vendor, runningMs, breachesCaused, overBudgetMs } of rows) {
    const empty = { holder, runningMs: 0, vendorMs: 0, breachesCaused: 0, overBudgetMs: 0 }
    const sum = sums.get(holder) ?? empty
    sums.set(holder, sum)
    sum.runningMs += runningMs
    sum.vendorMs += vendor ? runningMs : 0
    sum.breachesCaused += breachesCaused
    sum.overBudgetMs += overBudgetMs
  }
  return [...sums.values()].sort((a, b) => b.runningMs - a.runningMs || a.holder.localeCompare(b.holder))
}

function reassignmentText(travelled: readonly ReassignedTicket[], pages: string): string[] {
  if (travelled.length === 0) return ['', 'No ticket went from one party to another.']
  const rows = travelled.map(({ source, ticketKey, handOvers, parties }) => [
    String(handOvers),
    String(parties),
    `${pages}/tickets/${encodeURIComponent(source)}/${encodeURIComponent(ticketKey)}`,
  ])
  return [
    '',
    'The tickets that travelled most between parties',
    '',
    ...tableOf([['hand-overs', 'parties', 'ticket'], ...rows], [0, 1]),
  ]
}
