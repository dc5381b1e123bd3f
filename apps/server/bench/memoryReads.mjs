import { compileAgreement, foldTicket } from '@tenggat/domain'
import { AGREEMENT } from './engineStore.mjs'

const { pageOf } = await import('../dist/reads/page.js')
const { createReads } = await import('../dist/api/reads.js')
const { Histories } = await import('../dist/reads/histories.js')
const { toClockNode } = await import('../dist/clocks/clockNode.js')

export const TICKETS = 50

const histories = new Histories()

/** Events of the tickets the bench asks for; each has two clocks that run. */
export function events(now) {
  return Array.from({ length: TICKETS }, (_, n) => ({
    source: 'bench',
    ticketKey: `T-${n}`,
    eventId: `e-${n}`,
    occurredAt: now - 1_000_000 - n * 1_000,
    changes: [
      { kind: 'opened', subject: `Printer ${n} is on fire` },
      { kind: 'prioritised', priority: `P${n % 4}` },
      { kind: 'assigned', team: `G${n % 97}`, line: '1st', agent: `agent ${n % 300}` },
    ],
  }))
}

/** The read side over rows held in memory: what is left is the door, the execution and the domain. */
export function memoryReads() {
  const now = Date.now()
  const agreement = compileAgreement(AGREEMENT, 1)
  const library = { agreement: () => agreement, ensure: async () => undefined }
  const rows = events(now).map((event, n) => ticketRow(event, n, [agreement], now))
  const nodes = rows.map(({ ticket }) => ticket)
  const clocks = new Map(rows.map(({ ticket, clocks }) => [ticket.id, clocks]))
  return () => {
    const { view } = createReads({
      histories,
      pool: null,
      visibility: null,
      epoch: 'bench',
      library,
      now,
    })
    return {
      view,
      tickets: async (_, { first }) =>
        pageOf(
          nodes,
          first,
          (node) => node,
          ({ id }) => id,
        ),
      clocksOf: async (id) => clocks.get(id),
    }
  }
}

function ticketRow(event, n, agreements, now) {
  const { fold } = foldTicket([event], agreements)
  const { ticket } = fold
  const clocks = fold.clocks.map((clock, index) =>
    toClockNode(
      {
        ...clock,
        ...{ id: `${n * 2 + index}`, ticketId: `${n}`, source: 'bench', ticketKey: event.ticketKey },
        ...{ calendar: 'always', generation: 0, version: 1, live: true },
      },
      { agreement: agreements[0], visibility: null, asOf: now },
    ),
  )
  return {
    ticket: { ...ticket, id: `${n}`, source: 'bench', key: event.ticketKey, bound: fold.bound },
    clocks,
  }
}
