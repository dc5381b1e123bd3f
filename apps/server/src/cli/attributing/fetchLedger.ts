import type { GraphqlClient } from '@tenggat/client'
import { LIFETIME_METRIC } from '@tenggat/domain'

const LEDGER = `query Ledger($agreementId: ID, $period: Period!, $by: AttributionBy!, $source: String, $filter: ClockListFilter!, $top: Int!) {
  periodAttribution(agreementId: $agreementId, period: $period, by: $by, source: $source) {
    rows { period holder vendor runningMs clocks breachesCaused overBudgetMs }
  }
  clockCount(filter: $filter) { met breached undecided cancelled }
  travelled(source: $source, first: $top) { source ticketKey subject handOvers parties }
}`

export interface HeldRow {
  readonly period: string
  readonly holder: string
  readonly vendor: boolean
  readonly runningMs: number
  readonly clocks: number
  readonly breachesCaused: number
  readonly overBudgetMs: number
}

export interface ReassignedTicket {
  readonly source: string
  readonly ticketKey: string
  readonly subject: string | null
  readonly handOvers: number
  readonly parties: number
}

export interface LedgerAnswer {
  readonly periodAttribution: { readonly rows: readonly HeldRow[] }
  readonly clockCount: Readonly<Record<'met' | 'breached' | 'undecided' | 'cancelled', number>>
  readonly travelled: readonly ReassignedTicket[]
}

export interface LedgerQuestion {
  readonly by: 'PARTY' | 'LINE' | 'TEAM'
  readonly agreementId: string | null
  readonly source: string | null
  readonly from: string
  readonly to: string
  readonly top: number
}

/** Whose the time of customers' resolution clocks was, how many there are, and which tickets travelled most. */
export function fetchLedger(client: GraphqlClient, question: LedgerQuestion): Promise<LedgerAnswer> {
  const { by, agreementId, source, from, to, top } = question
  const filter = {
    agreementKind: ['customer'],
    metric: [LIFETIME_METRIC],
    ...(agreementId === null ? {} : { agreementId: [agreementId] }),
    ...(source === null ? {} : { source: [source] }),
  }
  return client.request<LedgerAnswer>(LEDGER, { agreementId, period: { from, to }, by, source, filter, top })
}
