import type { CalendarDefinition, Coverage, Instant, TicketEvent } from '@tenggat/domain'
import { ApiError } from './apiError.js'
import type { GraphqlClient } from './graphqlClient.js'

const RECORD = `mutation Import($input: RecordTicketEventsInput!) {
  recordTicketEvents(input: $input) {
    recorded
    duplicates
    outcomes {
      __typename
      ... on RecordedEvent { coverage notes { code } }
      ... on DuplicateEvent { notes { code } }
      ... on RefusedEvent { code message path expected }
    }
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

/** Why one event was not recorded. */
export interface Refusal {
  readonly __typename: 'RefusedEvent'
  readonly code: string
  readonly message: string
  readonly path: string
  readonly expected: string | null
}

const PUT_CALENDAR = `mutation PutCalendar($input: PutCalendarInput!) {
  putCalendar(input: $input) { __typename ... on InvalidDocument { message } }
}`

interface Noted {
  readonly notes: readonly { readonly code: 'fieldCut' | 'mergedIntoUnknown' }[]
}

interface Recorded extends Noted {
  readonly __typename: 'RecordedEvent'
  readonly coverage: Coverage | null
}

interface Duplicate extends Noted {
  readonly __typename: 'DuplicateEvent'
}

interface RecordAnswer {
  readonly recordTicketEvents: {
    readonly recorded: number
    readonly duplicates: number
    readonly outcomes: readonly (Recorded | Duplicate | Refusal)[]
  }
}

export interface RecordedCounts {
  readonly recorded: number
  readonly duplicates: number
  /** Of each ticket by its key whether anything is promised about it. */
  readonly coverages: ReadonlyMap<string, Coverage>
  /** Keys that tickets were merged into, and that no event has told of yet. */
  readonly unknownSurvivors: ReadonlySet<string>
}

/**
 * Hands in events of one source, at most 1,000; `onRefused` is told of each that the server does not take.
 * @param fromLog they were read from a log: see the input's field of that name
 */
export async function recordEvents(
  client: GraphqlClient,
  source: string,
  events: readonly TicketEvent[],
  onRefused: (event: TicketEvent, refusal: Refusal) => void,
  fromLog = false,
): Promise<RecordedCounts> {
  const wire = events.map(({ source: _, occurredAt, ...event }) => ({
    ...event,
    occurredAt: iso(occurredAt),
  }))
  const answer = await client.request<RecordAnswer>(RECORD, { input: { source, events: wire, fromLog } })
  const { outcomes, recorded, duplicates } = answer.recordTicketEvents
  const coverages = new Map<string, Coverage>()
  const unknownSurvivors = new Set<string>()
  outcomes.forEach((outcome, index) => {
    const event = events[index]!
    if (outcome.__typename === 'RefusedEvent') {
      onRefused(event, outcome)
      return
    }
    if (outcome.notes.some(({ code }) => code === 'mergedIntoUnknown'))
      for (const key of survivorsOf(event)) unknownSurvivors.add(key)
    if (outcome.__typename === 'RecordedEvent' && outcome.coverage !== null)
      coverages.set(event.ticketKey, outcome.coverage)
  })
  return { recorded, duplicates, coverages, unknownSurvivors }
}

const survivorsOf = ({ changes }: TicketEvent): readonly string[] =>
  changes.flatMap((change) => (change.kind === 'merged' && change.into !== null ? [change.into] : []))

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
  if (put.agreement === undefined) throw new ApiError(`the server refused the agreement: ${put.message}`)
  return put.agreement
}

/** Records a shared calendar unless the server has the same one already. */
export async function putCalendar(
  client: GraphqlClient,
  id: string,
  definition: CalendarDefinition,
): Promise<void> {
  const answer = await client.request<{ putCalendar: { __typename: string; message?: string } }>(
    PUT_CALENDAR,
    { input: { id, definition } },
  )
  const { __typename, message } = answer.putCalendar
  if (__typename !== 'CalendarStored') throw new ApiError(`the server refused the calendar: ${message}`)
}

const iso = (at: Instant): string => new Date(at).toISOString()
