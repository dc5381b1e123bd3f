import { ApiError, type GraphqlClient } from '@tenggat/client'
import type { Instant, TicketEvent, WallTime } from '@tenggat/domain'

const EVENTS = `query EventsOnRecord($source: String!, $key: String!, $after: String) {
  ticket(source: $source, key: $key) { events(first: 200, after: $after) { eventId occurredAt } }
}`

interface EventOnRecord {
  readonly eventId: string
  readonly occurredAt: string
}

/** What a file that is fed in pieces does not say of its tickets any more: asked of the server, where the token may read. */
export class TicketsOnRecord {
  #mayRead = true

  constructor(private readonly client: GraphqlClient | null) {}

  /**
   * The last instant on record of the event's ticket in the hours that look alike, or the second of its own two instants, where it is on
   * record at that: what the event's local time must not lie before (TIM-9). Null where there is none.
   */
  async lastAt(
    { source, ticketKey, eventId }: TicketEvent,
    { at, again }: WallTime,
  ): Promise<Instant | null> {
    if (again === null) return null
    const until = again + (again - at)
    let last: Instant | null = null
    for await (const event of this.#eventsOf(source, ticketKey)) {
      const occurredAt = Date.parse(event.occurredAt)
      if (event.eventId === eventId) return occurredAt === again ? again : null
      if (occurredAt > at && occurredAt < until) last = Math.max(last ?? occurredAt, occurredAt)
    }
    return last
  }

  async *#eventsOf(source: string, key: string): AsyncGenerator<EventOnRecord> {
    let after: string | null = null
    do {
      const page: readonly EventOnRecord[] = await this.#page({ source, key, after })
      yield* page
      after = page.at(-1)?.eventId ?? null
    } while (after !== null)
  }

  async #page(place: Readonly<Record<string, unknown>>): Promise<readonly EventOnRecord[]> {
    if (this.client === null || !this.#mayRead) return []
    try {
      const answer = await this.client.request<{ ticket: { events: EventOnRecord[] } | null }>(EVENTS, place)
      return answer.ticket?.events ?? []
    } catch (error) {
      if (!(error instanceof ApiError) || !error.codes.includes('FORBIDDEN')) throw error
      this.#mayRead = false
      return []
    }
  }
}
