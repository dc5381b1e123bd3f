import { ADMIN_TOKEN } from './installation.mjs'

export const SOURCE = 'chaos'
export const TARGET_MS = 3_600_000

const AGREEMENT = `
id: chaos
title: One hour, always
appliesTo: { source: ${SOURCE} }
calendars:
  always:
    timeZone: UTC
    weekly:
${['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => `      ${day}: [['00:00', '24:00']]`).join('\n')}
targets:
  - { id: one-hour, metric: resolution, within: 1h, calendar: always }
`

const RECORD = `mutation Record($input: RecordTicketEventsInput!) {
  recordTicketEvents(input: $input) {
    outcomes { __typename ... on RecordedEvent { eventId } ... on DuplicateEvent { eventId } }
  }
}`

async function ask(url, query, variables) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_TOKEN}` },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(30_000),
  })
  const { data, errors } = await response.json()
  if (errors !== undefined) throw new Error(errors[0].message)
  return data
}

export async function putAgreement(url) {
  const put = `mutation Put($input: PutAgreementInput!) { putAgreement(input: $input) { __typename } }`
  const { putAgreement: result } = await ask(url, put, { input: { document: AGREEMENT } })
  if (result.__typename === 'InvalidDocument') throw new Error('the agreement was refused')
}

/** An event that opens a ticket whose only clock is due at `dueAt`. */
export const openingDueAt = (ticketKey, dueAt) => ({
  ticketKey,
  eventId: `${ticketKey}/opened`,
  occurredAt: new Date(dueAt - TARGET_MS).toISOString(),
  changes: [{ kind: 'opened', subject: ticketKey }],
})

/** Records events; what the answer acknowledges is what must never be lost. Unanswered events may be sent again. */
export async function record(url, events) {
  const { recordTicketEvents } = await ask(url, RECORD, { input: { source: SOURCE, events } })
  return recordTicketEvents.outcomes
    .filter((outcome) => outcome.eventId !== undefined)
    .map(({ eventId }) => eventId)
}
