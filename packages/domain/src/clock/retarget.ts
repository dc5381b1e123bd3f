import { targetWorkMs } from '../agreement/targetWorkMs.js'
import type { Calendar } from '../calendar/calendar.js'
import type { Instant } from '../time/instant.js'
import { type Clock, DEADLINE } from './clock.js'
import { factOf } from './factOf.js'
import type { Ruling } from './program.js'
import type { Scene, Step } from './scene.js'
import { arm, thresholdsOf, usedAt } from './thresholds.js'
import { spansUnder, workIn } from './timeline.js'

/** Time used and time allowed under a target that comes into force. */
interface Carried {
  readonly usedMs: number
  readonly targetMs: number
}

function carryFromStart(scene: Scene, clock: Clock, to: Ruling): Carried {
  const at = scene.event.occurredAt
  const spans = spansUnder(scene.timeline(), to.target, clock.metric, scene.source, clock.startedAt, at)
  return { usedMs: workIn(spans, to), targetMs: targetWorkMs(to.target, to.calendar, clock.startedAt) }
}

function carried(scene: Scene, clock: Clock, from: Ruling, to: Ruling): Carried {
  const at = scene.event.occurredAt
  switch (to.target.retarget) {
    case 'carryElapsed':
      return {
        usedMs: usedAt(clock, from.calendar, at),
        targetMs: targetWorkMs(to.target, to.calendar, clock.startedAt),
      }
    case 'restart':
      return { usedMs: 0, targetMs: targetWorkMs(to.target, to.calendar, at) }
    case 'carryFromStart':
    case 'tightenOnly':
      return carryFromStart(scene, clock, to)
  }
}

/** The deadline if the clock ran from `at` on; a paused clock is compared as though it resumed now. */
function dueFrom(at: Instant, calendar: Calendar, { usedMs, targetMs }: Carried): Instant {
  return usedMs >= targetMs ? at : calendar.deadline(at, targetMs - usedMs)
}

/** Thresholds that stay crossed: those the new target has too and that are still behind; a standing breach always. */
function stillCrossed(clock: Clock, to: Ruling, { usedMs, targetMs }: Carried): readonly string[] {
  const behind = new Set(
    thresholdsOf(to.target, targetMs)
      .filter(({ workMs }) => workMs <= usedMs)
      .map(({ id }) => id),
  )
  return clock.crossed.filter((id) => (id === DEADLINE ? clock.breachedAt !== null : behind.has(id)))
}

/** Puts another target in force on a live clock, by that target's own mode (CLK-8). */
export function retarget(scene: Scene, clock: Clock, from: Ruling, to: Ruling): Step {
  const at = scene.event.occurredAt
  const offered = carried(scene, clock, from, to)
  const mode = to.target.retarget
  const kept =
    mode === 'tightenOnly' &&
    dueFrom(at, from.calendar, { usedMs: usedAt(clock, from.calendar, at), targetMs: clock.targetMs }) <=
      dueFrom(at, to.calendar, offered)
  const changed = kept
    ? { ...clock, selectedTargetId: to.target.id }
    : arm(
        {
          ...clock,
          ...offered,
          targetId: to.target.id,
          selectedTargetId: to.target.id,
          countedFrom: at,
          crossed: stillCrossed(clock, to, offered),
          round: clock.round + 1,
        },
        to,
      )
  const detail = {
    fromTargetId: from.target.id,
    toTargetId: to.target.id,
    mode,
    outcome: kept ? 'kept' : 'adopted',
    usedMs: usedAt(changed, (kept ? from : to).calendar, at),
    targetMs: changed.targetMs,
    previousDeadlineAt: clock.deadlineAt,
  }
  return {
    clock: changed,
    facts: [factOf(changed, 'retargeted', { at, eventId: scene.event.eventId, detail })],
  }
}
