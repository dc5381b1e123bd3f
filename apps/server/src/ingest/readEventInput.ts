import {
  DATE_TIME_FORM,
  type ReadTicketEvent,
  type Result,
  readIsoInstant,
  readTicketEvent,
  refuse,
} from '@tenggat/domain'

/**
 * Reads one event as a client sent it into the domain's. Only the instant differs between the two: outside it is ISO 8601.
 * The source is stated once for the whole batch, so an item that names one is refused as an unknown key.
 */
export function readEventInput(source: string, raw: unknown): Result<ReadTicketEvent> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return readTicketEvent(raw)
  if (Object.hasOwn(raw, 'source')) {
    const message = 'source is stated once, beside the events'
    return refuse({ code: 'unknownKey', path: ['source'], message, expected: 'no source in an event' })
  }
  const { occurredAt } = raw as { occurredAt?: unknown }
  const at = readIsoInstant(occurredAt)
  const parsed = readTicketEvent({
    ...raw,
    source,
    occurredAt: at ?? (occurredAt == null ? undefined : 'no'),
  })
  if (parsed.ok) return parsed
  return refuse(
    ...parsed.problems.map((problem) =>
      problem.path[0] !== 'occurredAt'
        ? problem
        : { ...problem, message: messageAbout(occurredAt), expected: DATE_TIME_FORM },
    ),
  )
}

function messageAbout(occurredAt: unknown): string {
  if (occurredAt == null) return 'the instant is missing'
  const shown = typeof occurredAt === 'string' ? JSON.stringify(occurredAt.slice(0, 40)) : String(occurredAt)
  return `${shown.slice(0, 60)} is not an instant`
}
