import type { Calendar } from '../../calendar/calendar.js'
import type { Findings, Path } from '../../parse/findings.js'
import type { Release } from '../../release.js'
import type { Instant } from '../../time/instant.js'
import { type Amount, fixedMs, formatAmount, formatMs, readAmount } from '../amount.js'
import type { Field } from '../fields/field.js'

/**
 * How long after its stop a clock may go on: an amount of wall time, of the calendar's open time, or its working days, at the wall time
 * of the stop or at the close of business.
 */
export type ReopenWindow =
  | { readonly counted: 'wall' | 'open'; readonly ms: number }
  | { readonly counted: 'workingDays'; readonly days: number; readonly at: NonNullable<Amount['at']> }

export const window = (): Field<ReopenWindow> => ({
  shape: { kind: 'window' },
  read: (raw, path, { findings }) => readWindow(raw, path, findings),
  write: formatWindow,
  needs: ({ counted }) => COUNTED_SINCE[counted],
})

const COUNTED_SINCE: Readonly<Record<ReopenWindow['counted'], Release | null>> = {
  ...{ wall: null, open: '0.2.0', workingDays: '0.2.0' },
}

const EXPECTED = '72h, "16 working hours" or "2 working days"'
const WORKING = /^(.+) working (hours?|minutes?)$/

/** AGR-82: weeks, days, hours or less of wall time; `16 working hours` of open time; working days of the target's calendar. */
function readWindow(raw: unknown, path: Path, findings: Findings): ReopenWindow | undefined {
  const working = typeof raw === 'string' ? WORKING.exec(raw.trim()) : null
  const amount = readAmount(working === null ? raw : `${working[1]} ${working[2]}`, path, findings)
  if (amount === undefined) return undefined
  const ms = fixedMs(amount)
  if (ms !== null) return { counted: working === null ? 'wall' : 'open', ms }
  if (amount.unit === 'workingDays' && amount.cutOff === undefined)
    return { counted: 'workingDays', days: amount.value, at: amount.at ?? 'same-time' }
  return findings.add('badDuration', path, 'the window is wall time, or working time', EXPECTED)
}

function formatWindow(window: ReopenWindow): string {
  if (window.counted !== 'workingDays')
    return window.counted === 'wall' ? formatMs(window.ms) : formatWorking(window.ms)
  const { days, at } = window
  return formatAmount({ value: days, unit: 'workingDays', ...(at === 'same-time' ? {} : { at }) })
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** `16 working hours`; in minutes where it is no whole number of hours, however short. */
function formatWorking(ms: number): string {
  const [exact, word] = ms % HOUR_MS === 0 ? [ms / HOUR_MS, 'hour'] : [ms / MINUTE_MS, 'minute']
  const value = Number(exact.toFixed(12))
  return `${value} working ${word}${value === 1 ? '' : 's'}`
}

/** CLK-10: whether a clock stopped at one instant may go on at another, by the hours of its target. */
export function isWithin(window: ReopenWindow, calendar: Calendar, stoppedAt: Instant, at: Instant): boolean {
  switch (window.counted) {
    case 'wall':
      return at - stoppedAt <= window.ms
    case 'open':
      return calendar.elapsed(stoppedAt, at) <= window.ms
    case 'workingDays':
      return at <= calendar.workingDaysLater(stoppedAt, window.days, window.at)
  }
}
