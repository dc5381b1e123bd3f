import { compileAgreement, foldTicket, judge, type TicketEvent } from '@tenggat/domain'
import {
  event,
  opened,
  priorityTo,
  randomHistory,
  seededRandom,
  solved,
  statusTo,
  target,
  terms,
} from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import { aWorld } from '../engine/world.js'
import { readsOf } from '../support/reads.js'
import { aServer } from './aServer.js'

const HOUR = 3_600_000
const NINE = Date.UTC(2026, 2, 2, 9)
const at = (hours: number) => NINE + (hours - 9) * HOUR
const iso = (instant: number) => new Date(instant).toISOString()

const FIELDS = `phase verdict state motion elapsedMs remainingMs overrunMs usedMs targetId targetMs deadlineAt breachedAt stoppedAt
  priority status agent crossed explanation { elapsedMs state }`

describe('W7b: every field of a clock at any instant', () => {
  const PROMISES = terms({
    targets: [
      target({ id: 'p1', when: { priority: ['P1'] }, within: { value: 1, unit: 'hours' } }),
      target({ id: 'p4', when: { priority: ['P4'] }, within: { value: 40, unit: 'hours' } }),
    ],
  })

  async function asked(events: readonly TicketEvent[], instants: readonly number[]) {
    const server = await aServer([PROMISES], { at: at(48) })
    await server.engine.applyTicketEvents(events)
    await server.engine.settleDueClocks(at(48))
    const reader = await server.token('read')
    const query = `query ($asOf: DateTime) { ticket(source: "desk", key: "T-1") { clocks(asOf: $asOf) { ${FIELDS} } } }`
    const single = `query ($asOf: DateTime) { ticket(source: "desk", key: "T-1") { clocks {
      explanation(asOf: $asOf) { state } state(asOf: $asOf) motion(asOf: $asOf) elapsedMs(asOf: $asOf) remainingMs(asOf: $asOf) overrunMs(asOf: $asOf) } } }`
    return Promise.all(
      instants.map(async (instant) => {
        const whole = await server.send(reader, query, { asOf: iso(instant) })
        const fields = await server.send(reader, single, { asOf: iso(instant) })
        return {
          clocks: whole.data?.ticket?.clocks,
          fields: fields.data?.ticket?.clocks[0],
          errors: fields.errors,
        }
      }),
    )
  }

  it('W7b: breached and solved since, it was on track half an hour in, in its explanation too', async () => {
    const events = [
      event(at(9), [opened, priorityTo('P1')]),
      event(at(20), [solved, { kind: 'assigned', agent: 'ana' }]),
    ]
    const [before, half, late, after] = await asked(events, [at(9) - 1, at(9.5), at(12), at(30)])
    expect(before).toMatchObject({
      clocks: [],
      fields: {
        explanation: null,
        state: null,
        motion: null,
        elapsedMs: null,
        remainingMs: null,
        overrunMs: null,
      },
    })
    const onTrack = {
      state: 'onTrack',
      motion: 'running',
      elapsedMs: HOUR / 2,
      remainingMs: HOUR / 2,
      overrunMs: 0,
    }
    expect(half!.fields).toEqual({ ...onTrack, explanation: { state: 'onTrack' } })
    expect(half!.clocks).toMatchObject([
      {
        ...onTrack,
        ...{
          phase: 'running',
          verdict: 'pending',
          breachedAt: null,
          stoppedAt: null,
          agent: null,
          crossed: [],
        },
        explanation: { elapsedMs: HOUR / 2, state: 'onTrack' },
      },
    ])
    expect(late!.clocks).toMatchObject([
      {
        state: 'breached',
        phase: 'running',
        verdict: 'breached',
        breachedAt: iso(at(10)),
        overrunMs: 2 * HOUR,
      },
    ])
    expect(after!.clocks).toMatchObject([
      { phase: 'stopped', stoppedAt: iso(at(20)), elapsedMs: 11 * HOUR, agent: 'ana' },
    ])
  })

  it('W7b: paused or retargeted since', async () => {
    const events = [
      event(at(9), [opened, priorityTo('P4')]),
      event(at(10), [statusTo('onHold')]),
      event(at(12), [statusTo('open')]),
      event(at(13), [priorityTo('P1')]),
    ]
    const [running, paused, retargeted] = await asked(events, [at(9.5), at(11), at(14)])
    expect(running!.clocks).toMatchObject([
      { motion: 'running', elapsedMs: HOUR / 2, targetId: 'p4', deadlineAt: iso(at(49)) },
    ])
    expect(paused!.clocks).toMatchObject([
      { motion: 'paused', phase: 'paused', elapsedMs: HOUR, deadlineAt: null, status: 'onHold' },
    ])
    expect(retargeted!.clocks).toMatchObject([{ targetId: 'p1', state: 'breached', priority: 'P1' }])
  })

  it('W7b: an instant more than a year behind the deadline is refused', async () => {
    const [far] = await asked([event(at(9), [opened, priorityTo('P1')])], [at(48) + 367 * 24 * HOUR])
    expect(far!.errors[0]!.extensions.code).toBe('BAD_USER_INPUT')
  })

  it('W7b: at random instants of random histories, what had happened by then is all that tells', async () => {
    const agreement = terms({
      targets: [
        target({ id: 'p1', when: { priority: ['p1'] }, within: { value: 4, unit: 'hours' } }),
        target({
          id: 'p2',
          when: { priority: ['p2'] },
          within: { value: 9, unit: 'hours' },
          retarget: 'restart',
        }),
        target({ id: 'first', metric: 'firstResponse', within: { value: 1, unit: 'hours' } }),
        target({ id: 'next', metric: 'nextResponse', within: { value: 2, unit: 'hours' } }),
      ],
    })
    const agreements = [compileAgreement(agreement, 1)]
    const now = Date.UTC(2026, 5, 1)
    const world = await aWorld([agreement], { at: now })
    const random = seededRandom(20261130)
    const stories = Array.from({ length: 60 }, (_, n) =>
      randomHistory(random).map((it, index) => ({ ...it, ticketKey: `S-${n}`, eventId: `${n}-${index}` })),
    )
    await world.apply(...stories.flat())
    await world.engine.settleDueClocks(now)
    const reads = readsOf(world.store, now)
    let seen = 0
    for (const [n, story] of stories.entries()) {
      const ticket = await reads.ticket('desk', `S-${n}`)
      for (const clock of await reads.clocksOf(ticket!.id, 'whole')) {
        for (let draw = 0; draw < 20; draw++) {
          const asOf = story[0]!.occurredAt + random.below(200 * HOUR) - HOUR
          const past = await reads.clockAt(clock, asOf)
          const known = story.filter(({ occurredAt }) => occurredAt <= asOf)
          const fold =
            known.length === 0 ? null : judge(foldTicket(known, agreements).fold, agreements, asOf).fold
          const wanted = fold?.clocks.find(
            ({ metric, cycle }) => metric === clock.metric && cycle === clock.cycle,
          )
          if (wanted === undefined) expect(past).toBeNull()
          else
            expect(past).toMatchObject({
              ...wanted,
              status: fold!.ticket.status,
              agent: fold!.ticket.agent,
              asOf,
            })
          seen++
        }
      }
    }
    expect(seen).toBeGreaterThan(2_000)
  })
})
