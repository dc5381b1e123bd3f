import { describe, expect, it } from 'vitest'
import type { Target } from '../../src/agreement/clauses/targets.js'
import {
  attribute,
  explain,
  foldAt,
  foldTicket,
  judge,
  type TicketChange,
  type TicketEvent,
  timelineOf,
} from '../../src/index.js'
import {
  agreement,
  event,
  opened,
  priorityTo,
  seededRandom,
  shuffled,
  solved,
  statusTo,
  target,
} from '../../src/testing/index.js'
import { iso, utc } from './support.js'

const HOUR = 3_600_000
const monday = (time: string) => utc(`2026-03-02 ${time}`)
const sla = (...targets: Partial<Target>[]) =>
  agreement(targets.map((each) => target({ within: { value: 4, unit: 'hours' }, ...each })))
const of = (ticketKey: string, time: string, ...changes: TicketChange[]): TicketEvent =>
  event(monday(time), changes, { ticketKey, eventId: `${ticketKey} ${time}` })
/** As a part of the survivor, T-1. */
const partOf = (...events: TicketEvent[]) => events.map((each) => ({ ...each, absorbedBy: 'T-1' }))
const into = (key: string | null): TicketChange => ({ kind: 'merged', into: key })

const folded = (events: readonly TicketEvent[], promises = sla({}), before = monday('23:00')) =>
  judge(foldTicket(events, [promises]).fold, [promises], before).fold

describe('a ticket that others are merged into', () => {
  const waiting = statusTo('waitingOnCustomer')
  const older = partOf(
    of('T-0', '08:00', opened),
    of('T-0', '09:00', waiting),
    of('T-0', '12:00', into('T-1')),
  )
  const own = [of('T-1', '10:00', opened), of('T-1', '11:00', waiting), of('T-1', '11:30', statusTo('open'))]

  it('CLK-38 TKT-21 counts from the earlier start, and stands still wherever either stood still', () => {
    // 08:00 to 09:00 the older ran; from 09:00 it waited, so that nothing of the survivor's own hour counts.
    expect(folded([...own, ...older], sla({}), monday('12:00')).clocks[0]).toMatchObject({
      startedAt: monday('08:00'),
      usedMs: HOUR,
      countedFrom: monday('12:00'),
      deadlineAt: monday('15:00'),
    })
  })

  it('TKT-21 whatever the order in which the events of both arrive', () => {
    const random = seededRandom(21)
    const expected = folded([...own, ...older])
    for (let round = 0; round < 20; round++)
      expect(folded(shuffled([...own, ...older], random))).toEqual(expected)
  })

  it('CLK-38 is told by a fact, explained from the earlier start, and sums', () => {
    const events = [...own, ...older]
    const promises = sla({})
    const story = explain(
      events,
      [promises],
      { agreementId: 'agreement', metric: 'resolution', cycle: 1 },
      monday('14:00'),
    )!
    expect(story.facts.map(({ kind, at }) => [kind, iso(at)!.slice(11, 16)])).toEqual([
      ['started', '10:00'],
      ['paused', '11:00'],
      ['resumed', '11:30'],
      ['joined', '12:00'],
    ])
    expect(story.facts.at(-1)!.detail).toMatchObject({
      ticketKey: 'T-0',
      startedAt: monday('08:00'),
      usedMs: HOUR,
    })
    expect(
      story.segments.map(({ kind, from, to }) => [kind, iso(from)!.slice(11, 16), iso(to)!.slice(11, 16)]),
    ).toEqual([
      ['running', '08:00', '09:00'],
      ['paused', '09:00', '12:00'],
      ['running', '12:00', '14:00'],
    ])
    const buckets = attribute(story, timelineOf(events), [promises])
    const runningMs = buckets.reduce((sum, { kind, ms }) => (kind === 'running' ? sum + ms : sum), 0)
    expect(runningMs).toBe(story.view.elapsedMs)
  })

  it('CLK-38 a deadline that lies behind by the earlier start is due as the tickets become one', () => {
    const long = partOf(of('T-0', '02:00', opened), of('T-0', '12:00', into('T-1')))
    const fold = folded([of('T-1', '10:00', opened), ...long])
    expect(fold.clocks[0]).toMatchObject({
      verdict: 'breached',
      breachedAt: monday('12:00'),
      usedMs: 10 * HOUR,
    })
  })

  it('CLK-38 as of an instant before the merge nothing of it is known', () => {
    const past = foldAt([...own, ...older], [sla({})], monday('11:45'))!
    expect(past.fold.clocks[0]).toMatchObject({ startedAt: monday('10:00'), usedMs: HOUR })
  })

  it('CLK-38 TKT-15 a merge that was undone brings nothing', () => {
    const undone = [...own, ...older, ...partOf(of('T-0', '12:30', into(null)))]
    expect(folded(undone).clocks).toEqual(folded(own).clocks)
  })

  it('CLK-38 TKT-21 through another ticket, from the instant at which both merges stand', () => {
    const oldest = partOf(of('T-00', '06:00', opened), of('T-00', '07:00', into('T-0')))
    const plain = partOf(of('T-0', '06:30', opened), of('T-0', '12:00', into('T-1')))
    const { clocks } = folded(
      [of('T-1', '11:00', opened), ...plain, ...oldest],
      sla({ within: { value: 8, unit: 'hours' } }),
      monday('12:30'),
    )
    expect(clocks[0]).toMatchObject({ startedAt: monday('06:00'), usedMs: 6 * HOUR })
  })

  it('CLK-38 what is solved keeps its result, and a target that comes later counts from the earlier start too', () => {
    const done = [of('T-1', '10:00', opened), of('T-1', '11:00', solved)]
    expect(folded([...done, ...older]).clocks[0]).toMatchObject({ verdict: 'met', usedMs: HOUR })
    const promises = sla({ id: 'p4', when: { priority: ['P4'] } }, { id: 'p1', when: { priority: ['P1'] } })
    const raised = [of('T-1', '10:00', opened), of('T-1', '13:00', priorityTo('P1'))]
    const plain = partOf(of('T-0', '09:00', opened), of('T-0', '12:00', into('T-1')))
    expect(folded([...raised, ...plain], promises, monday('12:59')).clocks[0]).toMatchObject({
      targetId: 'p1',
      startedAt: monday('09:00'),
      usedMs: 4 * HOUR,
    })
  })
})
