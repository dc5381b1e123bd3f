/** A small board in memory behind the reader that the hub asks: what is measured is the sending, not the store. */
import { toBoardClock } from '../dist/store/boardClock.js'

export const EPOCH = '00000000-0000-4000-8000-00000000be4c'

const CLOCKS = 10
const ALWAYS = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']]]),
)

/** What a wall selects. */
export const BOARD_DOCUMENT = `subscription Board($filter: ClockFilter, $after: String) {
  board(filter: $filter, after: $after) {
    __typename
    ... on BoardSnapshot { cursor part last serverTime buildId clocks { ...Row } calendars { ...Window } }
    ... on BoardDelta {
      cursor serverTime upserts { ...Row } leaves
      facts { position kind at recordedAt clockId } calendars { ...Window }
    }
    ... on Heartbeat { cursor serverTime buildId }
    ... on Reset { reason }
    ... on GoingAway { retryAfterMs }
  }
}
fragment Row on BoardClock {
  id version source ticketKey subject agreementId metric cycle calendarId priority customer team status statusReason
  phase verdict atRisk startedAt phaseSince countedFrom usedMs targetMs deadlineAt breachedAt
}
fragment Window on CalendarWindow { id timeZone from to open }`

/** One row with every attribute a wall shows. */
function aRow(id, at) {
  return {
    ...{ id, ticketId: id, agreementId: 'acme', agreementVersion: 1, metric: 'resolution', cycle: 1 },
    ...{ targetId: 'resolution-high', selectedTargetId: 'resolution-high', calendar: 'always' },
    ...{
      phase: 'running',
      verdict: 'pending',
      startedAt: at,
      phaseSince: at,
      phaseEventId: 'e',
      countedFrom: at,
    },
    ...{
      usedMs: 0,
      targetMs: 28_800_000,
      deadlineAt: at + 28_800_000,
      crossed: [],
      nextThreshold: 'deadline',
    },
    ...{ nextThresholdAt: at + 28_800_000, round: 0, breachedAt: null, stoppedAt: null, cancelReason: null },
    ...{ generation: 0, version: 1, live: true, source: 'desk', ticketKey: `INC-${id}` },
    ...{
      subject: 'Printer on the third floor',
      priority: 'P2',
      impact: 'high',
      service: 'print',
      customer: 'acme',
    },
    ...{
      party: 'provider',
      team: 'G96',
      line: '1st',
      agent: null,
      status: 'open',
      statusReason: 'In Progress',
    },
  }
}

export class Floor {
  #rows = new Map()
  #facts = []

  constructor() {
    for (let id = 1; id <= CLOCKS; id++) this.#rows.set(String(id), aRow(String(id), Date.now()))
  }

  /** About what one event is on the wire, for the bare broadcast. */
  get sample() {
    const row = aRow('1', 0)
    const shown = { ...row, startedAt: STAMP, phaseSince: STAMP, countedFrom: STAMP, deadlineAt: STAMP }
    const left = [
      'ticketId agreementVersion calendar selectedTargetId targetId phaseEventId crossed round stoppedAt cancelReason',
      'generation live service party line agent impact nextThreshold nextThresholdAt',
    ]
    for (const name of left.join(' ').split(' ')) delete shown[name]
    const upserts = [{ ...shown, calendarId: 'acme@1/always', atRisk: true }]
    const facts = [{ position: 1_000, kind: 'atRisk', at: STAMP, recordedAt: STAMP, clockId: '1' }]
    const cursor = `${EPOCH}:1000`
    const board = {
      __typename: 'BoardDelta',
      cursor,
      serverTime: STAMP,
      upserts,
      leaves: [],
      facts,
      calendars: [],
    }
    return JSON.stringify({ id: EPOCH, type: 'next', payload: { data: { board } } })
  }

  /** One clock changes: the batch that the log would hand over. */
  commit() {
    const at = Date.now()
    const pos = this.#facts.length + 1
    const id = String(1 + (pos % CLOCKS))
    const before = this.#rows.get(id)
    const row = { ...before, version: before.version + 1, crossed: ['percent:75'] }
    this.#rows.set(id, row)
    const fact = {
      ...{
        pos,
        ticketId: id,
        clockId: id,
        agreementId: 'acme',
        metric: 'resolution',
        cycle: 1,
        kind: 'atRisk',
      },
      ...{
        threshold: 'percent:75',
        round: 0,
        generation: 0,
        at,
        recordedAt: at,
        eventId: null,
        targetId: 'x',
      },
      ...{ deadlineAt: row.deadlineAt, detail: {}, retracts: null },
    }
    this.#facts.push(fact)
    return { from: pos - 1, to: pos, facts: [fact], rows: [row] }
  }

  async head() {
    return this.#facts.length
  }

  async board() {
    return { head: this.#facts.length, clocks: [...this.#rows.values()].map(toBoardClock) }
  }

  async log(after) {
    const head = this.#facts.length
    const facts = this.#facts.slice(after)
    const rows = [...new Set(facts.map((fact) => fact.clockId))].map((id) => this.#rows.get(id))
    return { head, afterAt: Date.now(), batch: { from: after, to: Math.max(after, head), facts, rows } }
  }

  async places() {
    return new Map()
  }

  async calendars() {
    return { always: { timeZone: 'UTC', weekly: ALWAYS } }
  }
}

const STAMP = '2026-11-02T02:30:00.000Z'
