import { describe, expect, it } from 'vitest'
import {
  attribute,
  type Calendar,
  type CompiledAgreement,
  explainerOf,
  foldAt,
  latestOf,
  type TicketChange,
  type TicketEvent,
  timelineOf,
} from '../../src/index.js'
import { agreement, target, workweek } from '../../src/testing/index.js'

const START = Date.UTC(2026, 2, 2, 2)
const MINUTE = 60_000
const METRICS = ['firstResponse', 'nextResponse', 'resolution', 'periodicUpdate'] as const
const TARGETS = ['P1', 'P2'].flatMap((priority) =>
  METRICS.map((metric) =>
    target({
      ...{
        id: `${metric}-${priority}`,
        metric,
        when: { priority: [priority] },
        atRisk: [{ kind: 'percent', percent: 75 }],
      },
      within: { value: priority === 'P1' ? 4 : 8, unit: 'hours' },
    }),
  ),
)

const KINDS = {
  replies: (n: number) => ({ kind: 'replied', actor: n % 2 === 0 ? 'customer' : 'human', public: true }),
  pauses: (n: number) => ({ kind: 'statusChanged', to: n % 2 === 0 ? 'waitingOnCustomer' : 'open' }),
  priorities: (n: number) => ({ kind: 'prioritised', priority: n % 2 === 0 ? 'P2' : 'P1' }),
  reopenings: (n: number) => ({ kind: 'statusChanged', to: n % 2 === 0 ? 'solved' : 'open' }),
  handOvers: (n: number) => ({ kind: 'assigned', agent: `agent ${n % 7}` }),
} as const satisfies Readonly<Record<string, (n: number) => TicketChange>>

function ticketOf(kind: keyof typeof KINDS, count: number): readonly TicketEvent[] {
  const event = (n: number, changes: readonly TicketChange[]) => ({
    ...{ source: 'desk', ticketKey: 'T-1', eventId: `e${n}`, occurredAt: START + n * 10 * MINUTE, changes },
  })
  const opening = event(0, [{ kind: 'opened' }, { kind: 'prioritised', priority: 'P1' }])
  return [opening, ...Array.from({ length: count - 1 }, (_, n) => event(n + 1, [KINDS[kind](n)]))]
}

/** The agreement, and how often its hours were asked how much of a stretch is open. */
function counting(): { readonly agreement: CompiledAgreement; asked: number } {
  const made = agreement(TARGETS, { hours: workweek('09:00', '17:00', 'Asia/Jakarta') })
  const calls = { agreement: made, asked: 0 }
  const count = (calendar: Calendar): Calendar =>
    new Proxy(calendar, {
      get(own, key) {
        const value: unknown = Reflect.get(own, key, own)
        if (typeof value !== 'function') return value
        return (...args: unknown[]) => {
          if (key === 'elapsed') calls.asked++
          return value.apply(own, args)
        }
      },
    })
  const calendars = [...made.calendars].map(([name, calendar]) => [name, count(calendar)] as const)
  calls.agreement = { ...made, calendars: new Map(calendars) }
  return calls
}

/** Everything that a page tells of a ticket. */
function wholeStory(kind: keyof typeof KINDS, count: number) {
  const counted = counting()
  const agreements = [counted.agreement]
  const events = ticketOf(kind, count)
  const asOf = events.at(-1)!.occurredAt + MINUTE
  const past = foldAt(events, agreements, asOf)!
  const explained = explainerOf(past, agreements, asOf)
  const timeline = timelineOf(events)
  const stories = past.fold.clocks.map((clock) => {
    const story = explained(clock)!
    return { story, buckets: attribute(story, timeline, agreements) }
  })
  return { stories, asked: counted.asked }
}

describe('a ticket with thousands of events', () => {
  it.each(Object.keys(KINDS) as (keyof typeof KINDS)[])(
    'CLK-30 is told in work that grows with its events and no faster: %s',
    (kind) => {
      const [short, long] = [wholeStory(kind, 400), wholeStory(kind, 1_600)]
      expect(long.asked / short.asked).toBeLessThan(6)
    },
  )

  it('CLK-30 sums to the millisecond, whatever is left out of it', () => {
    for (const { story, buckets } of wholeStory('pauses', 2_000).stories) {
      const { segments, earlier } = latestOf(story.segments, 500)
      expect(segments).toHaveLength(Math.min(500, story.segments.length))
      const listed = segments.reduce((sum, { businessMs }) => sum + businessMs, 0)
      expect(listed + (earlier?.businessMs ?? 0)).toBe(story.view.elapsedMs)
      const running = buckets.filter((bucket) => bucket.kind === 'running')
      expect(running.reduce((sum, { ms }) => sum + ms, 0)).toBe(story.view.elapsedMs)
      if (earlier === null) continue
      expect(earlier.count).toBe(story.segments.length - 500)
      expect([earlier.from, earlier.to]).toEqual([story.segments[0]!.from, segments[0]!.from])
    }
  })

  it('CLK-30 nothing is left out of a story that is not longer than the bound', () => {
    const [{ story }] = wholeStory('pauses', 40).stories.slice(-1) as [
      ReturnType<typeof wholeStory>['stories'][number],
    ]
    expect(latestOf(story.segments, story.segments.length)).toEqual({
      segments: story.segments,
      earlier: null,
    })
    expect(latestOf(story.segments, story.segments.length - 1).earlier).toMatchObject({ count: 1 })
  })

  it('CLK-30 keeps thousands of cycles, each with its own verdict and booking', () => {
    const { stories } = wholeStory('replies', 6_000)
    const next = stories.map(({ story }) => story.clock).filter(({ metric }) => metric === 'nextResponse')
    expect(next.map(({ cycle }) => cycle)).toEqual(next.map((_, index) => index + 1))
    expect(next.length).toBeGreaterThan(2_900)
  })
})
