import { type ClockView, type Countable, type Instant, view } from '@tenggat/domain'
import { createBatchLoader, type ReadDeps } from '../reads/readDeps.js'
import { findKnownThrough, findWatermarks } from '../sources/readSources.js'
import type { ClockRow } from '../store/records.js'
import type { ClockNode, NodeContext } from './clockNode.js'

/** What a row must tell for a node to be made of it. */
type Placed = Pick<ClockRow, 'live' | 'source' | 'ticketId' | 'agreementId' | 'agreementVersion'>

/** @param toNode is handed what the row itself does not tell */
export type NodeMaker = <R extends Placed, N>(
  rows: readonly R[],
  toNode: (row: R, context: NodeContext) => N,
) => Promise<N[]>

/** Makes nodes of rows, with the calendars they count on at hand for `view`. */
export function createNodeMaker({ pool, library, visibility, now }: ReadDeps): NodeMaker {
  const watermark = createBatchLoader<Instant | null>((names) => findWatermarks(pool, names), null)
  const known = createBatchLoader<Instant | null>((ids) => findKnownThrough(pool, ids), null)
  /** Up to when a clock that time does not settle is known: as far as a log was read, of its source or of its ticket. */
  const knownUntil = async ({ source, ticketId }: Placed): Promise<Instant> =>
    (await watermark(source)) ?? (await known(ticketId)) ?? now
  return async (rows, toNode) => {
    await library.ensure(rows.map((row) => ({ agreementId: row.agreementId, version: row.agreementVersion })))
    const makeNode = (row: (typeof rows)[number], asOf: Instant) => {
      const { agreementId, agreementVersion: version } = row
      return toNode(row, { agreement: library.agreement({ agreementId, version }), visibility, asOf })
    }
    if (rows.every(({ live }) => live)) return rows.map((row) => makeNode(row, now))
    const presents = await Promise.all(rows.map((row) => (row.live ? now : knownUntil(row))))
    return rows.map((row, index) => makeNode(row, presents[index]!))
  }
}

/** A clock that can be viewed: whole, or as lists have it. */
export type ViewableClock = Countable &
  Pick<ClockNode, 'agreementId' | 'agreementVersion' | 'calendar' | 'calendarId' | 'asOf'>

/** Works out a clock's derived fields for its own instant, once for all the fields. */
export function createViewer({ library }: ReadDeps): (clock: ViewableClock) => ClockView {
  const known = new WeakMap<ViewableClock, ClockView>()
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
