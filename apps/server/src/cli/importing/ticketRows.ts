import { type Instant, type LastRead, lastAfter, type TicketEvent } from '@tenggat/domain'
import type { Item } from '../../ingest/mapping/item.js'
import { type MappedItem, mapItem, type RowsBefore } from '../../ingest/mapping/mapItem.js'
import type { Mapping } from '../../ingest/mapping/mapping.js'
import type { TicketsOnRecord } from './ticketsOnRecord.js'

const MOST_REMEMBERED = 50_000

/** What the rows of a file say of each other: which is a ticket's first, and which of two instants a local time means (TIM-9). */
export class TicketRows {
  /** Rows whose local time the zone's clocks showed twice. */
  repeated = 0
  /** Rows whose local time they skipped. */
  skipped = 0
  /** Tickets that have made an event; only kept for a mapping that asks. */
  readonly #seen = new Set<string>()
  /** Of the tickets whose rows came last: those of one hour that comes twice lie close together. */
  readonly #last = new Map<string, LastRead>()
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
    if (mapped.time.again === null || before.last !== null) return this.#take(mapped)
    const at = await this.onRecord.lastAt(mapped.event, mapped.time)
    const last = at === null ? null : { at, rise: 0 }
    return this.#take(last === null ? mapped : mapItem(mapping, mapping.source, item, { ...before, last }))
  }

  #before(item: Item): RowsBefore {
    const ticketKey = this.mapping.ticketKey.fill(item)
    return { isFirst: !this.#seen.has(ticketKey), last: this.#last.get(ticketKey) ?? null }
  }

  #take(mapped: MappedItem): MappedItem {
    if (!mapped.ok || mapped.event === null) return mapped
    const { event, time } = mapped
    if (this.#asksForFirst) this.#seen.add(event.ticketKey)
    this.#remember(event)
    if (time.isSkipped) this.skipped++
    if (time.again !== null) {
      this.repeated++
      this.#others.set(event, event.occurredAt === time.at ? time.again : time.at)
    }
    return mapped
  }

  #remember({ ticketKey, occurredAt }: TicketEvent): void {
    const last = lastAfter(occurredAt, this.#last.get(ticketKey) ?? null)
    this.#last.delete(ticketKey)
    this.#last.set(ticketKey, last)
    if (this.#last.size > MOST_REMEMBERED) this.#last.delete(this.#last.keys().next().value!)
  }

  /** The event at the other instant that its local time means; null where it means one. */
  otherwise(event: TicketEvent): TicketEvent | null {
    const occurredAt = this.#others.get(event)
    return occurredAt === undefined ? null : { ...event, occurredAt }
  }
}
