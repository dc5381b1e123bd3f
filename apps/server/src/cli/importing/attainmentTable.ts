import type { GraphqlClient } from '@tenggat/client'
import { attainmentGoals, type Goal } from '@tenggat/domain'
import { rateInWords, wordsOf } from '@tenggat/words'

const ATTAINMENT = `query Attainment($agreementId: ID!) {
  attainment(agreementId: $agreementId, by: [METRIC, IMPACT]) {
    metric impact decided met breached undecided cancelled ratio
  }
}`

export interface AttainmentRow {
  readonly metric: string | null
  readonly impact: string | null
  readonly decided: number
  readonly met: number
  readonly breached: number
  readonly undecided: number
  readonly cancelled: number
  readonly ratio: number | null
}

/** How the agreement's clocks did, by metric and impact, as the server counts them. */
export async function fetchAttainment(
  client: GraphqlClient,
  agreementId: string,
): Promise<readonly AttainmentRow[]> {
  const answer = await client.request<{ attainment: AttainmentRow[] }>(ATTAINMENT, { agreementId })
  return answer.attainment
}

const COLUMNS = [
  'metric',
  'impact',
  'decided',
  'met',
  'breached',
  'undecided',
  'cancelled',
  'attainment',
] as const
const IMPACTS = ['critical', 'high', 'medium', 'low']

/** The rows as a table of text, most severe impact first. */
export function attainmentTable(rows: readonly AttainmentRow[], goals: readonly Goal[] = []): string {
  const sorted = [...rows].sort(
    (left, right) =>
      (left.metric ?? '').localeCompare(right.metric ?? '') ||
      IMPACTS.indexOf(left.impact ?? '') - IMPACTS.indexOf(right.impact ?? ''),
  )
  const cells = [[...COLUMNS], ...sorted.map((row) => toCells(row, goals))]
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)))
  return cells
    .map((line) =>
      line.map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      ),
    )
    .map((line) => line.join('  ').trimEnd())
    .join('\n')
}

function toCells(row: AttainmentRow, goals: readonly Goal[]): string[] {
  const counts = [row.decided, row.met, row.breached, row.undecided, row.cancelled].map((count) =>
    count.toLocaleString('en'),
  )
  const ratio = rateInWords(row, wordsOf('en'), { decimals: 2, goals: attainmentGoals(goals, row.metric) })
  return [row.metric ?? '–', row.impact ?? '–', ...counts, ratio]
}
