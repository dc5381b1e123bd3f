import type { StorySegment } from './ticketStory.js'

/**
 * A story of a year has a line a day. In brief, what ran from one event to the next is one line, with the closed hours in between
 * counted; holidays and everything that an event brought about keep lines of their own.
 */
export function inBrief(segments: readonly StorySegment[]): readonly StorySegment[] {
  const text: StorySegment[] = []
  let closings = 0
  for (const [index, segment] of segments.entries()) {
    const last = text.at(-1)
    const isBridge =
      segment.kind === 'closed' && last?.kind === 'running' && goesOn(last, segments[index + 1])
    if (isBridge) closings++
    else if (segment.kind === 'running' && last?.kind === 'running' && goesOn(last, segment)) {
      const businessMs = last.businessMs + segment.businessMs
      const note = `over ${closings} closing${closings === 1 ? '' : 's'}`
      text[text.length - 1] = { ...last, to: segment.to, businessMs, note }
    } else {
      text.push(segment)
      closings = 0
    }
  }
  return text
}

const goesOn = (last: StorySegment, next: StorySegment | undefined): boolean =>
  next?.kind === 'running' && next.eventId === last.eventId && next.targetId === last.targetId
