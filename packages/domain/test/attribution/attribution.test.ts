import { describe, expect, it } from 'vitest'
import {
  attribute,
  type Bucket,
  explain,
  foldTicket,
  holderOf,
  isSameHolder,
  judge,
  lanesOf,
  type Share,
  sumOf,
  type TicketChange,
  timelineOf,
} from '../../src/index.js'
import {
  agreement,
  event,
  opened,
  randomAgreements,
  randomHistory,
  randomTiers,
  seededRandom,
  solved,
  statusTo,
  target,
  workweek,
} from '../../src/testing/index.js'
import { run, utc } from '../clock/support.js'

const HOUR = 3_600_000
const LATER = Date.UTC(2026, 5, 1)
const at = (hour: number): number => utc('2026-03-02 00:00') + hour * HOUR
const toParty = (party: string): TicketChange => ({ kind: 'assigned', party })
const hoursOf = (shares: unknown) =>
  (shares as readonly Share[]).map(({ party, vendor, ms }) => [
    vendor ? `vendor of ${party}` : party,
    ms / HOUR,
  ])
const bucketsOf = (buckets: readonly Bucket[], kind: Bucket['kind']) =>
  buckets.filter((bucket) => bucket.kind === kind).map(({ holder, ms }) => [holder.party, ms / HOUR])

const G14 = [
  event(at(8), [opened, toParty('team')]),
  event(at(10), [toParty('X')]),
  event(at(13), [statusTo('waitingOnCustomer')]),
  event(at(18), [statusTo('open'), toParty('Y')]),
  event(at(22), [solved]),
]

describe('shares of a clock', () => {
  it('G14 ATT-3 a breach carries the shares up to the deadline, the finish the final ones', () => {
    const { facts, clock, agreements } = run(agreement([target()]), G14)
    const breached = facts.find(({ kind }) => kind === 'breached')!
    expect(breached.at).toBe(at(21))
    expect(hoursOf(breached.detail.shares)).toEqual([
      ['team', 2],
      ['X', 3],
      ['Y', 3],
    ])
    const finished = facts.find(({ kind }) => kind === 'finished')!
    expect(finished.detail).toMatchObject({ overrunMs: HOUR, usedMs: 9 * HOUR })
    expect(hoursOf(finished.detail.shares)).toEqual([
      ['team', 2],
      ['X', 3],
      ['Y', 4],
    ])
    const buckets = attribute(explain(G14, agreements, clock, at(23))!, timelineOf(G14), agreements)
    expect(bucketsOf(buckets, 'running')).toEqual([
      ['team', 2],
      ['X', 3],
      ['Y', 4],
    ])
    expect(bucketsOf(buckets, 'paused')).toEqual([['X', 5]])
    expect(buckets.reduce((sum, { ms }) => sum + ms, 0)).toBe(14 * HOUR)
  })

  it('ATT-1 what a vendor takes is the vendor’s of whoever holds the ticket, and no longer the holder’s own', () => {
    const { clock } = run(agreement([target({ pauseWhen: [] })]), [
      event(at(0), [opened, toParty('X')]),
      event(at(1), [statusTo('waitingOnThirdParty')]),
      event(at(3), [toParty('Y')]),
      event(at(4), [statusTo('open')]),
      event(at(6), [solved]),
    ])
    expect(hoursOf(clock.shares)).toEqual([
      ['X', 1],
      ['vendor of X', 2],
      ['vendor of Y', 1],
      ['Y', 2],
    ])
  })

  it('ATT-3 the shares of a breach sum to the target; of a target used up when it came into force, to what was used', () => {
    const office = agreement([target({ within: { value: 2, unit: 'hours' } })], {
      hours: workweek('08:00', '17:00'),
    })
    const { facts } = run(
      office,
      [event(at(16), [opened, toParty('X')]), event(at(20), [toParty('Y')])],
      LATER,
    )
    const breached = facts.find(({ kind }) => kind === 'breached')!
    expect(hoursOf(breached.detail.shares)).toEqual([
      ['X', 1],
      ['Y', 1],
    ])
    expect(sumOf(breached.detail.shares as readonly Share[])).toBe(breached.detail.targetMs)
  })
})

describe('where the time went', () => {
  it('ATT-2 a pause in closed hours is closed hours', () => {
    const office = agreement([target()], { hours: workweek('08:00', '17:00') })
    const events = [
      event(at(15), [opened, toParty('X')]),
      event(at(16), [statusTo('waitingOnCustomer')]),
      event(at(33), [statusTo('open')]),
      event(at(34), [solved]),
    ]
    const { clock, agreements } = run(office, events)
    const buckets = attribute(explain(events, agreements, clock, at(40))!, timelineOf(events), agreements)
    expect(buckets.map(({ kind, reason, ms }) => [kind, reason, ms / HOUR])).toEqual([
      ['running', null, 2],
      ['paused', 'waitingOnCustomer', 2],
      ['closed', null, 15],
    ])
  })

  it('ATT-1 ATT-2 shares sum to the time used and buckets to the wall time, whatever happens: seeds 1 to 300', () => {
    let clocks = 0
    for (let seed = 1; seed <= 300; seed++) {
      const random = seededRandom(seed)
      const agreements = [...randomAgreements(random), ...randomTiers(random)]
      const events = randomHistory(random)
      const { fold } = judge(foldTicket(events, agreements).fold, agreements, LATER)
      for (const clock of fold.clocks) {
        const name = `seed ${seed} ${clock.agreementId} ${clock.metric} ${clock.cycle}`
        expect(sumOf(clock.shares), name).toBe(clock.usedMs)
        const story = explain(events, agreements, clock, LATER)!
        const buckets = attribute(story, timelineOf(events), agreements)
        const from = story.segments[0]?.from ?? 0
        const to = story.segments.at(-1)?.to ?? 0
        expect(
          buckets.reduce((sum, { ms }) => sum + ms, 0),
          name,
        ).toBe(to - from)
        const running = buckets.filter(({ kind }) => kind === 'running')
        expect(
          running.reduce((sum, { ms }) => sum + ms, 0),
          name,
        ).toBe(story.view.elapsedMs)
        if (clock.phase === 'running') continue
        for (const share of clock.shares) {
          const bucket = running.find(({ holder }) => isSameHolder(holder, share))
          expect(bucket?.ms, `${name} ${JSON.stringify(holderOf({ ...share, status: 'open' }))}`).toBe(
            share.ms,
          )
        }
        clocks++
      }
    }
    expect(clocks).toBeGreaterThan(1_000)
  })
})

describe('lanes', () => {
  it('ATT-4 tell who had the ticket when, and who was waited for', () => {
    const lanes = lanesOf(timelineOf(G14), at(23))
    const brief = lanes.map(({ kind, name, spans }) => [
      kind,
      name,
      spans.map((span) => `${(span.from - at(0)) / HOUR}-${(span.to - at(0)) / HOUR} ${span.kind}`),
    ])
    expect(brief).toEqual([
      ['customer', '', ['13-18 held']],
      ['party', 'team', ['8-10 held']],
      ['party', 'X', ['10-13 held', '13-18 paused']],
      ['party', 'Y', ['18-22 held', '22-23 solved']],
    ])
  })

  it('ATT-4 a stay that comes back is another span of its lane, and ends like a ticket that was given up', () => {
    const events = [
      event(at(0), [opened, toParty('X')]),
      event(at(1), [toParty('Y')]),
      event(at(2), [toParty('X')]),
      event(at(3), [statusTo('cancelled')]),
    ]
    const spansOf = (name: string) =>
      lanesOf(timelineOf(events), at(4)).find((lane) => lane.name === name)?.spans
    expect(spansOf('X')).toMatchObject([
      { from: at(0), to: at(1), kind: 'held' },
      { from: at(2), to: at(3), kind: 'held' },
      { from: at(3), to: at(4), kind: 'solved' },
    ])
    expect(spansOf('Y')).toHaveLength(1)
  })
})
