import { DAY_MS, type Instant, SECOND_MS } from '../time/instant.js'
import { EVERY_INSTANT, foldedInto } from './everyInstant.js'

/** A stretch of the instant line on which the wall clock of a zone is ahead of UTC by one constant. */
export interface ZoneStretch {
  readonly from: Instant
  readonly to: Instant
  readonly offsetMs: number
}

/** One time zone. A wall reading is written as the epoch milliseconds it would have in UTC. */
export interface Zone {
  readonly name: string
  /** Wall reading minus instant, to the second (historic local mean times are not whole minutes). */
  offsetAt(at: Instant): number
  /** Stretches of constant offset that cover [fromAt, toAt), clipped to it, ascending. */
  stretches(fromAt: Instant, toAt: Instant): readonly ZoneStretch[]
  /** The first instant that shows a wall reading; a reading that a gap skips moves forward by the gap. */
  instantOf(wallMs: number): Instant
}

/**
 * Probing the offset this often finds every transition: two that undo each other have never been closer than
 * 3.98 days (Freetown, September 1939, in the fullest data there is).
 */
const PROBE_MS = 2 * DAY_MS
const BLOCK_MS = 512 * DAY_MS

/** By name in lower case: zone names are not case sensitive. */
const known = new Map<string, Zone>()

/** The zone of an IANA name, or null when this machine's time-zone data has none. */
export function zoneNamed(name: string): Zone | null {
  const key = name.toLowerCase()
  const found = known.get(key)
  if (found !== undefined) return found
  const format = formatFor(name)
  const zone = format === null ? null : new ProbedZone(name, format)
  if (zone !== null) known.set(key, zone)
  return zone
}

function formatFor(timeZone: string): Intl.DateTimeFormat | null {
  if (!/^[A-Za-z]/.test(timeZone)) return null
  try {
    return new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    return null
  }
}

class ProbedZone implements Zone {
  readonly name: string
  readonly #format: Intl.DateTimeFormat
  /** Transitions found per block of the instant line, by block number. */
  readonly #blocks = new Map<number, readonly ZoneStretch[]>()

  constructor(name: string, format: Intl.DateTimeFormat) {
    this.name = name
    this.#format = format
  }

  offsetAt(at: Instant): number {
    for (const stretch of this.#block(Math.floor(at / BLOCK_MS))) {
      if (at < stretch.to) return stretch.offsetMs
    }
    return this.#probe(at)
  }

  stretches(fromAt: Instant, toAt: Instant): readonly ZoneStretch[] {
    const found: ZoneStretch[] = []
    for (let block = Math.floor(fromAt / BLOCK_MS); block * BLOCK_MS < toAt; block += 1) {
      for (const { from, to, offsetMs } of this.#block(block)) {
        const piece = { from: Math.max(from, fromAt), to: Math.min(to, toAt), offsetMs }
        if (piece.from >= piece.to) continue
        const last = found.at(-1)
        if (last?.offsetMs === offsetMs) found[found.length - 1] = { ...last, to: piece.to }
        else found.push(piece)
      }
    }
    return found
  }

  instantOf(wallMs: number): Instant {
    const around = this.stretches(wallMs - PROBE_MS, wallMs + PROBE_MS)
    for (const [index, { from, to, offsetMs }] of around.entries()) {
      const at = wallMs - offsetMs
      if (at >= to) continue
      if (at >= from) return at
      // Before this stretch and after the one before it: in the gap, where the earlier offset lands past it.
      return wallMs - (around[index - 1] ?? around[index]!).offsetMs
    }
    return wallMs - this.#probe(wallMs)
  }

  #block(number: number): readonly ZoneStretch[] {
    const kept = this.#blocks.get(number)
    if (kept !== undefined) return kept
    const found = this.#scan(number * BLOCK_MS, (number + 1) * BLOCK_MS)
    this.#blocks.set(number, found)
    return found
  }

  #scan(fromAt: Instant, toAt: Instant): ZoneStretch[] {
    const found: ZoneStretch[] = []
    let from = fromAt
    let offsetMs = this.#probe(fromAt)
    for (let seen = fromAt; seen < toAt; seen += PROBE_MS) {
      const ahead = seen + PROBE_MS
      let after = this.#probe(ahead)
      while (after !== offsetMs) {
        const changeAt = this.#changeIn(from > seen ? from : seen, ahead, offsetMs)
        if (changeAt >= toAt) break
        found.push({ from, to: changeAt, offsetMs })
        from = changeAt
        offsetMs = this.#probe(changeAt)
        after = this.#probe(ahead)
      }
    }
    found.push({ from, to: toAt, offsetMs })
    return found
  }

  /** The first instant in (low, high] whose offset is not `offsetMs`; transitions fall on whole seconds. */
  #changeIn(low: Instant, high: Instant, offsetMs: number): Instant {
    let same = low / SECOND_MS
    let changed = high / SECOND_MS
    while (changed - same > 1) {
      const middle = Math.floor((same + changed) / 2)
      if (this.#probe(middle * SECOND_MS) === offsetMs) same = middle
      else changed = middle
    }
    return changed * SECOND_MS
  }

  #probe(at: Instant): number {
    const second = Math.floor(foldedInto(EVERY_INSTANT, at) / SECOND_MS) * SECOND_MS
    const [month, day, year, hour, minute, secondOfMinute] = this.#format
      .format(second)
      .match(/\d+/g)!
      .map(Number)
    const wall = Date.UTC(2000, month! - 1, day!, hour!, minute!, secondOfMinute!)
    return wallInYear(wall, year!) - second
  }
}

/** Moves a UTC reading of the leap year 2000 to another year; `Date.UTC` itself takes years below 100 for 1900 ones. */
function wallInYear(wallMs: number, year: number): number {
  return new Date(wallMs).setUTCFullYear(year)
}
