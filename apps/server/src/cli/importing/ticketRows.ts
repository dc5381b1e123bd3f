import type { Instant, TicketEvent } from '@tenggat/domain'
import type { Item } from '../../ingest/mapping/item.js'
import { type MappedItem, mapItem, type RowsBefore } from '../../ingest/mapping/mapItem.js'
import type { Mapping } from '../../ingest/mapping/mapping.js'
import type { TicketsOnRecord } from './ticketsOnRecord.js'

/** What the rows of a file say of each other: which is a ticket's first, and which of two instants a local time means (TIM-9). */
export class TicketRows {
  /** Rows whose local time the zone's clocks showed twice. */
  repeated = 0
  /** Rows whose local time they skipped. */
  skipped = 0
  /** Tickets that have made an event; only kept for a mapping that asks. */
  readonly #seen = new Set<string>()
  /** By ticket, where its last row lies in hours that look alike: few rows do. */
  readonly #lastAt = new Map<string, Instant>()
  readonly #others = new WeakMap<TicketEvent, Instant>()
  readonly #asksForFirst: boolean

  constructor(
    private readonly mapping: Mapping & { readonly source: string },
    private readonly onRecord: TicketsOnRecord,
  ) {
    this.#asksForFirst = mapping.changes.some(({ once }) => once)
  }

  /** Makes the event of a row, by what the rows before it say, and where they say nothing, what is on record. */
  async map(item: Item): Promise<MappedItem> {
    const { mapping } = this
    const before = this.#before(item)
    const mapped = mapItem(mapping, mapping.source, item, before)
    if (!mapped.ok || mapped.event === null) return mapped
    if (mapped.time.again === null || before.at !== null) return this.#take(mapped)
    const at = await this.onRecord.lastAt(mapped.event, mapped.time)
    return this.#take(at === null ? mapped : mapItem(mapping, mapping.source, item, { ...before, at }))
  }

  #before(item: Item): RowsBefore {
    const asks = this.#asksForFirst || this.#lastAt.size > 0
    const ticketKey = asks ? this.mapping.ticketKey.fill(item) : ''
    return { isFirst: !this.#seen.has(ticketKey), at: this.#lastAt.get(ticketKey) ?? null }
  }

  #take(mapped: MappedItem): MappedItem {
    if (!mapped.ok || mapped.event === null) return mapped
    const { event, time } = mapped
    if (this.#asksForFirst) this.#seen.add(event.ticketKey)
    if (time.isSkipped) this.skipped++
    if (time.again !== null) this.#keep(event, time.at, time.again)
    return mapped
  }

  #keep(event: TicketEvent, at: Instant, again: Instant): void {
    this.repeated++
    this.#lastAt.set(event.ticketKey, event.occurredAt)
    this.#others.set(event, event.occurredAt === at ? again : at)
  }

  /** The event at the other instant that its local time means; null where it means one. */
  otherwise(event: TicketEvent): TicketEvent | null {
    const occurredAt = this.#others.get(event)
    return occurredAt === undefined ? null : { ...event, occurredAt }
  }
}
