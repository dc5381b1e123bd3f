import type { CutOff } from '../calendar/calendar.js'
import { timeOfDay } from '../calendar/timeOfDay.js'
import type { Findings, Path } from '../parse/findings.js'

/** Nobody promises anything later than in ten years. */
export const LONGEST_DAYS = 3_650

export const EXPECTED_DAYS =
  '"0 working days (close of business)", "same working day if before 14:00, else next" or "2 working days if before 14:00, else 3"'

const SHAPE =
  /^(same|next|\d{1,9}) working days?(?: \(close of business\))? if before (\S+), else (?:the )?(next|\d{1,9})(?: working days?)?$/
const TIME = /^\d\d:\d\d(?::\d\d)?$/

/**
 * AGR-62: how many working days there are before a wall time, and what holds from it on; both end at close of business, the later one on
 * a later day. Null for a text that is about something else, undefined for one that cannot be meant.
 */
export function readCutOff(
  text: string,
  path: Path,
  findings: Findings,
): readonly [days: number, cutOff: CutOff] | null | undefined {
  const [shape, first, before, later] = SHAPE.exec(text) ?? []
  if (shape === undefined) return null
  if (!TIME.test(before!) || timeOfDay(before!) === null) {
    const expected = 'HH:MM or HH:MM:SS from 00:00 to 24:00'
    return findings.add('badDuration', path, `${before!.slice(0, 20)} is not a time of day`, expected)
  }
  const [days, otherwise] = [countOf(first!), countOf(later!)]
  if (otherwise > LONGEST_DAYS)
    return findings.add('badDuration', path, `${otherwise} days are too many`, 'ten years at most')
  if (otherwise > days) return [days, { before: before!, otherwise }]
  const message = `from ${before} on it would not be due later than before`
  return findings.add('badDuration', path, message, EXPECTED_DAYS)
}

const countOf = (days: string): number => (days === 'same' ? 0 : days === 'next' ? 1 : Number(days))

/** Reading it gives it back. */
export function formatCutOff(days: number, { before, otherwise }: CutOff): string {
  if (days === 0 && otherwise === 1) return `same working day if before ${before}, else next`
  return `${days} working day${days === 1 ? '' : 's'} if before ${before}, else ${otherwise}`
}
