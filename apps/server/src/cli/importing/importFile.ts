import { stat } from 'node:fs/promises'
import { declareComplete, type GraphqlClient, type Refusal, recordEvents } from '@tenggat/client'
import type { Instant, TicketEvent } from '@tenggat/domain'
import type { Clockwork } from '../../clockwork.js'
import { type Item, itemOfRow } from '../../ingest/mapping/item.js'
import { mapItem } from '../../ingest/mapping/mapItem.js'
import { type Mapping, placesOf } from '../../ingest/mapping/mapping.js'
import { readRows } from '../csv/readRows.js'
import type { ErrorReport, RowError } from './errorReport.js'
import { EventQueues } from './eventQueues.js'
import { showProgress } from './progress.js'

export interface ImportSummary {
  readonly rows: number
  /** Rows that the mapping is not about. */
  readonly passedOver: number
  readonly recorded: number
  readonly duplicates: number
  readonly rejected: number
  readonly seconds: number
}

/** A mapping that names the log it is for. */
type LogMapping = Mapping & { readonly source: string }

/** Settling waits for the log's end: before any log there was nothing. */
const BEFORE_ALL: Instant = 0

/**
 * Sends a file's rows as events, in batches. Its source is declared complete before all time first and to the log's last
 * instant at the end, so no deadline is judged on half a log. Safe to repeat: events keep their ids.
 * @param client null for a dry run: everything is read and mapped, nothing is sent
 */
export async function importFile(
  path: string,
  mapping: LogMapping,
  client: GraphqlClient | null,
  report: ErrorReport,
  clockwork: Clockwork,
): Promise<ImportSummary> {
  const startedMs = clockwork.monotonic()
  const tally = {
    rows: 0,
    passedOver: 0,
    recorded: 0,
    duplicates: 0,
    bytesRead: 0,
    bytes: await sizeOf(path),
  }
  let lastAt: Instant | null = null
  const queues = new EventQueues(async (events) => {
    if (client === null) return
    const refused = new Set<TicketEvent>()
    const { recorded, duplicates } = await recordEvents(client, mapping.source, events, (event, refusal) => {
      refused.add(event)
      report.add(refusedRow(event, refusal))
    })
    tally.recorded += recorded
    tally.duplicates += duplicates
    // The log ends with the last event taken: a row with a date far ahead says nothing about how far it was read.
    for (const event of events) {
      if (!refused.has(event)) lastAt = Math.max(lastAt ?? event.occurredAt, event.occurredAt)
    }
  })
  const reading = () => ({
    rows: tally.rows,
    fraction: tally.bytes === 0 ? 0 : tally.bytesRead / tally.bytes,
  })
  const progress = showProgress(process.stderr, clockwork, reading)
  try {
    if (client !== null) await declareComplete(client, mapping.source, BEFORE_ALL)
    const read = (bytes: number) => {
      tally.bytesRead = bytes
    }
    for await (const event of eventsOf(path, mapping, report, tally, read)) await queues.add(event)
    await queues.finish()
    if (client !== null && lastAt !== null) await declareComplete(client, mapping.source, lastAt)
  } finally {
    progress.cancel()
  }
  const seconds = (clockwork.monotonic() - startedMs) / 1_000
  const { rows, passedOver, recorded, duplicates } = tally
  return { rows, passedOver, recorded, duplicates, rejected: report.rejectedRows, seconds }
}

async function* eventsOf(
  path: string,
  mapping: LogMapping,
  report: ErrorReport,
  tally: { rows: number; passedOver: number },
  onRead: (bytesRead: number) => void,
): AsyncGenerator<TicketEvent> {
  const firsts = new FirstRows(mapping)
  for await (const read of readRows(path, mapping.delimiter, placesOf(mapping), onRead)) {
    tally.rows++
    if (!read.ok) {
      report.add({ row: read.number, line: read.line, column: '', why: read.message, expected: '' })
      continue
    }
    const item = itemOfRow(read.row)
    const mapped = mapItem(mapping, mapping.source, item, firsts.isFirst(item))
    if (!mapped.ok) {
      for (const { place, message, expected } of mapped.problems) {
        report.add({ row: read.row.number, line: read.line, column: place, why: message, expected })
      }
    } else if (mapped.event === null) tally.passedOver++
    else {
      firsts.take(mapped.event.ticketKey)
      yield mapped.event
    }
  }
}

/** Which tickets have made an event; only kept for a mapping that asks. */
class FirstRows {
  readonly #seen = new Set<string>()
  readonly #asks: boolean

  constructor(private readonly mapping: Mapping) {
    this.#asks = mapping.changes.some(({ once }) => once)
  }

  isFirst(item: Item): boolean {
    return !this.#asks || !this.#seen.has(this.mapping.ticketKey.fill(item))
  }

  take(ticketKey: string): void {
    if (this.#asks) this.#seen.add(ticketKey)
  }
}

/** 0 for what cannot be measured: the reader says what is wrong with it. */
const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )

/** The row of an event is its place. */
function refusedRow(event: TicketEvent, { code, message, path, expected }: Refusal): RowError {
  const why = `the server refused it: ${message} (${code})`
  return { row: event.place ?? 0, line: null, column: path, why, expected: expected ?? '' }
}
