import { canonicalJson, effectivePriority, type Instant, type TicketState } from '@tenggat/domain'
import { ratioOf } from '../clocks/clockList.js'
import type { Period } from '../clocks/clockQuestion.js'
import type { ReadDeps } from '../reads/readDeps.js'
import { groupBy } from '../store/groupBy.js'
import { seesAgreement } from '../tenancy/visibility.js'
import { listPriorityEvents, listVerdictRows, type PriorityEvent, type VerdictRow } from './readVerdicts.js'
import { type VerdictAt, verdictAt } from './verdictAt.js'

interface ReportRow {
  readonly version: number
  readonly metric: string
  readonly targetId: string
  readonly priority: string | null
  met: number
  breached: string[]
  excluded: string[]
  undecided: number
}

/** A clock of the report with what is told about it. */
interface Judged {
  readonly facts: readonly VerdictRow[]
  readonly verdict: VerdictAt
}

type Severity = Pick<TicketState, 'priority' | 'impact' | 'urgency'>

/**
 * How an agreement did in a period, as it stood at the period's end. Everything in it comes from recorded facts before that end, so
 * a closed period reads the same whatever is amended, migrated or reported later; only a correction of its own history changes it.
 * Keys, rows and names are sorted: the same figures are the same bytes.
 */
export async function attainmentReport(
  { pool, library, visibility }: ReadDeps,
  agreementId: string,
  period: Period,
): Promise<unknown> {
  const seen = seesAgreement(visibility, agreementId)
  const facts = seen ? await listVerdictRows(pool, agreementId, period) : []
  const judged = [...groupBy(facts, (fact) => fact.clockId).values()].flatMap((own) => {
    const verdict = verdictAt(own, period.to)
    return verdict !== null && isOf(verdict, period) ? [{ facts: own, verdict }] : []
  })
  await library.ensure(judged.map(({ verdict }) => ({ agreementId, version: verdict.version })))
  const ticketIds = [...new Set(judged.map((one) => one.facts[0]!.ticketId))]
  const events = groupBy(await listPriorityEvents(pool, ticketIds), (event) => event.ticketId)
  const rows = new Map<string, ReportRow>()
  for (const one of judged) {
    const { version, outcome, at } = one.verdict
    const until = outcome === 'pending' ? period.to - 1 : at
    const severity = severityAt(events.get(one.facts[0]!.ticketId) ?? [], until)
    const priority = effectivePriority(library.agreement({ agreementId, version }).terms, severity)
    count(rowOf(rows, one, priority), one)
  }
  return JSON.parse(canonicalJson(reportOf(agreementId, period, [...rows.values()])))
}

/** Decided or cancelled in the period, or still pending at its end. */
function isOf({ outcome, at }: VerdictAt, { from }: Period): boolean {
  return outcome === 'pending' || at >= from
}

function severityAt(events: readonly PriorityEvent[], until: Instant): Severity {
  let severity: Severity = { priority: null, impact: null, urgency: null }
  for (const { occurredAt, changes } of events) {
    if (occurredAt > until) break
    for (const change of changes) {
      if (change.kind !== 'prioritised') continue
      const { priority = severity.priority, impact = severity.impact, urgency = severity.urgency } = change
      severity = { priority, impact, urgency }
    }
  }
  return severity
}

function rowOf(rows: Map<string, ReportRow>, { facts, verdict }: Judged, priority: string | null): ReportRow {
  const { metric } = facts[0]!
  const { version, targetId } = verdict
  const name = JSON.stringify([version, metric, targetId, priority])
  const known = rows.get(name)
  if (known !== undefined) return known
  const row: ReportRow = {
    version,
    metric,
    targetId,
    priority,
    met: 0,
    breached: [],
    excluded: [],
    undecided: 0,
  }
  rows.set(name, row)
  return row
}

function count(row: ReportRow, { facts, verdict }: Judged): void {
  const { source, ticketKey, cycle } = facts[0]!
  const name = cycle === 1 ? `${source}/${ticketKey}` : `${source}/${ticketKey} (${cycle})`
  if (verdict.outcome === 'met') row.met++
  else if (verdict.outcome === 'breached') row.breached.push(name)
  else if (verdict.outcome === 'cancelled') row.excluded.push(name)
  else row.undecided++
}

function reportOf(agreementId: string, { from, to }: Period, rows: readonly ReportRow[]) {
  const reported = rows.map(({ met, breached, excluded, undecided, ...row }) => ({
    ...row,
    ...figuresOf(met, breached.length, excluded.length, undecided),
    breached: breached.sort(byCodeUnit),
    excludedTickets: excluded.sort(byCodeUnit),
  }))
  const sum = (of: (row: ReportRow) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    agreementId,
    period: { from: new Date(from).toISOString(), to: new Date(to).toISOString() },
    total: figuresOf(
      sum((row) => row.met),
      sum((row) => row.breached.length),
      sum((row) => row.excluded.length),
      sum((row) => row.undecided),
    ),
    rows: reported.sort((left, right) => byCodeUnit(sortKey(left), sortKey(right))),
  }
}

function figuresOf(met: number, breached: number, excluded: number, undecided: number) {
  const ratio = ratioOf({ met, breached })
  return { numerator: met, denominator: met + breached, ratio, excluded, undecided }
}

const sortKey = (row: Pick<ReportRow, 'version' | 'metric' | 'targetId' | 'priority'>): string =>
  JSON.stringify([String(row.version).padStart(10, '0'), row.metric, row.targetId, row.priority])

const byCodeUnit = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)
