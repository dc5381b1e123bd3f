import type { Instant, TicketEvent } from '@tenggat/domain'
import { CliError } from '../cliError.js'
import type { GraphqlClient } from '../graphqlClient.js'
import type { ErrorReport } from './errorReport.js'

const RECORD = `mutation Import($input: RecordTicketEventsInput!) {
  recordTicketEvents(input: $input) {
    recorded
    duplicates
    outcomes { __typename ... on RefusedEvent { code message path expected } }
  }
}`

const DECLARE = `mutation Complete($input: DeclareCompleteInput!) {
  declareComplete(input: $input) { completeThrough }
}`

const PUT = `mutation Put($input: PutAgreementInput!) {
  putAgreement(input: $input) {
    __typename
    ... on AgreementStored { agreement { id version } }
    ... on AgreementUnchanged { agreement { id version } }
    ... on InvalidDocument { message }
  }
}`

interface Refused {
  readonly __typename: string
  readonly code: string
  readonly message: string
  readonly path: string
  readonly expected: string | null
}

interface RecordAnswer {
  readonly recordTicketEvents: {
    readonly recorded: number
    readonly duplicates: number
    readonly outcomes: readonly Refused[]
  }
}

/** Hands events in; those refused go into the report under their row, which is their sequence. */
export async function recordEvents(
  client: GraphqlClient,
  source: string,
  events: readonly TicketEvent[],
  report: ErrorReport,
): Promise<{ readonly recorded: number; readonly duplicates: number }> {
  const wire = events.map(({ source: _, occurredAt, ...event }) => ({
    ...event,
    occurredAt: iso(occurredAt),
  }))
  const answer = await client.request<RecordAnswer>(RECORD, { input: { source, events: wire } })
  const { outcomes, recorded, duplicates } = answer.recordTicketEvents
  outcomes.forEach((outcome, index) => {
    if (outcome.__typename !== 'RefusedEvent') return
    const row = events[index]!.sequence ?? 0
    const why = `the server refused it: ${outcome.message} (${outcome.code})`
    report.add({ row, line: null, column: outcome.path, why, expected: outcome.expected ?? '' })
  })
  return { recorded, duplicates }
}

/** Declares that every event of the source before `through` has been handed in. */
export async function declareComplete(
  client: GraphqlClient,
  source: string,
  through: Instant,
): Promise<void> {
  await client.request(DECLARE, { input: { source, through: iso(through) } })
}

interface PutAnswer {
  readonly putAgreement: {
    readonly __typename: string
    readonly agreement?: { readonly id: string; readonly version: number }
    readonly message?: string
  }
}

/** Records the agreement unless the server has the same terms already. */
export async function putAgreement(
  client: GraphqlClient,
  document: string,
): Promise<{ readonly id: string; readonly version: number }> {
  const { putAgreement: put } = await client.request<PutAnswer>(PUT, { input: { document } })
  if (put.agreement === undefined) throw new CliError(`the server refused the agreement: ${put.message}`)
  return put.agreement
}

const iso = (at: Instant): string => new Date(at).toISOString()
