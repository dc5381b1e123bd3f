import type { Coverage, Problem, ReadTicketEvent, TicketEvent } from '@tenggat/domain'
import { writePath } from '../agreements/writePath.js'
import type { Engine, ItemOutcome } from '../engine/engine.js'
import type { Queryable } from '../store/queryable.js'
import { type EventNote, notesOf } from './eventNotes.js'
import { IngestRefusal } from './ingestRefusal.js'
import { readEventInput } from './readEventInput.js'

export const MOST_EVENTS = 1_000

export type EventOutcome =
  | {
      readonly outcome: 'RecordedEvent'
      readonly eventId: string
      readonly ticketKey: string
      readonly coverage: Coverage | null
      readonly notes: readonly EventNote[]
    }
  | {
      readonly outcome: 'DuplicateEvent'
      readonly eventId: string
      readonly ticketKey: string
      readonly notes: readonly EventNote[]
    }
  | {
      readonly outcome: 'RefusedEvent'
      /** Empty where it could not be read. */
      readonly eventId: string
      readonly code: string
      readonly message: string
      readonly path: string
      readonly expected: string | null
    }

export interface RecordingDeps {
  readonly engine: Pick<Engine, 'applyTicketEvents'>
  readonly pool: Queryable
}

/**
 * Reads each event by itself, hands the good ones to the engine, and answers for all of them in the order given.
 * Throws BAD_USER_INPUT for more than MOST_EVENTS; what the engine throws means that some may have been recorded.
 */
export async function recordTicketEvents(
  deps: RecordingDeps,
  source: string,
  events: readonly unknown[],
  fromLog: boolean,
): Promise<readonly EventOutcome[]> {
  if (events.length > MOST_EVENTS) {
    throw new IngestRefusal('BAD_USER_INPUT', `events must be at most ${MOST_EVENTS}`, 'events')
  }
  const readings = events.map((raw) => readEventInput(source, raw))
  const good = readings.flatMap((reading) => (reading.ok ? [reading.value] : []))
  const decided = good.length === 0 ? [] : await recordReadEvents(deps, good, fromLog)
  let next = 0
  return readings.map((reading, index) =>
    reading.ok ? decided[next++]! : refusedByParse(eventIdOf(events[index]), reading.problems),
  )
}

/** The same for events that were read before. */
export async function recordReadEvents(
  { engine, pool }: RecordingDeps,
  read: readonly ReadTicketEvent[],
  fromLog = false,
): Promise<readonly EventOutcome[]> {
  const outcomes = await engine.applyTicketEvents(
    read.map(({ event }) => event),
    fromLog,
  )
  const taken = read.filter((_, index) => outcomes[index]!.status !== 'refused')
  const notes = await notesOf(pool, taken)
  return read.map((each, index) => outcomeOf(each.event, outcomes[index]!, notes.get(each) ?? []))
}

function outcomeOf(
  { eventId, ticketKey }: TicketEvent,
  outcome: ItemOutcome,
  notes: readonly EventNote[],
): EventOutcome {
  if (outcome.status === 'duplicate') return { outcome: 'DuplicateEvent', eventId, ticketKey, notes }
  if (outcome.status === 'recorded')
    return { outcome: 'RecordedEvent', eventId, ticketKey, coverage: outcome.coverage, notes }
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
