import { compileCalendar, type Instant, type TicketEvent, type WeeklyCalendar } from '@tenggat/domain'
import { alarmTicket } from './alarmTicket.js'
import type { Customer } from './customer.js'
import { officeCustomers } from './customers.js'
import { dice } from './dice.js'
import { officeTicket } from './officeTicket.js'
import { traffic } from './traffic.js'

/** One ticket's events, in order; never empty. */
export type Life = readonly TicketEvent[]

/** Everything that ever happens on the simulated floor: a function of the seed alone. */
export interface World {
  /** Another seed is another desk, so two of them never mix in one database. */
  readonly source: string
  /** The whole lives of the tickets that open in [fromAt, toAt), by opening; they reach past `toAt`. */
  lives(fromAt: Instant, toAt: Instant): readonly Life[]
  /** The lives of the tickets that open before `toAt` and may still go on after `fromAt`. */
  livesReaching(fromAt: Instant, toAt: Instant): readonly Life[]
  /** The life of the ticket with that key, if the floor has such a one. */
  lifeOf(ticketKey: string): Life | null
}

/** Where tickets come from: at most one in each slot of time. */
interface Stream {
  readonly prefix: string
  readonly slotMs: number
  /** No life is longer. */
  readonly longestMs: number
  make(slot: number): Life | null
}

/** Keys count from here, so that they stay short. */
const KEYS_FROM = Date.UTC(2026, 0, 1)
const DAY_MS = 86_400_000
const OFFICE_SLOT_MS = 5 * 60_000
/** The longest holidays and a slow week on top. */
const OFFICE_LONGEST_MS = 28 * DAY_MS
/**
 * Every third slot brings a late alarm, at most LATE_JITTER after its beginning: two late alarms are never more than 53 s
 * apart, so in every minute one becomes at risk and one breaches.
 */
const ALARM_SLOT_MS = 15_000
const LATE_JITTER_MS = 8_000
const ALARM_LONGEST_MS = 3_600_000

/** @param holidays the dates on which offices are closed, as an agreement's calendar states them */
export function createWorld(seed: number, holidays: NonNullable<WeeklyCalendar['dates']>): World {
  const source = `floor-${seed}`
  const office = officeCustomers(holidays).map((customer) => officeStream(seed, source, customer, holidays))
  const streams = [...office, alarmStream(seed, source)]
  return {
    source,
    lives: (fromAt, toAt) => byOpening(streams.flatMap((stream) => livesOf(stream, fromAt, toAt))),
    livesReaching: (fromAt, toAt) =>
      byOpening(streams.flatMap((stream) => livesOf(stream, fromAt - stream.longestMs, toAt))),
    lifeOf: (ticketKey) => {
      const [, prefix, number] = /^([A-Z]+)-(\d{1,9})$/.exec(ticketKey) ?? []
      const stream = streams.find((each) => each.prefix === prefix)
      return stream?.make(Number(number) + Math.floor(KEYS_FROM / stream.slotMs)) ?? null
    },
  }
}

function officeStream(
  seed: number,
  source: string,
  customer: Customer,
  holidays: NonNullable<WeeklyCalendar['dates']>,
): Stream {
  const { prefix } = customer
  const shift = compileCalendar(customer.shift)
  const slotMs = OFFICE_SLOT_MS
  const make = (slot: number): Life | null => {
    const throws = dice(seed, prefix, slot)
    const at = slot * slotMs + Math.floor(throws.between(0, slotMs / 1_000)) * 1_000
    if (!throws.chance((traffic(customer, at, holidays) * slotMs) / 3_600_000)) return null
    return officeTicket({ source, key: keyOf(prefix, slot, slotMs) }, at, customer, shift, throws)
  }
  return { prefix, slotMs, longestMs: OFFICE_LONGEST_MS, make }
}

function alarmStream(seed: number, source: string): Stream {
  const prefix = 'PAY'
  const slotMs = ALARM_SLOT_MS
  const make = (slot: number): Life | null => {
    const throws = dice(seed, prefix, slot)
    const late = slot % 3 === 0
    if (!late && !throws.chance(0.85)) return null
    const at = slot * slotMs + Math.floor(throws.between(0, LATE_JITTER_MS / 1_000)) * 1_000
    return alarmTicket({ source, key: keyOf(prefix, slot, slotMs) }, at, late, throws)
  }
  return { prefix, slotMs, longestMs: ALARM_LONGEST_MS, make }
}

function livesOf(stream: Stream, fromAt: Instant, toAt: Instant): Life[] {
  const found: Life[] = []
  for (let slot = Math.floor(fromAt / stream.slotMs); slot * stream.slotMs < toAt; slot++) {
    const life = stream.make(slot)
    if (life !== null && life[0]!.occurredAt >= fromAt && life[0]!.occurredAt < toAt) found.push(life)
  }
  return found
}

const byOpening = (lives: Life[]): Life[] =>
  lives.sort((left, right) => left[0]!.occurredAt - right[0]!.occurredAt)

const keyOf = (prefix: string, slot: number, slotMs: number): string =>
  `${prefix}-${slot - Math.floor(KEYS_FROM / slotMs)}`
