import type { AtRisk, Target } from '../terms.js'
import { formatAmount } from './formatAmount.js'
import { formatMatch, formatPredicate, oneOrList } from './formatMatch.js'
import { formatMs } from './formatMs.js'

/** A target as a document writes it, with everything said. */
export function formatTarget(target: Target): Readonly<Record<string, unknown>> {
  const { reopenWithinMs, heldWhile, stopWhen } = target
  return {
    id: target.id,
    metric: target.metric,
    when: formatMatch(target.when),
    within: formatAmount(target.within),
    calendar: target.calendar,
    atRisk: oneOrList(target.atRisk.map(formatThreshold)),
    heldWhile: heldWhile && formatPredicate(heldWhile),
    pauseWhen: formatPredicate(target.pauseWhen),
    stopWhen: stopWhen && formatPredicate(stopWhen),
    retarget: target.retarget,
    reopen: target.reopen,
    reopenWithin: reopenWithinMs === null ? null : formatMs(reopenWithinMs),
    botsCount: target.botsCount,
    clause: target.clause,
  }
}

const formatThreshold = (threshold: AtRisk): string =>
  threshold.kind === 'percent' ? `${threshold.percent}%` : `${formatMs(threshold.ms)} before`
