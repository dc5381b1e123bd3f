import {
  applyEvent,
  type Clock,
  foldTicket,
  judge,
  parseTicketEvent,
  type TicketState,
} from '@tenggat/domain'
import { describe, expect, it } from 'vitest'
import { livesAt, partAt } from '../src/present.js'
import { createWorld, type Life } from '../src/world.js'
import { compiled as agreements, holidays } from './floorAgreements.js'

const kindOf = new Map(agreements.map(({ id, terms }) => [id, terms.kind]))
const world = createWorld(20_261_121, holidays)
const MINUTE = 60_000
const at = (iso: string): number => Date.parse(iso)

const SUNDAY_NIGHT = at('2026-11-22T03:00+07:00')
const HOURS_TO_SEE = [
  ['an ordinary morning', at('2026-11-24T10:15+07:00')],
  ['Friday prayer', at('2026-11-20T12:10+07:00')],
  ['Sunday night', SUNDAY_NIGHT],
  ['the end of the Idul Fitri holidays', at('2026-03-24T23:30+07:00')],
  ['Christmas', at('2026-12-25T14:00+07:00')],
] as const

function statesAt(instant: number): TicketState[] {
  const states = new Map<string, TicketState>()
  for (const event of partAt(instant, livesAt(world, instant)).past.flat()) {
    states.set(event.ticketKey, applyEvent(states.get(event.ticketKey) ?? null, event))
  }
  return [...states.values()]
}

/** Instants at which something of a kind happens to customers' clocks of the tickets on the floor, up to `until`. */
function factsUntil(kind: 'atRisk' | 'breached', until: number): number[] {
  const lives = livesAt(world, until).map((life) => life.filter((event) => event.occurredAt <= until))
  return lives.flatMap((events) => {
    const folded = foldTicket(events, agreements)
    const facts = [...folded.facts, ...judge(folded.fold, agreements, until).facts]
    const ofCustomers = facts.filter(({ agreementId }) => kindOf.get(agreementId) === 'customer')
    return ofCustomers.filter((fact) => fact.kind === kind).map((fact) => fact.at)
  })
}

/** The clocks of every ticket on the floor, ticket by ticket. */
function clocksAt(instant: number): (readonly Clock[])[] {
  const lives = livesAt(world, instant).map((life) => life.filter((event) => event.occurredAt <= instant))
  return lives
    .filter((life) => life.length > 0)
    .map((life) => judge(foldTicket(life, agreements).fold, agreements, instant).fold.clocks)
}

const isLive = ({ phase }: Clock): boolean => phase === 'running' || phase === 'paused'

describe('the simulated floor', () => {
  it('is the same for the same seed, and another for another', () => {
    const again = createWorld(20_261_121, holidays)
    const [from, to] = [SUNDAY_NIGHT - 30 * MINUTE, SUNDAY_NIGHT]
    expect(again.lives(from, to)).toEqual(world.lives(from, to))
    expect(createWorld(1, holidays).lives(from, to)).not.toEqual(world.lives(from, to))
  })

  it('tells the same tickets however its time is cut', () => {
    const from = at('2026-11-24T10:00+07:00')
    const whole = world.lives(from, from + 10 * MINUTE)
    const parts: Life[] = []
    for (let part = from; part < from + 10 * MINUTE; part += 7_000) {
      parts.push(...world.lives(part, Math.min(part + 7_000, from + 10 * MINUTE)))
    }
    expect(parts).toEqual(whole)
    expect(whole.length).toBeGreaterThan(20)
  })

  it('finds a ticket again by its key', () => {
    for (const life of livesAt(world, SUNDAY_NIGHT)) expect(world.lifeOf(life[0]!.ticketKey)).toEqual(life)
    expect(world.lifeOf('PAY-x')).toBeNull()
    expect(world.lifeOf('NONE-1')).toBeNull()
  })

  it('tells events that the server accepts, in order, each with an id of its own', () => {
    const ids = new Set<string>()
    for (const life of livesAt(world, HOURS_TO_SEE[0][1])) {
      life.forEach((event, index) => {
        expect(parseTicketEvent(event)).toEqual({ ok: true, value: event })
        expect(ids.has(event.eventId)).toBe(false)
        ids.add(event.eventId)
        expect(event.occurredAt).toBeGreaterThanOrEqual(life[Math.max(0, index - 1)]!.occurredAt)
      })
    }
  })

  it.each(HOURS_TO_SEE)('has a believable present: %s', (_, instant) => {
    const open = statesAt(instant).filter(({ status }) => !['solved', 'closed', 'cancelled'].includes(status))
    expect(open.length).toBeGreaterThan(50)
    expect(open.length).toBeLessThan(200)
    expect(new Set(open.map(({ customer }) => customer)).size).toBe(4)
    expect(new Set(open.map(({ status }) => status)).size).toBeGreaterThanOrEqual(3)
    for (const { past } of [partAt(instant, livesAt(world, instant))]) {
      expect(past.flat().every((event) => event.occurredAt <= instant)).toBe(true)
    }
  })

  it('keeps every ticket within the time that is looked back for it', () => {
    const lives = world.lives(at('2026-03-10T00:00+07:00'), at('2026-03-21T00:00+07:00'))
    const days = lives.map((life) => (life[life.length - 1]!.occurredAt - life[0]!.occurredAt) / 86_400_000)
    expect(Math.max(...days)).toBeLessThan(28)
    const alarms = lives.filter((life) => life[0]!.ticketKey.startsWith('PAY'))
    expect(
      Math.max(...alarms.map((life) => life[life.length - 1]!.occurredAt - life[0]!.occurredAt)),
    ).toBeLessThan(60 * MINUTE)
  })

  it('puts one clock at risk and one in breach within every minute, even on Sunday at 03:00 in Jakarta', () => {
    const hour = 60 * MINUTE
    const until = SUNDAY_NIGHT + hour
    for (const kind of ['atRisk', 'breached'] as const) {
      const facts = factsUntil(kind, until)
        .filter((instant) => instant > SUNDAY_NIGHT)
        .sort((left, right) => left - right)
      const gaps = [SUNDAY_NIGHT, ...facts].map((instant, index, all) => (all[index + 1] ?? until) - instant)
      expect(facts[0]! - SUNDAY_NIGHT).toBeLessThan(MINUTE)
      expect(Math.max(...gaps)).toBeLessThan(MINUTE)
    }
  })

  it('is quiet at night and busy by day', () => {
    const office = (from: number) =>
      world.lives(from, from + 3 * 60 * MINUTE).filter((life) => !life[0]!.ticketKey.startsWith('PAY'))
    expect(office(at('2026-11-24T09:00+07:00')).length).toBeGreaterThan(15)
    expect(office(at('2026-11-24T01:00+07:00')).length).toBeLessThan(5)
    expect(office(at('2026-12-25T09:00+07:00')).length).toBeLessThan(
      office(at('2026-11-24T09:00+07:00')).length / 2,
    )
  })

  it.each(HOURS_TO_SEE)('runs customer, internal and outside clocks side by side: %s', (_, instant) => {
    const tickets = clocksAt(instant).map((clocks) => clocks.filter(isLive))
    const kinds = tickets.map((clocks) => new Set(clocks.map(({ agreementId }) => kindOf.get(agreementId))))
    expect(kinds.filter(({ size }) => size === 3).length).toBeGreaterThan(0)
    expect(kinds.filter(({ size }) => size >= 2).length).toBeGreaterThan(3)
    for (const { shares, usedMs } of tickets.flat())
      expect(shares.reduce((sum, { ms }) => sum + ms, 0)).toBe(usedMs)
  })

  it('has tickets under four agreements at once by day', () => {
    const tickets = clocksAt(HOURS_TO_SEE[0][1]).map((clocks) => clocks.filter(isLive))
    const most = tickets.map((clocks) => new Set(clocks.map(({ agreementId }) => agreementId)).size)
    expect(Math.max(...most)).toBeGreaterThanOrEqual(4)
  })

  it('has tickets that come back, go to providers and wait for the suppliers of those', () => {
    const clocks = clocksAt(at('2026-11-25T15:00+07:00')).flat()
    const kinds = (kind: string) => clocks.filter(({ agreementId }) => kindOf.get(agreementId) === kind)
    expect(kinds('internal').some(({ cycle }) => cycle > 1)).toBe(true)
    expect(new Set(kinds('underpinning').map(({ agreementId }) => agreementId)).size).toBeGreaterThan(1)
    expect(clocks.some(({ metric }) => metric === 'vendorTime')).toBe(true)
    expect(clocks.some(({ shares }) => new Set(shares.map(({ party }) => party)).size > 1)).toBe(true)
  })

  it('keeps most of what every agreement promises, and not all of it', () => {
    const from = at('2026-11-02T00:00+07:00')
    const until = at('2026-11-09T00:00+07:00')
    const tally = new Map<string, { met: number; breached: number }>()
    for (const life of world.lives(from, until)) {
      if (life[0]!.ticketKey.startsWith('PAY') && life[0]!.occurredAt > from + 12 * 60 * MINUTE) continue
      for (const { agreementId, verdict } of judge(foldTicket(life, agreements).fold, agreements, until).fold
        .clocks) {
        if (verdict === 'pending') continue
        const seen = tally.get(agreementId) ?? { met: 0, breached: 0 }
        tally.set(agreementId, { ...seen, [verdict]: seen[verdict] + 1 })
      }
    }
    for (const [id, { met, breached }] of tally) {
      expect(met / (met + breached), id).toBeGreaterThan(0.6)
      expect(breached, id).toBeGreaterThan(0)
    }
    expect(tally.size).toBeGreaterThanOrEqual(9)
  })
})
