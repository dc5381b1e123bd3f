import type { AgreementTerms } from '../agreement/clauses/index.js'
import type { Target } from '../agreement/clauses/targets.js'
import { type CompiledAgreement, compileAgreement } from '../agreement/compileAgreement.js'
import { parseAgreementTerms } from '../agreement/document/parseAgreementTerms.js'
import type { RunningTerms } from '../agreement/terms.js'
import type { CalendarDefinition, WeeklyCalendar } from '../calendar/calendar.js'
import type { TicketChange } from '../ticket/changeFields.js'
import type { TicketEvent } from '../ticket/ticketEvent.js'
import type { Instant } from '../time/instant.js'
import { InvalidInput } from '../time/result.js'

export const ALWAYS: WeeklyCalendar = {
  timeZone: 'UTC',
  weekly: {
    mon: [['00:00', '24:00']],
    tue: [['00:00', '24:00']],
    wed: [['00:00', '24:00']],
    thu: [['00:00', '24:00']],
    fri: [['00:00', '24:00']],
    sat: [['00:00', '24:00']],
    sun: [['00:00', '24:00']],
  },
}

/** Monday to Friday between two times. */
export function workweek(opens: string, closes: string, timeZone = 'UTC'): WeeklyCalendar {
  const hours = [[opens, closes]] as const
  return { timeZone, weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours } }
}

export function target(difference: Partial<Target> = {}): Target {
  return {
    id: 'resolution',
    metric: 'resolution',
    when: {},
    within: { value: 8, unit: 'hours' },
    calendar: 'hours',
    atRisk: [],
    pauseWhen: [{ status: ['waitingOnCustomer', 'onHold'] }],
    retarget: 'carryFromStart',
    reopen: 'resume',
    reopenWithin: null,
    botsCount: false,
    clause: null,
    ...difference,
  }
}

/** An agreement that says no more than its name; only under a parent may it leave out its targets. */
function unsaidTerms(): AgreementTerms {
  const read = parseAgreementTerms({ id: 'agreement', title: 'An agreement', parent: 'above' })
  if (!read.ok) throw new InvalidInput(read.problems)
  return { ...read.value, parent: null }
}

const UNSAID = unsaidTerms()

export function terms(difference: Partial<RunningTerms> = {}): RunningTerms {
  return { ...UNSAID, calendars: { hours: ALWAYS }, targets: [target()], levels: [], ...difference }
}

/** An agreement in version 1 with these targets, all on the calendar `hours` unless a target names another. */
export function agreement(
  targets: readonly Target[],
  calendars: Readonly<Record<string, CalendarDefinition>> = { hours: ALWAYS },
): CompiledAgreement {
  return compileAgreement(terms({ targets, calendars }), 1)
}

/** An event of ticket `T-1`; its id is its instant and what it changes unless given. */
export function event(
  occurredAt: Instant,
  changes: readonly TicketChange[],
  difference: Partial<TicketEvent> = {},
): TicketEvent {
  const eventId = `${occurredAt}-${changes.map((change) => change.kind).join('+')}`
  return { source: 'desk', ticketKey: 'T-1', eventId, occurredAt, changes, ...difference }
}

export const opened: TicketChange = { kind: 'opened' }
export const solved: TicketChange = { kind: 'statusChanged', to: 'solved' }
export const statusTo = (to: Extract<TicketChange, { kind: 'statusChanged' }>['to']): TicketChange => ({
  kind: 'statusChanged',
  to,
})
export const priorityTo = (priority: string): TicketChange => ({ kind: 'prioritised', priority })
export const agentReply: TicketChange = { kind: 'replied', actor: 'human', public: true }
export const customerReply: TicketChange = { kind: 'replied', actor: 'customer', public: true }
