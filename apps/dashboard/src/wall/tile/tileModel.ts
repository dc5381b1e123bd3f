import { type ClockView, type Hours, type Instant, view } from '@tenggat/domain'
import type { PauseReason } from '@tenggat/words'
import { type Digits, digits, shortDuration } from '../../format/digits.js'
import type { WallClock } from '../../format/wallClock.js'
import type { BoardRow } from '../../live/boardMessage.js'
import { type TileState, tileState } from '../../live/tileState.js'
import type { Words } from '../words/en.js'

/** What a tile says at one moment. Lists of texts go from the fullest to the shortest: the first that fits is shown. */
export interface TileModel {
  readonly state: TileState
  readonly motion: ClockView['motion']
  readonly digits: Digits
  readonly word: string
  readonly shortWord: string
  readonly line: readonly string[]
}

export interface Moment {
  /** What digits count to. */
  readonly digitsAt: Instant
  /** Up to here a clock at zero is due. */
  readonly dueAt: Instant
  /** False once nothing has been heard for ten seconds. */
  readonly confirmed: boolean
}

export interface Speech {
  readonly words: Words
  readonly clock: WallClock
}

export function tileModel(row: BoardRow, hours: Hours, moment: Moment, speech: Speech): TileModel {
  const { words } = speech
  const at = Math.max(moment.digitsAt, row.countedFrom)
  const seen = view(row, hours, at)
  const isDue = row.phase === 'running' && row.deadlineAt !== null && moment.dueAt >= row.deadlineAt
  const pendingDue = row.verdict === 'pending' && isDue
  const state = pendingDue ? 'due' : tileState(seen)
  return {
    state,
    motion: seen.motion,
    digits: digitsOf(seen, state, words),
    word: words.tiles[state].name,
    shortWord: words.tiles[state].short,
    line: state === 'breached' ? lateLine(row, seen, at, speech) : openLine(row, seen, state, moment, speech),
  }
}

/**
 * A due clock stands at zero until its fact comes; it is not the wall's to count an overrun. A late one keeps its sign
 * also while no open time has passed since, as after a close of business.
 */
function digitsOf(seen: ClockView, state: TileState, { units }: Words): Digits {
  if (state === 'due') return digits(0, units)
  if (state !== 'breached') return digits(Math.max(0, seen.remainingMs), units)
  return { ...digits(-seen.overrunMs, units), sign: '−' }
}

function openLine(
  row: BoardRow,
  seen: ClockView,
  state: TileState,
  moment: Moment,
  { words, clock }: Speech,
): readonly string[] {
  const word = words.tiles[state].name
  const short = words.tiles[state].short
  if (state === 'due') {
    if (!moment.confirmed) return [`${word}, ${words.unconfirmed}`, `${short}, ${words.unconfirmed}`]
    return row.deadlineAt === null ? [word] : [`${word} · ${clock.time(row.deadlineAt)}`, word]
  }
  if (state === 'paused') {
    return pausedLine(row, seen, moment, { words, clock })
  }
  if (seen.motion === 'closed') {
    if (seen.resumesAt === null) return [`${word} · ${words.closed}`, words.closed]
    const at = clock.near(seen.resumesAt, moment.digitsAt)
    return [
      `${word} · ${words.closed}, ${words.resumes(at)}`,
      `${word} · ${words.opens(at)}`,
      `${short} · ${words.opens(at)}`,
      `${short} · ${at}`,
    ]
  }
  if (row.deadlineAt === null) return [word]
  const due = clock.near(row.deadlineAt, moment.digitsAt)
  return [`${word} · ${words.dueAt(due)}`, `${word} · ${due}`, `${short} · ${due}`, word]
}

/** A pause that ends by itself says when, before it says why. */
function pausedLine(
  row: BoardRow,
  { resumesAt }: ClockView,
  { digitsAt }: Moment,
  { words, clock }: Speech,
): readonly string[] {
  const { name: word, short } = words.tiles.paused
  const reason = row.statusReason ?? reasonWord(row.status, words)
  if (resumesAt !== null) {
    const until = words.until(clock.near(resumesAt, digitsAt))
    const whole = reason === null ? [] : [`${word} · ${reason} · ${until}`]
    return [...whole, `${word} · ${until}`, `${short} · ${until}`, word]
  }
  const since = words.since(clock.near(row.phaseSince, digitsAt))
  return [
    ...(reason === null
      ? []
      : [`${word} · ${reason} · ${since}`, `${word} · ${reason}`, `${short} · ${reason}`]),
    `${word} · ${since}`,
    `${short} · ${since}`,
    word,
  ]
}

/** Overrun in the target's own hours is what the digits say; the line adds what has passed on the wall. */
function lateLine(row: BoardRow, seen: ClockView, at: Instant, { words, clock }: Speech): readonly string[] {
  const word = words.tiles.breached.name
  const short = words.tiles.breached.short
  const breachedAt = row.breachedAt ?? at
  const wallMs = Math.max(0, at - breachedAt)
  const wall = words.wallTime(shortDuration(-wallMs, words.units))
  const business = words.businessTime(shortDuration(-seen.overrunMs, words.units))
  if (seen.motion === 'paused') {
    const held = words.tiles.paused.name.toLowerCase()
    const reason = row.statusReason ?? reasonWord(row.status, words)
    const until = seen.resumesAt === null ? null : words.until(clock.near(seen.resumesAt, at))
    return [
      ...(until === null ? [] : [`${word}, ${held} · ${until}`, `${short}, ${until}`]),
      ...(reason === null || until !== null ? [] : [`${word}, ${held} · ${reason}`]),
      `${word}, ${held} · ${wall}`,
      `${word}, ${held}`,
    ]
  }
  if (seen.motion === 'closed' && seen.resumesAt !== null) {
    const opens = words.opens(clock.near(seen.resumesAt, at))
    return [`${word} · ${wall} · ${words.closed}, ${opens}`, `${word} · ${wall}`, `${short} · ${wall}`, word]
  }
  const since = words.since(clock.near(breachedAt, at))
  if (Math.abs(wallMs - seen.overrunMs) < 1_000) return [`${word} · ${since}`, `${word} ${since}`, word]
  return [`${word} · ${business} · ${wall}`, `${word} · ${wall}`, `${short} · ${wall}`, word]
}

function reasonWord(status: string, { pauses }: Words): string | null {
  return status in pauses && status !== 'other' ? pauses[status as PauseReason].short : null
}
