import { type Hours, view } from '@tenggat/domain'
import type { PauseReason } from '@tenggat/words'
import { type Digits, digits } from '../format/digits.js'
import type { ZoneClock } from '../format/zoneClock.js'
import type { BoardRow } from '../live/boardMessage.js'
import type { Reading } from '../live/liveBoard.js'
import { type TileState, tileState } from '../live/tileState.js'
import type { Words } from './words/en.js'

/** One promise about one open ticket, as the customer reads it at one moment. */
export interface PromiseView {
  readonly clockId: string
  readonly what: string
  readonly state: TileState
  readonly digits: Digits
  /** What the digits are: time left, time over, or why they stand still. */
  readonly line: string
}

export interface OpenTicket {
  readonly key: string
  readonly subject: string | null
  readonly priority: string | null
  /** The most pressing first. */
  readonly promises: readonly PromiseView[]
}

export interface Speech {
  readonly words: Words
  readonly clock: ZoneClock
}

/** The board's clocks by ticket, the ticket that is due next first; a late one is due before all others. */
export function openTickets(
  rows: Iterable<BoardRow>,
  hoursOf: (row: BoardRow) => Hours | null,
  reading: Pick<Reading, 'digitsAt' | 'dueAt'>,
  speech: Speech,
): readonly OpenTicket[] {
  const pressing = [...rows].sort(
    (a, b) => pressure(a) - pressure(b) || a.ticketKey.localeCompare(b.ticketKey),
  )
  const tickets = new Map<string, OpenTicket & { readonly promises: PromiseView[] }>()
  for (const row of pressing) {
    const hours = hoursOf(row)
    if (hours === null) continue
    const id = `${row.source}/${row.ticketKey}`
    const { ticketKey: key, subject, priority } = row
    const ticket = tickets.get(id) ?? { key, subject, priority, promises: [] }
    ticket.promises.push(promiseView(row, hours, reading, speech))
    tickets.set(id, ticket)
  }
  return [...tickets.values()]
}

/** Paused clocks have no deadline: they come last, the one with the least time left first. */
const pressure = (row: BoardRow): number =>
  row.breachedAt ?? row.deadlineAt ?? Number.MAX_SAFE_INTEGER / 2 + (row.targetMs - row.usedMs)

/** A clock at zero is due, not late, until the server's fact says so. */
export function promiseView(
  row: BoardRow,
  hours: Hours,
  reading: Pick<Reading, 'digitsAt' | 'dueAt'>,
  speech: Speech,
): PromiseView {
  const seen = view(row, hours, Math.max(reading.digitsAt, row.countedFrom))
  const isDue =
    row.verdict === 'pending' &&
    row.phase === 'running' &&
    row.deadlineAt !== null &&
    reading.dueAt >= row.deadlineAt
  const state = isDue ? 'due' : tileState(seen)
  const { units } = speech.words
  const left = state === 'due' ? 0 : Math.max(0, seen.remainingMs)
  return {
    clockId: row.id,
    what: speech.words.metrics[row.metric].toCustomer,
    state,
    digits: state === 'breached' ? { ...digits(-seen.overrunMs, units), sign: '−' } : digits(left, units),
    line: lineOf(row, state, seen, reading, speech),
  }
}

function lineOf(
  row: BoardRow,
  state: TileState,
  seen: ReturnType<typeof view>,
  reading: Pick<Reading, 'digitsAt'>,
  { words, clock }: Speech,
): string {
  const near = (at: number) => clock.near(at, reading.digitsAt)
  if (state === 'breached') return words.lateSince(near(row.breachedAt ?? row.phaseSince))
  if (state === 'paused')
    return words.pausedSince(
      (words.pauses[row.status as PauseReason] ?? words.pauses.other).toCustomer,
      near(row.phaseSince),
    )
  if (state === 'due') return words.dueNow
  const by = row.deadlineAt === null ? words.tiles[state].toCustomer : words.by(near(row.deadlineAt))
  const resumes = seen.motion === 'closed' ? seen.resumesAt : null
  return resumes === null ? by : `${by} · ${words.countsAgain(near(resumes))}`
}
