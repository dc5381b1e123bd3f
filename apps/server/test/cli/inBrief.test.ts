import { describe, expect, it } from 'vitest'
import { inBrief } from '../../src/cli/explaining/inBrief.js'
import type { StorySegment } from '../../src/cli/explaining/ticketStory.js'

const HOUR = 3_600_000
const segment = (
  kind: string,
  hours: number,
  eventId = 'opened',
  note: string | null = null,
): StorySegment => ({
  ...{ from: `before ${kind}`, to: `after ${kind}`, kind, note, eventId, targetId: 'p1' },
  businessMs: kind === 'running' ? hours * HOUR : 0,
})

describe('a story in brief', () => {
  it('makes one line of what ran from one event to the next, and loses no time', () => {
    const long = [1, 2, 3].flatMap((hours) => [segment('running', hours), segment('closed', 15)])
    const segments = [...long.slice(0, -1), segment('paused', 0, 'asked'), segment('running', 4, 'answered')]
    const reported = inBrief(segments)
    expect(reported.map(({ kind, businessMs, note }) => [kind, businessMs / HOUR, note])).toEqual([
      ['running', 6, 'over 2 closings'],
      ['paused', 0, null],
      ['running', 4, null],
    ])
  })

  it('keeps holidays, and closed hours that nothing bridges', () => {
    const segments = [
      segment('running', 1),
      segment('holiday', 24, 'opened', 'Natal'),
      segment('running', 2),
      segment('closed', 15),
      segment('paused', 0, 'asked'),
    ]
    expect(inBrief(segments)).toEqual(segments)
  })
})
