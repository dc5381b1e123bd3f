import { allowanceOf, dueFrom } from '../agreement/allowance.js'
import type { ChainCounterexample } from '../agreement/chain/chainCheck.js'
import type { Stay } from '../agreement/chain/courses.js'
import type { Target } from '../agreement/clauses/targets.js'
import type { CompiledAgreement } from '../agreement/compileAgreement.js'
import { listedIn } from '../agreement/ticketMatch.js'
import type { Calendar } from '../calendar/calendar.js'
import { foldTicket } from '../clock/fold.js'
import type { TicketChange } from '../ticket/changeFields.js'
import type { TicketStatus } from '../ticket/status.js'
import type { TicketEvent } from '../ticket/ticketEvent.js'
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../time/instant.js'
import type { RandomChain } from './chains.js'
import type { Random } from './random.js'

const PAUSES: readonly TicketStatus[] = ['open', 'waitingOnCustomer', 'onHold', 'open']

/** The events of one ticket, in order. */
class Story {
  readonly events: TicketEvent[] = []

  report(occurredAt: Instant, ...changes: TicketChange[]): void {
    const eventId = `e${this.events.length}`
    this.events.push({
      source: 'desk',
      ticketKey: 'T-1',
      eventId,
      occurredAt,
      sequence: this.events.length,
      changes,
    })
  }

  open(at: Instant, { when }: Pick<Target, 'when'>): void {
    this.report(at, { kind: 'opened' }, { kind: 'prioritised', priority: listedIn(when.priority)[0] ?? null })
  }

  handTo({ agreement, target }: Stay, at: Instant): void {
    const to: TicketStatus = target.heldWhile?.[0]?.status?.[0] ?? 'open'
    this.report(at, { kind: 'assigned', line: agreement.id }, { kind: 'statusChanged', to })
  }
}

/**
 * A ticket that takes some of the stays, each for at most what its target allows, and is then solved. With pauses it waits now
 * and then while it is with a holder, and such a stay lasts until the holder's clock has used up what it may, or less.
 */
export function randomWalk(
  chain: RandomChain,
  customer: Target,
  stays: readonly Stay[],
  random: Random,
  pauses: boolean,
): readonly TicketEvent[] {
  const story = new Story()
  const skips = random.chance(0.4)
  let at = randomOpening(chain, stays, random)
  story.open(at, customer)
  for (const stay of stays) {
    if (skips && random.chance(0.4)) continue
    story.handTo(stay, at)
    at = pauses ? pausingStay(stay, at, random, story) : plainStay(stay, at, random)
  }
  story.report(at, { kind: 'statusChanged', to: 'solved' })
  return story.events
}

/** Half of them at a boundary of some calendar, or up to two milliseconds or some minutes from it. */
function randomOpening({ from, to, customer }: RandomChain, stays: readonly Stay[], random: Random): Instant {
  const anywhere = from + random.below(to - from)
  if (random.chance(0.5)) return anywhere
  const calendar = random.pick([...customer.calendars.values(), ...stays.map((stay) => stay.calendar)])
  const edges = calendar.openBetween(from, to).flatMap((open) => [open.from, open.to])
  const shift = random.chance(0.5) ? random.below(5) - 2 : (random.below(61) - 30) * 10 * MINUTE_MS
  const at = (edges.length === 0 ? from : random.pick(edges)) + shift
  return at >= from && at < to ? at : anywhere
}

function plainStay({ target, calendar }: Stay, from: Instant, random: Random): Instant {
  const to = dueFrom(calendar, from, allowanceOf(target, calendar, from))
  return random.chance(0.7) ? to : from + random.below(to - from + 1)
}

function pausingStay({ target, calendar }: Stay, from: Instant, random: Random, story: Story): Instant {
  const mayPause = target.heldWhile?.every(({ status }) => status === undefined)
  const allowed = allowanceOf(target, calendar, from)
  let left = allowed.targetMs
  let status: TicketStatus = 'open'
  let at = from
  for (let turn = 0; turn < 5; turn++) {
    const runs = !target.pauseWhen.some((pause) => pause.status?.includes(status))
    const until: Instant = runs
      ? dueFrom(calendar, at, { ...allowed, targetMs: left })
      : pauseEnd(calendar, at, random)
    const next: Instant = random.chance(0.4) ? until : at + random.below(until - at + 1)
    if (runs) left -= calendar.elapsed(at, next)
    at = next
    if (left === 0 || !mayPause || random.chance(0.1)) return at
    status = random.pick(PAUSES)
    story.report(at, { kind: 'statusChanged', to: status })
  }
  return at
}

/** Any time later, or just when the holder closes: the worst moment to go on. */
function pauseEnd(calendar: Calendar, at: Instant, random: Random): Instant {
  const open = random.chance(0.5) ? calendar.openBetween(at, at + 3 * DAY_MS) : []
  return open.length > 0 ? random.pick(open).to : at + random.below(40) * HOUR_MS
}

/** The ticket that a counterexample tells of. */
export function replay(
  { openedAt, endsAt, steps, when }: ChainCounterexample,
  stays: readonly Stay[],
): readonly TicketEvent[] {
  const story = new Story()
  story.open(openedAt, { when })
  for (const step of steps) {
    const stay = stays.find(
      ({ agreement, target }) => agreement.id === step.agreementId && target.id === step.targetId,
    )!
    story.handTo(stay, step.from)
    const paused = step.pausedAs?.status?.[0]
    if (paused !== undefined) story.report(step.from, { kind: 'statusChanged', to: paused })
  }
  story.report(endsAt, { kind: 'statusChanged', to: 'solved' })
  return story.events
}

/** Whether the customer's resolution clock of a solved ticket was breached, by the fold that the engine runs. */
export function isMissed(customer: CompiledAgreement, events: readonly TicketEvent[]): boolean {
  const { fold } = foldTicket(events, [customer])
  const clock = fold.clocks.find(({ metric }) => metric === 'resolution')
  if (clock?.phase !== 'stopped') throw new Error('the ticket has no finished resolution clock')
  return clock.verdict === 'breached'
}
