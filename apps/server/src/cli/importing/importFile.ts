import { stat } from 'node:fs/promises'
import {
  declareComplete,
  type GraphqlClient,
  type RecordedCounts,
  type Refusal,
  recordEvents,
} from '@tenggat/client'
import { type Coverage, describeProblem, type Instant, type Problem, type TicketEvent } from '@tenggat/domain'
import type { Clockwork } from '../../clockwork.js'
import { itemOfRow } from '../../ingest/mapping/item.js'
import { type Mapping, placesOf } from '../../ingest/mapping/mapping.js'
import { readRows } from '../csv/readRows.js'
import type { ErrorReport, RowError } from './errorReport.js'
import { EventQueues } from './eventQueues.js'
import { showProgress } from './progress.js'
import { TicketRows } from './ticketRows.js'
import { TicketsOnRecord } from './ticketsOnRecord.js'

export interface ImportSummary {
  readonly rows: number
  /** Rows that the mapping is not about. */
  readonly passedOver: number
  readonly recorded: number
  readonly duplicates: number
  readonly rejected: number
  /** Rows whose local time the zone shows twice, and whose it skips. */
  readonly repeated: number
  readonly skipped: number
  /** Keys of tickets that nothing is promised about as they stand at the log's end, by why. */
  readonly uncovered: Readonly<Record<Exclude<Coverage, 'covered'>, readonly string[]>>
  /** Rows with a text that was too long to keep whole, and the first few of them in words. */
  readonly cut: { readonly rows: number; readonly shown: readonly string[] }
  /** Keys that tickets were merged into, and that neither the file nor the server knows. */
  readonly unknownSurvivors: readonly string[]
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
    cut: { rows: 0, shown: [] as string[] },
  }
  let lastAt: Instant | null = null
  const rows = new TicketRows(mapping, new TicketsOnRecord(client))
  const coverages = new Map<string, Coverage>()
  const unknownSurvivors = new Set<string>()
  const queues = new EventQueues(async (events) => {
    if (client === null) return
    const sent = await sendRows(client, mapping.source, rows, events)
    tally.recorded += sent.recorded
    tally.duplicates += sent.duplicates
    for (const [key, coverage] of sent.coverages) coverages.set(key, coverage)
    for (const key of sent.unknownSurvivors) unknownSurvivors.add(key)
    for (const [event, refusal] of sent.refused) report.add(refusedRow(event, refusal))
    // The log ends with the last event taken: a row with a date far ahead says nothing about how far it was read.
    for (const { occurredAt } of sent.taken) lastAt = Math.max(lastAt ?? occurredAt, occurredAt)
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
    for await (const event of eventsOf(path, mapping, rows, report, tally, read)) await queues.add(event)
    await queues.finish()
    if (client !== null && lastAt !== null) await declareComplete(client, mapping.source, lastAt)
  } finally {
    progress.cancel()
  }
  const seconds = (clockwork.monotonic() - startedMs) / 1_000
  const { passedOver, recorded, duplicates } = tally
  const { repeated, skipped } = rows
  const rejected = report.rejectedRows
  const keysOf = (wanted: Coverage) =>
    [...coverages].flatMap(([key, it]) => (it === wanted ? [key] : [])).sort()
  const uncovered = {
    noTarget: keysOf('noTarget'),
    excluded: keysOf('excluded'),
    noAgreement: keysOf('noAgreement'),
  }
  return {
    ...{ rows: tally.rows, passedOver, recorded, duplicates, rejected },
    ...{ repeated, skipped, uncovered, seconds, cut: tally.cut },
    unknownSurvivors: [...unknownSurvivors].filter((key) => !coverages.has(key)).sort(),
  }
}

async function* eventsOf(
  path: string,
  mapping: LogMapping,
  rows: TicketRows,
  report: ErrorReport,
  tally: { rows: number; passedOver: number; cut: { rows: number; readonly shown: string[] } },
  onRead: (bytesRead: number) => void,
): AsyncGenerator<TicketEvent> {
  for await (const read of readRows(path, mapping.delimiter, placesOf(mapping), onRead)) {
    tally.rows++
    if (!read.ok) {
      report.add({ row: read.number, line: read.line, column: '', why: read.message, expected: '' })
      continue
    }
    const mapped = await rows.map(itemOfRow(read.row))
    if (!mapped.ok) {
      for (const { place, message, expected } of mapped.problems) {
        report.add({ row: read.row.number, line: read.line, column: place, why: message, expected })
      }
    } else if (mapped.event === null) tally.passedOver++
    else {
      noteCut(tally.cut, read.row.number, mapped.notes)
      yield mapped.event
    }
  }
}

const CUTS_SHOWN = 3

function noteCut(
  cut: { rows: number; readonly shown: string[] },
  row: number,
  notes: readonly Problem[],
): void {
  if (notes.length === 0) return
  cut.rows++
  if (cut.shown.length < CUTS_SHOWN) cut.shown.push(`row ${row}: ${notes.map(describeProblem).join('; ')}`)
}

/** 0 for what cannot be measured: the reader says what is wrong with it. */
const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )

interface Sent extends RecordedCounts {
  readonly refused: ReadonlyMap<TicketEvent, Refusal>
  readonly taken: readonly TicketEvent[]
}

/**
 * Sends a batch. An event on record at the other instant of a local time that comes twice is the same row, read beside other rows: those
 * are sent once more as they were, and are duplicates then.
 */
async function sendRows(
  client: GraphqlClient,
  source: string,
  rows: TicketRows,
  events: readonly TicketEvent[],
): Promise<Sent> {
  const first = await send(client, source, events)
  const others = new Map<TicketEvent, TicketEvent>()
  for (const [event, { code }] of first.refused) {
    const other = code === 'EVENT_ID_REUSED' ? rows.otherwise(event) : null
    if (other !== null) others.set(other, event)
  }
  if (others.size === 0) return first
  const again = await send(client, source, [...others.keys()])
  const found = new Set(again.taken.map((other) => others.get(other)!))
  return {
    recorded: first.recorded,
    duplicates: first.duplicates + again.duplicates,
    coverages: first.coverages,
    unknownSurvivors: new Set([...first.unknownSurvivors, ...again.unknownSurvivors]),
    refused: new Map([...first.refused].filter(([event]) => !found.has(event))),
    taken: [...first.taken, ...again.taken],
  }
}

async function send(client: GraphqlClient, source: string, events: readonly TicketEvent[]): Promise<Sent> {
  const refused = new Map<TicketEvent, Refusal>()
  const onRefused = (event: TicketEvent, refusal: Refusal) => refused.set(event, refusal)
  const counts = await recordEvents(client, source, events, onRefused, true)
  return { ...counts, refused, taken: events.filter((event) => !refused.has(event)) }
}

/** The row of an event is its place. */
function refusedRow(event: TicketEvent, { code, message, path, expected }: Refusal): RowError {
  const why = `the server refused it: ${message} (${code})`
  return { row: event.place ?? 0, line: null, column: path, why, expected: expected ?? '' }
}
