import type { LiveReader } from './liveReader.js'

/** A reader that does at most `width` readings at a time, so a storm of returning clients leaves the pool to others. */
export function queuedReader(reader: LiveReader, width: number): LiveReader {
  let free = width
  const waiting: (() => void)[] = []

  const inTurn = async <T>(read: () => Promise<T>): Promise<T> => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await read()
    } finally {
      const next = waiting.shift()
      if (next === undefined) free++
      else next()
    }
  }
  return {
    head: () => inTurn(() => reader.head()),
    board: (filter, limit) => inTurn(() => reader.board(filter, limit)),
    log: (after, limit) => inTurn(() => reader.log(after, limit)),
    places: (ticketIds) => inTurn(() => reader.places(ticketIds)),
    calendars: (agreementId, version) => inTurn(() => reader.calendars(agreementId, version)),
  }
}
