import type { Coverage, Problem, TicketEvent } from '@tenggat/domain'
import { writePath } from '../agreements/writePath.js'
import type { Engine, ItemOutcome } from '../engine/engine.js'
import { IngestRefusal } from './ingestRefusal.js'
import { readEventInput } from './readEventInput.js'

export const MOST_EVENTS = 1_000

export type EventOutcome =
  | {
      readonly outcome: 'RecordedEvent'
      readonly eventId: string
      readonly ticketKey: string
      readonly coverage: Coverage | null
    }
  | { readonly outcome: 'DuplicateEvent'; readonly eventId: string; readonly ticketKey: string }
  | {
      readonly outcome: 'RefusedEvent'
      /** Empty where it could not be read. */
      readonly eventId: string
      readonly code: string
      readonly message: string
      readonly path: string
      readonly expected: string | null
    }

/**
 * Reads each event by itself, hands the good ones to the engine, and answers for all of them in the order given.
 * Throws BAD_USER_INPUT for more than MOST_EVENTS; what the engine throws means that some may have been recorded.
 */
export async function recordTicketEvents(
  engine: Pick<Engine, 'applyTicketEvents'>,
  source: string,
  events: readonly unknown[],
  fromLog: boolean,
): Promise<readonly EventOutcome[]> {
  if (events.length > MOST_EVENTS) {
    throw new IngestRefusal('BAD_USER_INPUT', `events must be at most ${MOST_EVENTS}`, 'events')
  }
  const readings = events.map((raw) => readEventInput(source, raw))
  const good = readings.flatMap((reading) => (reading.ok ? [reading.value] : []))
  const decided = good.length === 0 ? [] : await engine.applyTicketEvents(good, fromLog)
  let next = 0
  return readings.map((reading, index) => {
    if (!reading.ok) return refusedByParse(eventIdOf(events[index]), reading.problems)
    const outcome = decided[next++]!
    return outcomeOf(reading.value, outcome)
  })
}

/** The same for events that were read before. */
export async function recordReadEvents(
  engine: Pick<Engine, 'applyTicketEvents'>,
  events: readonly TicketEvent[],
): Promise<readonly EventOutcome[]> {
  const decided = await engine.applyTicketEvents(events)
  return events.map((event, index) => outcomeOf(event, decided[index]!))
}

function outcomeOf({ eventId, ticketKey }: TicketEvent, outcome: ItemOutcome): EventOutcome {
  if (outcome.status === 'duplicate') return { outcome: 'DuplicateEvent', eventId, ticketKey }
  if (outcome.status === 'recorded')
    return { outcome: 'RecordedEvent', eventId, ticketKey, coverage: outcome.coverage }
  const { code, message, path } = outcome
  return { outcome: 'RefusedEvent', eventId, code, message, path: writePath(path), expected: null }
}

/** The first problem speaks for the event; the message says how many more there are. */
function refusedByParse(eventId: string, problems: readonly Problem[]): EventOutcome {
  const [{ code, path, message, expected }, ...others] = problems as [Problem, ...Problem[]]
  const more = others.length === 0 ? '' : ` (and ${others.length} more: ${others.map(whereOf).join(', ')})`
  return {
    outcome: 'RefusedEvent',
    eventId,
    code,
    message: `${message}${more}`,
    path: writePath(path),
    expected: expected ?? null,
  }
}

const whereOf = (problem: Problem): string => writePath(problem.path)

function eventIdOf(raw: unknown): string {
  const id = (raw as { eventId?: unknown } | null | undefined)?.eventId
  return typeof id === 'string' && id.length <= 255 ? id : ''
}
