import { METRIC_RECORDS } from '../../clock/metrics/metrics.js'
import { fixedMs } from '../amount.js'
import type { ReopenWindow } from '../clauses/reopenWindow.js'
import type { ReopenMode, RetargetMode, Target } from '../clauses/targets.js'
import type { Predicate, TicketMatch } from '../ticketMatch.js'
import { both, bothStated, outside } from './conditions.js'

/** How an own target promises less than an inherited one, each in English. */
export const LOOSENING_TEXT = {
  later: 'it is due later',
  beginsLater: 'its clock begins otherwise, and may be due later or not at all',
  holdsLess: 'it does not count where the other does',
  pausesMore: 'its clock may pause where the other runs',
  countsLess: 'the answer of a bot is enough',
  stopsSooner: 'its clock may stop where the other runs on',
  cancelsMore: 'nothing may be owed by it where the other is owed',
  resetsMore: 'its clock may begin anew where the other runs on',
  retargetsSofter: 'a change of target may leave it more time, or void what was missed',
  reopensSofter: 'it may allow more time for a ticket that is reopened',
} as const
export type LooseningWay = keyof typeof LOOSENING_TEXT
export const LOOSENING_WAYS = Object.keys(LOOSENING_TEXT) as readonly LooseningWay[]

interface Judge {
  readonly how: LooseningWay
  /** Whether it does, or cannot be told not to, for a ticket that both cover. */
  readonly promisesLess: (own: Target, inherited: Target, shared: TicketMatch) => boolean
}

const PAUSES: Judge = { how: 'pausesMore', promisesLess: pausesMore }
const REOPENS: Judge = { how: 'reopensSofter', promisesLess: reopensSofter }

/**
 * AGR-45, AGR-46, AGR-85: who judges a difference in each field of a target, but of when it is due. Null: it promises nothing by itself,
 * says which tickets are compared, or is judged by the deadlines that come of it.
 */
const JUDGES: Readonly<Record<keyof Target, Judge | null>> = {
  ...{ id: null, clause: null, atRisk: null },
  ...{ metric: null, when: null },
  ...{ within: null, calendar: null },
  from: { how: 'beginsLater', promisesLess: hasLaterBeginning },
  startWhen: {
    how: 'beginsLater',
    promisesLess: (own, inherited, shared) => beginsOtherwise(own, inherited, shared),
  },
  heldWhile: {
    how: 'holdsLess',
    promisesLess: (own, inherited, shared) => isWider(inherited.heldWhile ?? [], own.heldWhile ?? [], shared),
  },
  pauseWhen: PAUSES,
  pauseUntil: PAUSES,
  stopWhen: { how: 'stopsSooner', promisesLess: stopsSooner },
  cancelWhen: { how: 'cancelsMore', promisesLess: cancelsMore },
  resetWhen: { how: 'resetsMore', promisesLess: resetsMore },
  retarget: {
    how: 'retargetsSofter',
    promisesLess: (own, inherited) =>
      !AS_STRICT[inherited.retarget].includes(own.retarget) ||
      (inherited.retarget === 'restart' && own.retarget !== 'restart' && isCountedInDays(own)),
  },
  reopen: REOPENS,
  reopenWithin: REOPENS,
  botsCount: {
    how: 'countsLess',
    promisesLess: (own, inherited) =>
      METRIC_RECORDS[own.metric].endsWithAnswer && own.botsCount && !inherited.botsCount,
  },
}

/** Every way but being due later in which an own target promises less than an inherited one of its metric, or may do so. */
export function looseningWays(own: Target, inherited: Target): readonly LooseningWay[] {
  const shared = both(own.when, inherited.when)!
  const ways = Object.values(JUDGES).flatMap((judge) =>
    judge?.promisesLess(own, inherited, shared) ? [judge.how] : [],
  )
  return [...new Set(ways)]
}

const ALWAYS: Predicate = [{}]

/** Whether some ticket of both targets is described by the one predicate and not by the other. */
const isWider = (some: Predicate, other: Predicate, shared: TicketMatch): boolean =>
  some.some((match) => {
    const described = bothStated(match, shared)
    return described !== null && outside(described, other) !== null
  })

/**
 * What is owed once and for all may be met, or cancelled by a solution, before the other target's clock has begun or gone on: then that
 * one is owed still, and this one no more.
 */
function isOwedOnce({ metric }: Target): boolean {
  const { course, isProvisional } = METRIC_RECORDS[metric]
  return course === 'ticket' && !isProvisional
}

/** Days are worth what lies open where they are counted from: two counts that begin at two instants cannot be compared. */
const isCountedInDays = ({ within }: Target): boolean => fixedMs(within) === null

/** Begun earlier, it is as strict: but not what is owed once, nor in days that a pause may stretch. */
const isComparableFromEarlier = (own: Target): boolean =>
  !isOwedOnce(own) && (!isCountedInDays(own) || own.pauseWhen.length === 0)

/** A turn of the customer's that begins at any message begins no later than one of its own. */
function hasLaterBeginning(own: Target, inherited: Target): boolean {
  if (own.from === inherited.from) return false
  const isEarlier = own.from === 'anyCustomerMessage' || inherited.from === 'firstCustomerMessage'
  return !isEarlier || !isComparableFromEarlier(own)
}

function beginsOtherwise(own: Target, inherited: Target, shared: TicketMatch): boolean {
  const [starts, other] = [own.startWhen ?? ALWAYS, inherited.startWhen ?? ALWAYS]
  if (isWider(other, starts, shared)) return true
  return !isComparableFromEarlier(own) && isWider(starts, other, shared)
}

function cancelsMore(own: Target, inherited: Target, shared: TicketMatch): boolean {
  const [cancels, other] = [own.cancelWhen ?? [], inherited.cancelWhen ?? []]
  return isWider(cancels, other, shared) || (isOwedOnce(own) && isWider(other, cancels, shared))
}

/** A pause counts against one of the inherited target's only where that one lasts as long. */
function pausesMore(own: Target, inherited: Target, shared: TicketMatch): boolean {
  return own.pauseWhen.some((pause) => {
    const paused = bothStated(pause, shared)
    if (paused === null) return false
    const lasting = inherited.pauseWhen.filter((other) => lastsAsLong(other, inherited, pause, own))
    return outside(paused, lasting) !== null
  })
}

/** CLK-34: a pause by a status ends with it where it was told with its end; one until the customer writes, by what has not changed since. */
function lastsAsLong(pause: TicketMatch, { pauseUntil }: Target, other: TicketMatch, own: Target): boolean {
  if (lookedAt(pause).has('status') && !lookedAt(other).has('status')) return false
  if (pauseUntil === undefined) return true
  const looked = lookedAt(pause)
  return own.pauseUntil === pauseUntil && [...lookedAt(other)].every((field) => looked.has(field))
}

/** What of a ticket a condition looks at that may change; a status and its reason are stated together. */
const lookedAt = (match: TicketMatch): ReadonlySet<string> =>
  new Set(
    Object.entries(match)
      .filter(([field, wanted]) => field !== 'source' && wanted !== undefined)
      .map(([field]) => (field === 'statusReason' ? 'status' : field)),
  )

/** What answers stop cannot be compared with what conditions stop. */
function stopsSooner(own: Target, inherited: Target, shared: TicketMatch): boolean {
  const { isHeld, ownStop } = METRIC_RECORDS[own.metric]
  const isOwnStop = own.stopWhen === undefined && inherited.stopWhen === undefined
  if (isHeld || isOwnStop) return false
  const [stop, other] = [own.stopWhen ?? ownStop, inherited.stopWhen ?? ownStop]
  return stop === null || other === null || isWider(stop, other, shared)
}

/** It is begun anew whenever the conditions come to hold: two that differ at all come to hold at other times. */
function resetsMore(own: Target, inherited: Target, shared: TicketMatch): boolean {
  if (own.resetWhen === undefined && (inherited.resetWhen === undefined || isComparableFromEarlier(own)))
    return false
  const [resets, other] = [own.resetWhen ?? [], inherited.resetWhen ?? []]
  return isWider(resets, other, shared) || isWider(other, resets, shared)
}

/** CLK-8, CLK-35: under each mode of an inherited target, those that leave no ticket more time and void nothing that it does not. */
const AS_STRICT: Readonly<Record<RetargetMode, readonly RetargetMode[]>> = {
  carryFromStart: ['carryFromStart', 'tightenOnly'],
  carryElapsed: ['carryElapsed'],
  restart: ['restart', 'carryElapsed', 'carryFromStart', 'tightenOnly'],
  tightenOnly: ['tightenOnly'],
  void: ['void', 'carryFromStart', 'tightenOnly'],
}

/** CLK-10: the same of what becomes of a ticket that is reopened within the window. */
const REOPENS_AS_STRICT: Readonly<Record<ReopenMode, readonly ReopenMode[]>> = {
  resume: ['resume'],
  restart: ['restart', 'resume'],
  newCycle: ['newCycle', 'resume'],
}

/** Past its window a clock has a new cycle. */
function reopensSofter(own: Target, inherited: Target): boolean {
  if (!METRIC_RECORDS[own.metric].isProvisional) return false
  if (!REOPENS_AS_STRICT[inherited.reopen].includes(own.reopen)) return true
  if (isCountedInDays(own) && own.reopen !== inherited.reopen) return true
  if (inherited.reopen === 'newCycle') return false
  const isByOne = own.calendar === inherited.calendar
  if (!isNoShorter(own.reopenWithin, inherited.reopenWithin, isByOne)) return true
  const mayLastLonger = own.reopen === 'resume' && !isCountedInDays(own)
  return !mayLastLonger && !isNoShorter(inherited.reopenWithin, own.reopenWithin, isByOne)
}

/** Windows that are counted otherwise, or by other hours, cannot be compared. Null is without end. */
function isNoShorter(some: ReopenWindow | null, other: ReopenWindow | null, byOneCalendar: boolean): boolean {
  if (some === null || other === null) return some === null
  if (some.counted === 'workingDays')
    return other.counted === 'workingDays' && byOneCalendar && some.at === other.at && some.days >= other.days
  if (other.counted === 'workingDays') return false
  return some.counted === other.counted && (some.counted === 'wall' || byOneCalendar) && some.ms >= other.ms
}
