import type { CancelReason } from '@tenggat/domain'
import { exactDuration } from '../../format/figures.js'
import type { ZoneClock } from '../../format/zoneClock.js'
import type { Words } from '../words/words.js'
import type { Clock } from './story/storyTimes.js'

/**
 * What a clock's page says of its deadlines: the one that was missed, and the one of the promise that is in force since; or why it
 * ended without a result.
 */
export function dueText(
  {
    booked,
    breachedAt,
    cancelReason,
    deadlineAt,
    phase,
    resumesAt,
    targetMs,
  }: Pick<
    Clock,
    'booked' | 'breachedAt' | 'cancelReason' | 'deadlineAt' | 'phase' | 'resumesAt' | 'targetMs'
  >,
  zone: ZoneClock,
  words: Words,
): string {
  const at = (instant: string) => zone.full(Date.parse(instant))
  if (cancelReason !== null && breachedAt === null) return words.endedWithout[cancelReason as CancelReason]
  if (breachedAt === null && phase === 'paused' && resumesAt !== null) return words.goesOn(at(resumesAt))
  if (breachedAt === null) return deadlineAt === null ? words.noDeadline : words.wasDue(at(deadlineAt))
  const missed = words.missed(exactDuration(booked?.targetMs ?? targetMs, words), at(breachedAt))
  const present = exactDuration(targetMs, words)
  const isAnother = booked !== null && booked.targetMs !== targetMs
  if (isAnother && phase === 'running' && deadlineAt !== null)
    return `${missed} · ${words.nowDue(present, at(deadlineAt))}`
  return isAnother && phase === 'paused' ? `${missed} · ${words.nowPaused(present)}` : missed
}
