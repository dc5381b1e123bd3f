import { type ClockView, type Instant, view } from '@tenggat/domain'
import { createBatchLoader, type ReadDeps } from '../reads/readDeps.js'
import { findKnownThrough, findWatermarks } from '../sources/readSources.js'
import type { ClockRow } from '../store/records.js'
import { type ClockNode, toClockNode } from './clockNode.js'

export type NodeMaker = (rows: readonly ClockRow[]) => Promise<ClockNode[]>

/** Makes nodes of rows, with the calendars they count on at hand for `view`. */
export function createNodeMaker({ pool, library, visibility, now }: ReadDeps): NodeMaker {
  const watermark = createBatchLoader<Instant | null>((names) => findWatermarks(pool, names), null)
  const known = createBatchLoader<Instant | null>((ids) => findKnownThrough(pool, ids), null)
  /** Up to when a clock is known: one that time does not settle as far as a log was read, of its source or of its ticket. */
  const knownUntil = async ({ live, source, ticketId }: ClockRow): Promise<Instant> =>
    live ? now : ((await watermark(source)) ?? (await known(ticketId)) ?? now)
  return async (rows) => {
    await library.ensure(rows.map((row) => ({ agreementId: row.agreementId, version: row.agreementVersion })))
    const presents = await Promise.all(rows.map(knownUntil))
    return rows.map((row, index) => {
      const { agreementId, agreementVersion: version } = row
      const agreement = library.agreement({ agreementId, version })
      return toClockNode(row, { agreement, visibility, asOf: presents[index]! })
    })
  }
}

/** Works out a clock's derived fields for its own instant, once for all the fields. */
export function createViewer({ library }: ReadDeps): (clock: ClockNode) => ClockView {
  const known = new WeakMap<ClockNode, ClockView>()
  return (clock) => {
    const seen = known.get(clock)
    if (seen !== undefined) return seen
    const { agreementId, agreementVersion: version } = clock
    const calendar = library.agreement({ agreementId, version }).calendars.get(clock.calendar)
    if (calendar === undefined) throw new Error(`${clock.calendarId} is not on record`)
    const seenAt = view(clock, calendar, Math.max(clock.asOf, clock.countedFrom))
    known.set(clock, seenAt)
    return seenAt
  }
}
