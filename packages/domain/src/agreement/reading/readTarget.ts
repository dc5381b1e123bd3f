import { HELD_METRICS, METRIC_RECORDS, METRICS, type Metric } from '../../clock/metrics/metrics.js'
import type { Findings, Path } from '../../parse/findings.js'
import { readFlag } from '../../parse/readFlag.js'
import { readOneOf } from '../../parse/readOneOf.js'
import { readRecord } from '../../parse/readRecord.js'
import { readText } from '../../parse/readText.js'
import { REOPEN_MODES, RETARGET_MODES, type Target } from '../terms.js'
import { fixedMs } from '../unitMs.js'
import { readAmount } from './readAmount.js'
import { readAtRisk } from './readAtRisk.js'
import { readId } from './readId.js'
import { readMatch, readPredicate } from './readMatch.js'
import { type Named, readReference } from './readReference.js'

const KEYS: ReadonlySet<string> = new Set([
  'id',
  'metric',
  'when',
  'within',
  'calendar',
  'atRisk',
  'pauseWhen',
  'stopWhen',
  'heldWhile',
  'retarget',
  'reopen',
  'reopenWithin',
  'botsCount',
  'clause',
])

/**
 * One target of a document. AGR-5, what holds unless it is stated: no condition, no threshold, no pause, the metric's own stop,
 * retarget carryFromStart, reopen resume without a window, replies of bots do not count.
 */
export function readTarget(raw: unknown, path: Path, named: Named, findings: Findings): Target | undefined {
  const record = readRecord(raw, path, KEYS, findings)
  if (record === undefined) return undefined
  const at = (key: string): Path => [...path, key]
  const within = readAmount(record.within, at('within'), findings)
  const target = {
    id: readId(record.id, at('id'), findings),
    metric: readOneOf(record.metric, at('metric'), 'metric', METRICS, findings),
    when: readMatch(record.when, at('when'), findings),
    within,
    calendar: readCalendarName(record.calendar, at('calendar'), named, findings),
    atRisk: readAtRisk(record.atRisk, at('atRisk'), within, findings),
    pauseWhen: readPredicate(record.pauseWhen, at('pauseWhen'), findings),
    retarget: readOneOf(
      record.retarget ?? 'carryFromStart',
      at('retarget'),
      'retarget mode',
      RETARGET_MODES,
      findings,
    ),
    reopen: readOneOf(record.reopen ?? 'resume', at('reopen'), 'reopen mode', REOPEN_MODES, findings),
    reopenWithinMs: readWindow(record.reopenWithin, at('reopenWithin'), findings),
    botsCount: readFlag(record.botsCount, at('botsCount'), false, findings),
    clause: (record.clause ?? null) === null ? null : readText(record.clause, at('clause'), findings),
  }
  const { metric } = target
  // Whatever could not be read has left a finding, and with a finding the whole document is refused.
  return {
    ...target,
    ...(record.stopWhen !== undefined && { stopWhen: readStop(record.stopWhen, at('stopWhen'), findings) }),
    ...readHeld(record.heldWhile, at('heldWhile'), metric, findings),
  } as Target
}

/** AGR-15: only a held metric says while what it is held, and it always does. */
function readHeld(
  raw: unknown,
  path: Path,
  metric: Metric | undefined,
  findings: Findings,
): Pick<Target, 'heldWhile'> {
  const held = metric !== undefined && METRIC_RECORDS[metric].isHeld
  const expected = 'the conditions under which the ticket is with the holder, such as { line: L2 }'
  if (raw === undefined) {
    if (held) findings.add('missing', path, `what ${metric} is held by is missing`, expected)
    return {}
  }
  if (metric !== undefined && !held) {
    findings.add('notForMetric', path, `${metric} is not held by anybody`, HELD_METRICS.join(' or '))
    return {}
  }
  if (Array.isArray(raw) && raw.length === 0)
    findings.add('empty', path, 'a ticket that nobody ever holds is never counted', expected)
  return { heldWhile: readPredicate(raw, path, findings) }
}

function readStop(raw: unknown, path: Path, findings: Findings): Target['stopWhen'] {
  const predicate = readPredicate(raw, path, findings)
  if (Array.isArray(raw) && raw.length === 0) {
    findings.add(
      'empty',
      path,
      'a clock that nothing stops can only breach',
      'at least one condition, or leave it out',
    )
  }
  return predicate
}

function readCalendarName(raw: unknown, path: Path, named: Named, findings: Findings): string | undefined {
  if (raw === undefined && named.calendar.length === 1) return named.calendar[0]
  return readReference(raw, path, 'calendar', named, findings)
}

function readWindow(raw: unknown, path: Path, findings: Findings): number | null | undefined {
  if (raw === undefined || raw === null) return null
  const amount = readAmount(raw, path, findings)
  if (amount === undefined) return undefined
  return (
    fixedMs(amount) ??
    findings.add('badDuration', path, 'the window is wall time', 'weeks, days, hours or less')
  )
}
