import {
  type Clock,
  type CompiledAgreement,
  compileAgreement,
  foldTicket,
  historyOf,
  InvalidInput,
  judge,
  parseRunningDocument,
  runningDocumentOf,
  type TicketEvent,
  withPlaces,
} from '@tenggat/domain'
import { type Random, randomAgreements, randomHistory, seededRandom, shuffled } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import type { ClockRow, FactRow } from '../../src/store/records.js'
import { aWorld, standing, type World } from './world.js'

const BASE_SEED = 20_261_121
const PROGRAMS = 6
const TICKETS_PER_PROGRAM = 25

/** What must be equal whatever the order of arrival: everything but identities and counters. */
const factOf = (fact: FactRow) => {
  const { pos: _, ticketId: __, clockId: ___, generation: ____, recordedAt: _____, ...content } = fact
  return JSON.stringify(content, Object.keys(content).concat(Object.keys(fact.detail)).sort())
}
const netFacts = (facts: readonly FactRow[]) => standing(facts).map(factOf).sort()

/** A history as requests of one to four events that do not follow each other; what has no sequence has its place there (TKT-11). */
function requestsOf(events: readonly TicketEvent[], random: Random): readonly (readonly TicketEvent[])[] {
  const requests: (readonly TicketEvent[])[] = []
  for (let rest = shuffled(events, random); rest.length > 0; ) {
    const piece = 1 + random.below(4)
    requests.push(withPlaces(rest.slice(0, piece)))
    rest = rest.slice(piece)
  }
  return requests
}

/**
 * Hands the requests in one after the other, without the places, which are the engine's to find; between two of them an event of the
 * last may be sent again alone, time may pass and deadlines be settled.
 */
async function arrive(world: World, requests: readonly (readonly TicketEvent[])[], random: Random) {
  for (const request of requests) {
    const sent = request.map(({ place: _, ...event }) => event)
    await world.apply(...sent)
    if (random.chance(0.3)) await world.apply(random.pick(sent))
    if (random.chance(0.4)) await world.engine.settleDueClocks(world.watch.now())
  }
}

/**
 * The same as a document can state it: no threshold before the start, calendar days only where it never closes, and no news owed again on
 * the day of each answer.
 */
function asStated({ terms, version }: CompiledAgreement): CompiledAgreement {
  const targets = terms.targets.map((target) => {
    const { unit, value } = target.within
    const atRisk = target.atRisk.filter((it) =>
      it.kind === 'daysBefore'
        ? unit !== 'seconds' && (unit !== 'workingDays' || it.days <= value)
        : unit !== 'seconds' || it.kind === 'percent',
    )
    const isSameDayNews = target.metric === 'periodicUpdate' && value === 0
    return {
      ...{ ...target, atRisk },
      ...(unit === 'calendarDays' && { calendar: 'always' }),
      ...(isSameDayNews && { within: { value: 1, unit: 'workingDays' } as const }),
    }
  })
  const read = parseRunningDocument(runningDocumentOf({ ...terms, targets }))
  if (!read.ok) throw new InvalidInput(read.problems)
  return compileAgreement(read.value, version)
}

/** Ids are the source's, so each ticket has its own, also where a change names one. */
function ofTicket(ticket: number, event: TicketEvent): TicketEvent {
  const changes = event.changes.map((change) =>
    'eventId' in change ? { ...change, eventId: `${ticket}-${change.eventId}` } : change,
  )
  return { ...event, ticketKey: `S-${ticket}`, eventId: `${ticket}-${event.eventId}`, changes }
}

/** On the hour and not counted, so that many lie in one instant. */
function coarse({ sequence: _, ...event }: TicketEvent): TicketEvent {
  return { ...event, occurredAt: Math.floor(event.occurredAt / HOUR_MS) * HOUR_MS }
}

const HOUR_MS = 3_600_000

describe('the order of arrival', () => {
  it.each(Array.from({ length: PROGRAMS }, (_, index) => BASE_SEED + index))(
    'CLK-12 TKT-11 permuted and repeated arrivals leave the same rows and net facts as a fold (seed %i)',
    async (seed) => {
      const random = seededRandom(seed)
      const agreements = randomAgreements(random).map(asStated)
      const now = Date.UTC(2026, 3, 4)
      const world = await aWorld(
        agreements.map((agreement) => agreement.terms),
        { at: now, collectMs: 0 },
      )
      for (let ticket = 0; ticket < TICKETS_PER_PROGRAM; ticket++) {
        const events = randomHistory(random)
          .map((event) => ofTicket(ticket, event))
          .map((event) => (ticket % 2 === 0 ? event : coarse(event)))
          .filter((event) => event.occurredAt <= now)
        if (events.length === 0) continue
        const requests = requestsOf(events, random)
        await arrive(world, requests, random)
        await world.engine.settleDueClocks(now)
        await compareWithFold(world, requests.flat(), agreements, now, `S-${ticket}`)
      }
      expect(world.reported).toEqual([])
      expect(
        (await world.facts()).some((fact) => fact.kind === 'retracted'),
        'corrections took place',
      ).toBe(true)
    },
  )
})

const pick = (row: ClockRow, like: Clock) =>
  Object.fromEntries(Object.keys(like).map((name) => [name, row[name as keyof Clock]]))

async function compareWithFold(
  world: World,
  events: readonly TicketEvent[],
  agreements: Parameters<typeof foldTicket>[1],
  now: number,
  key: string,
) {
  const folded = foldTicket(historyOf(events), agreements)
  const judged = judge(folded.fold, agreements, now)
  const rows = (await world.clocks()).filter((row) => row.ticketKey === key)
  const order = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
  expect(rows.map((row) => pick(row, judged.fold.clocks[0] as Clock)).sort(order)).toEqual(
    judged.fold.clocks.map((clock) => ({ ...clock })).sort(order),
  )
  for (const row of rows)
    expect(row).toMatchObject({ status: judged.fold.ticket.status, team: judged.fold.ticket.team })
  const ticketIds = new Set(rows.map((row) => row.ticketId))
  const facts = (await world.facts()).filter((fact) => ticketIds.has(fact.ticketId))
  const wanted = [...folded.facts, ...judged.facts].map((fact) =>
    factOf({ ...fact, retracts: null } as unknown as FactRow),
  )
  expect(netFacts(facts)).toEqual(wanted.sort())
}
