import type { Hours } from '@tenggat/domain'
import { type BoardFact, type BoardMessage, type BoardRow, parseRow } from './boardMessage.js'
import { type Calendars, createCalendars, type Forgotten } from './calendars.js'
import { createListeners } from './signal.js'

/** What one message did: the clocks that differ now, and the facts not known before, in order. */
export interface BoardChange {
  readonly ids: ReadonlySet<string>
  /** True when every clock may differ: a snapshot has been put in place. */
  readonly replaced: boolean
  readonly facts: readonly BoardFact[]
}

/**
 * Every clock of a board outside React, with a listener per clock: a message touches the few tiles it is about.
 * Messages are reduced first; listeners are told after, once per message.
 */
export interface Board {
  readonly clocks: ReadonlyMap<string, BoardRow>
  /** False until a whole snapshot has been put in place. */
  readonly ready: boolean
  readonly calendars: Calendars
  hoursOf(row: BoardRow): Hours | null
  apply(message: BoardMessage): void
  /** Told when this clock differs or leaves; answers how to stop. */
  onClock(id: string, listener: () => void): () => void
  onChange(listener: (change: BoardChange) => void): () => void
}

const NOTHING: BoardChange = { ids: new Set(), replaced: false, facts: [] }

export function createBoard(): Board {
  let clocks = new Map<string, BoardRow>()
  let arriving: Map<string, BoardRow> | null = null
  let arrivedPart = 0
  let knownPosition = -1
  let ready = false
  const calendars = createCalendars()
  const perClock = new Map<string, Set<() => void>>()
  const changes = createListeners<[BoardChange]>()

  /** Counts that began before the forgotten past are carried to where the window begins now. */
  function carryOver(forgotten: readonly Forgotten[]): void {
    for (const { calendarId, from, hours } of forgotten) {
      for (const row of clocks.values()) {
        if (row.calendarId !== calendarId || row.phase !== 'running' || row.countedFrom >= from) continue
        const usedMs = row.usedMs + hours.elapsed(row.countedFrom, from)
        clocks.set(row.id, { ...row, usedMs, countedFrom: from })
      }
    }
  }

  function applySnapshot(message: Extract<BoardMessage, { __typename: 'BoardSnapshot' }>): BoardChange {
    // A part that is no later than the last one begins another snapshot: the one before was cut off.
    if (arriving === null || message.part <= arrivedPart) arriving = new Map()
    arrivedPart = message.part
    carryOver(calendars.learn(message.calendars))
    for (const row of message.clocks) arriving.set(row.id, parseRow(row))
    if (!message.last) return NOTHING
    const ids = new Set([...clocks.keys(), ...arriving.keys()])
    clocks = arriving
    arriving = null
    ready = true
    return { ids, replaced: true, facts: [] }
  }

  function applyDelta(message: Extract<BoardMessage, { __typename: 'BoardDelta' }>): BoardChange {
    carryOver(calendars.learn(message.calendars))
    const ids = new Set<string>()
    for (const row of message.upserts) {
      const known = clocks.get(row.id)
      if (known !== undefined && known.version >= row.version) continue
      clocks.set(row.id, parseRow(row))
      ids.add(row.id)
    }
    for (const id of message.leaves) if (clocks.delete(id)) ids.add(id)
    const facts = message.facts.filter((fact) => fact.position > knownPosition)
    for (const fact of facts) knownPosition = Math.max(knownPosition, fact.position)
    return { ids, replaced: false, facts }
  }

  function reduce(message: BoardMessage): BoardChange {
    switch (message.__typename) {
      case 'BoardSnapshot':
        return applySnapshot(message)
      case 'BoardDelta':
        return applyDelta(message)
      case 'Reset':
        knownPosition = -1
        arriving = null
        return NOTHING
      default:
        return NOTHING
    }
  }

  return {
    get clocks() {
      return clocks
    },
    get ready() {
      return ready
    },
    calendars,
    hoursOf: (row) => calendars.hours(row.calendarId),
    apply: (message) => {
      const change = reduce(message)
      if (change.ids.size === 0 && !change.replaced && change.facts.length === 0) return
      changes.notify(change)
      for (const [id, followers] of perClock) if (change.ids.has(id)) for (const notify of followers) notify()
    },
    onClock: (id, listener) => {
      const followers = perClock.get(id) ?? new Set()
      perClock.set(id, followers.add(listener))
      return () => {
        followers.delete(listener)
        if (followers.size === 0) perClock.delete(id)
      }
    },
    onChange: changes.add,
  }
}
