import type { Findings, Path } from '../parse/findings.js'
import { readOneOf } from '../parse/readOneOf.js'
import { readRecord } from '../parse/readRecord.js'
import { readText } from '../parse/readText.js'
import { show } from '../parse/show.js'
import { readAmount } from './readAmount.js'
import { readAtRisk } from './readAtRisk.js'
import { readId } from './readId.js'
import { readMatch, readPredicate } from './readMatch.js'
import { METRICS, REOPEN_MODES, RETARGET_MODES, type Target } from './terms.js'
import { fixedMs } from './unitMs.js'

const KEYS: ReadonlySet<string> = new Set([
  'id',
  'metric',
  'when',
  'within',
  'calendar',
  'atRisk',
  'pauseWhen',
  'stopWhen',
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
export function readTarget(
  raw: unknown,
  path: Path,
  calendars: readonly string[],
  findings: Findings,
): Target | undefined {
  const record = readRecord(raw, path, KEYS, findings)
  if (record === undefined) return undefined
  const at = (key: string): Path => [...path, key]
  const within = readAmount(record.within, at('within'), findings)
  const target = {
    id: readId(record.id, at('id'), findings),
    metric: readOneOf(record.metric, at('metric'), 'metric', METRICS, findings),
    when: readMatch(record.when, at('when'), findings),
    within,
    calendar: readCalendarName(record.calendar, at('calendar'), calendars, findings),
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
    botsCount: readBotsCount(record.botsCount ?? false, at('botsCount'), findings),
    clause: (record.clause ?? null) === null ? null : readText(record.clause, at('clause'), findings),
  }
  const stops =
    record.stopWhen === undefined ? {} : { stopWhen: readStop(record.stopWhen, at('stopWhen'), findings) }
  // Whatever could not be read has left a finding, and with a finding the whole document is refused.
  return { ...target, ...stops } as Target
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

function readCalendarName(
  raw: unknown,
  path: Path,
  calendars: readonly string[],
  findings: Findings,
): string | undefined {
  if (raw === undefined && calendars.length === 1) return calendars[0]
  const expected = calendars.length === 0 ? 'a calendar of this document' : `one of ${calendars.join(', ')}`
  if (raw === undefined) return findings.add('missing', path, 'the calendar is missing', expected)
  if (typeof raw === 'string' && calendars.includes(raw)) return raw
  return findings.add('unknownCalendar', path, `there is no calendar ${show(raw)}`, expected)
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

function readBotsCount(raw: unknown, path: Path, findings: Findings): boolean | undefined {
  return typeof raw === 'boolean'
    ? raw
    : findings.add('wrongType', path, `${show(raw)} is not yes or no`, 'true or false')
}
