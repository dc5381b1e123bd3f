import { describe, expect, it } from 'vitest'
import { explain, foldTicket, type TicketChange } from '../../src/index.js'
import {
  agentReply,
  agreement,
  customerReply,
  event,
  opened,
  priorityTo,
  solved,
  statusTo,
  target,
} from '../../src/testing/index.js'
import { run, utc } from './support.js'

const hours = (value: number) => ({ value, unit: 'hours' }) as const
const at = (time: string) => utc(`2026-03-02 ${time}`)
const every = (value: number, more: Parameters<typeof target>[0] = {}) =>
  target({ id: 'news', metric: 'periodicUpdate', within: hours(value), ...more })
const botReply: TicketChange = { kind: 'replied', actor: 'bot', public: true }

/** Cycle, state, start and what it used, in hours. */
const cyclesOf = (
  targets: readonly ReturnType<typeof target>[],
  happened: readonly (readonly [string, ...TicketChange[]])[],
  before?: string,
) => {
  const events = happened.map(([time, ...changes]) => event(at(time), changes))
  const reported = run(agreement([...targets]), events, before === undefined ? undefined : at(before))
  return reported.clocks.map(({ cycle, phase, verdict, usedMs }) => [
    cycle,
    phase,
    verdict,
    usedMs / 3_600_000,
  ])
}

describe('periodic update', () => {
  it('CLK-22 begins when the ticket opens; every public answer ends one cycle and begins the next, asked for or not', () => {
    const { clocks, facts } = run(agreement([every(4)]), [
      event(at('08:00'), [opened]),
      event(at('10:00'), [agentReply]),
      event(at('10:30'), [customerReply]),
      event(at('13:00'), [agentReply]),
      event(at('14:00'), [{ kind: 'replied', actor: 'human', public: false }]),
    ])
    expect(clocks).toMatchObject([
      { cycle: 1, phase: 'stopped', verdict: 'met', startedAt: at('08:00'), stoppedAt: at('10:00') },
      { cycle: 2, phase: 'stopped', verdict: 'met', startedAt: at('10:00'), stoppedAt: at('13:00') },
      { cycle: 3, phase: 'running', verdict: 'pending', startedAt: at('13:00'), deadlineAt: at('17:00') },
    ])
    expect(facts.map(({ kind, cycle }) => `${kind} ${cycle}`)).toEqual([
      ...['started 1', 'met 1', 'started 2', 'met 2', 'started 3'],
    ])
  })

  it('CLK-22 a missed cycle stays missed, and the next one is owed from the answer that came too late', () => {
    expect(
      cyclesOf(
        [every(1)],
        [
          ['08:00', opened],
          ['09:30', agentReply],
          ['10:30', agentReply],
        ],
        '12:00',
      ),
    ).toEqual([
      [1, 'stopped', 'breached', 1.5],
      [2, 'stopped', 'met', 1],
      [3, 'running', 'breached', 0],
    ])
  })

  it('CLK-22 counts the answers of bots where the target does', () => {
    const happened = [
      ['08:00', opened],
      ['09:00', botReply],
    ] as const
    expect(cyclesOf([every(4)], happened)).toEqual([[1, 'running', 'pending', 0]])
    expect(cyclesOf([every(4, { botsCount: true })], happened)).toHaveLength(2)
  })

  it('CLK-22 CLK-3 stands still while its target pauses', () => {
    const pauseWhen = [{ status: ['waitingOnCustomer' as const] }]
    const happened = [
      ['08:00', opened],
      ['09:00', statusTo('waitingOnCustomer')],
      ['12:00', statusTo('open')],
    ] as const
    const { clock } = run(
      agreement([every(4, { pauseWhen })]),
      happened.map(([time, change]) => event(at(time), [change])),
    )
    expect(clock).toMatchObject({ phase: 'running', usedMs: 3_600_000, deadlineAt: at('15:00') })
  })

  it('CLK-22 CLK-3 an answer while paused begins a cycle that is paused as well', () => {
    const pauseWhen = [{ status: ['waitingOnCustomer' as const] }]
    expect(
      cyclesOf(
        [every(4, { pauseWhen })],
        [
          ['08:00', opened],
          ['09:00', agentReply, statusTo('waitingOnCustomer')],
        ],
      ),
    ).toEqual([
      [1, 'stopped', 'met', 1],
      [2, 'paused', 'pending', 0],
    ])
  })

  it('CLK-22 solving ends it, with or without an answer, and begins no other; reopening does', () => {
    const solvedWith = (...changes: TicketChange[]) => [
      ['08:00', opened] as const,
      ['09:00', ...changes] as const,
    ]
    for (const changes of [[solved], [agentReply, solved]])
      expect(cyclesOf([every(4)], solvedWith(...changes))).toEqual([[1, 'stopped', 'met', 1]])
    expect(
      cyclesOf(
        [every(4)],
        [...solvedWith(solved), ['10:00', agentReply], ['11:00', agentReply, statusTo('open')]],
      ),
    ).toEqual([
      [1, 'stopped', 'met', 1],
      [2, 'running', 'pending', 0],
    ])
  })

  it('CLK-22 CLK-15 cancelling or merging ends it without a result', () => {
    for (const change of [statusTo('cancelled'), { kind: 'merged', into: 'T-2' } as const])
      expect(
        cyclesOf(
          [every(4)],
          [
            ['08:00', opened],
            ['09:00', agentReply, change],
          ],
        ),
      ).toEqual([[1, 'cancelled', 'pending', 1]])
    expect(
      cyclesOf(
        [every(4)],
        [
          ['08:00', opened],
          ['09:00', statusTo('cancelled')],
          ['10:00', statusTo('open')],
        ],
      ),
    ).toEqual([
      [1, 'cancelled', 'pending', 1],
      [2, 'running', 'pending', 0],
    ])
  })

  it('CLK-22 another target retargets the cycle that runs; with an answer it is the next cycle’s', () => {
    const targets = [every(1, { id: 'urgent', when: { priority: ['p1'] } }), every(8)]
    const ends = (changes: readonly TicketChange[]) =>
      run(agreement(targets), [event(at('08:00'), [opened]), event(at('08:30'), changes)]).clocks.map(
        ({ cycle, targetId, deadlineAt }) => [cycle, targetId, deadlineAt],
      )
    expect(ends([priorityTo('p1')])).toEqual([[1, 'urgent', at('09:00')]])
    expect(ends([priorityTo('p1'), agentReply])).toEqual([
      [1, 'news', at('16:00')],
      [2, 'urgent', at('09:30')],
    ])
  })

  it('CLK-22 where a target first covers the ticket later, news is owed from then', () => {
    const urgent = every(1, { when: { priority: ['p1'] } })
    const happened = [
      ['08:00', opened],
      ['10:00', priorityTo('p1')],
      ['10:30', priorityTo('p2')],
      ['12:00', priorityTo('p1')],
    ] as const
    expect(cyclesOf([urgent], happened)).toEqual([
      [1, 'cancelled', 'pending', 0.5],
      [2, 'running', 'pending', 0],
    ])
  })

  it('CLK-22 `stopWhen` says when no news is owed, instead of the solution', () => {
    const stopWhen = [{ status: ['onHold' as const] }]
    expect(
      cyclesOf(
        [every(4, { stopWhen })],
        [
          ['08:00', opened],
          ['09:00', statusTo('onHold')],
          ['10:00', agentReply],
          ['11:00', statusTo('open')],
          ['12:00', solved],
          ['13:00', agentReply],
        ],
      ),
    ).toEqual([
      [1, 'stopped', 'met', 1],
      [2, 'stopped', 'met', 2],
      [3, 'running', 'pending', 0],
    ])
  })

  it('CLK-22 CLK-13 a cycle that an answer ended is explained by the ticket as it was until then', () => {
    const targets = [every(1, { id: 'urgent', when: { priority: ['p1'] } }), every(8)]
    const events = [
      event(at('08:00'), [opened]),
      event(at('08:30'), [agentReply, priorityTo('p1')]),
      event(at('09:00'), [agentReply]),
    ]
    const agreements = [agreement(targets)]
    const { clocks } = foldTicket(events, agreements).fold
    const won = clocks.map((clock) =>
      explain(events, agreements, clock, at('09:10'))!.candidates.find((candidate) => candidate.won),
    )
    expect(won.map((candidate) => candidate?.targetId)).toEqual(['news', 'urgent', 'urgent'])
  })
})
