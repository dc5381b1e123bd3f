import { DAY_MS, type Instant } from '../../time/instant.js'
import { fixedMs } from '../amount.js'
import type { CompiledAgreement } from '../compileAgreement.js'
import type { ChainCheck, ChainCounterexample, ChainNote, RouteCheck } from './chainCheck.js'
import { noteText } from './chainText.js'
import { counterexampleOf, fewestThatMiss, type Promised } from './counterexample.js'
import { type Course, coursesOf, isObstacle, type Stay } from './courses.js'
import { type DrawDeadlines, drawDeadlinesOnce } from './deadlinePieces.js'
import { endsAlong, legsOf, pausedLeg } from './legs.js'
import { canPause, isFreeOfCharge, provenByAmounts, standsStillFor } from './pauses.js'
import { latestValue } from './pieces.js'
import type { TargetHours } from './targetHours.js'

/** A year and the holidays that move. */
export const CHAIN_HORIZON_MS = 400 * DAY_MS

/**
 * Whether the agreements behind a customer's can all be kept and the customer's still be missed, for a ticket opened at any
 * millisecond of [from, to): over every route of the terms and every target it must hold (see `Route`), or, without routes,
 * each supporting agreement alone. Steps take any time up to what their held-time targets allow, may be left out, and hand over
 * at once. Judged are tickets that the customer's target and the steps' all cover.
 *
 * Exact, not sampled: deadlines are functions of their start that between breakpoints (boundaries of the calendars, pulled
 * back through the steps, and changes of zones where days are counted) stand still or go with the time. So do the latest end
 * of a route and the customer's deadline as functions of the opening, and where the one first passes the other is read off.
 *
 * For tickets that never pause, unless `pauseProof`. A step that cannot be found is a check that does not fit, with a note.
 * @param supports the running agreements that the routes name
 */
export function checkChain(
  customer: CompiledAgreement,
  supports: readonly CompiledAgreement[],
  from: Instant,
  to: Instant = from + CHAIN_HORIZON_MS,
): ChainCheck {
  const draw = drawDeadlinesOnce()
  const routes = coursesOf(customer, supports).map((course) => checkCourse(course, from, to, draw))
  return { fits: routes.every(({ fits }) => fits), routes }
}

function checkCourse(course: Course, from: Instant, until: Instant, draw: DrawDeadlines): RouteCheck {
  const { found } = course
  if (isObstacle(found)) return refused(course, found.code, found.name)
  const { promise, stays } = found
  const charged = stays.filter((stay) => !isFreeOfCharge(stay, promise.target))
  const first = stays.findIndex((stay) => charged.includes(stay))
  const to = first > 0 ? beginsBefore(stays.slice(0, first), from, until, draw) : until
  const promised: Promised = { ...promise, from, to, deadlines: draw(promise, from, to) }
  for (const stay of stays) {
    const pausedAs = standsStillFor(stay, promise.target)
    if (pausedAs === null) continue
    const example = counterexampleOf(promised, [pausedLeg(stay, pausedAs, from, to)])
    if (example !== null) return refused(course, 'standsStill', example.lateWith, example)
  }
  const proven = provenByAmounts(promise, charged, from)
  if (!proven && breaksUp(promise, stays, charged)) return refused(course, 'pausesBetween', null)
  const late = fewestThatMiss(promised, legsOf(charged, from, to, draw))
  if (late !== null) return refused(course, null, null, counterexampleOf(promised, late))
  const pauseProof = proven || !canPause(promise.target)
  return {
    routeId: course.routeId,
    targetId: course.targetId,
    fits: true,
    pauseProof,
    noteCode: pauseProof ? null : 'onlyUnpaused',
    noteAbout: null,
    note: pauseProof ? null : noteText('onlyUnpaused', ''),
    counterexample: null,
  }
}

/** Until when the customer's clock may begin to run: stays during which it stands still may come before. */
function beginsBefore(waits: readonly Stay[], from: Instant, until: Instant, draw: DrawDeadlines): Instant {
  const latest = latestValue(endsAlong(legsOf(waits, from, until, draw), from, until).at(-1)!)
  return Math.max(until, latest + 1)
}

/**
 * Whether stays during which the customer's clock stands still leave more than one run of the others, or begin a clock whose
 * days are counted from the opening: then the end is no function of the opening alone.
 */
function breaksUp({ target }: TargetHours, stays: readonly Stay[], charged: readonly Stay[]): boolean {
  if (charged.length === 0 || charged.length === stays.length) return false
  const first = stays.indexOf(charged[0]!)
  const last = stays.indexOf(charged.at(-1)!)
  return last - first + 1 > charged.length || (first > 0 && fixedMs(target.within) === null)
}

function refused(
  { routeId, targetId }: Course,
  noteCode: ChainNote | null,
  noteAbout: string | null,
  counterexample: ChainCounterexample | null = null,
): RouteCheck {
  const note = noteCode === null ? null : noteText(noteCode, noteAbout ?? '')
  return { routeId, targetId, fits: false, pauseProof: false, noteCode, noteAbout, note, counterexample }
}
