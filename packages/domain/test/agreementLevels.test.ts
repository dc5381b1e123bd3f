import { describe, expect, it } from 'vitest'
import {
  type AgreementTerms,
  applyEvent,
  compileAgreement,
  effectivePriority,
  explainMatch,
  parseAgreementTerms,
  type References,
  type RunningTerms,
  resolveTerms,
  selectTarget,
  type TicketChange,
  type TicketState,
} from '../src/index.js'
import { ALWAYS, workweek } from '../src/testing/index.js'

const OFFICE = workweek('09:00', '17:00')

function parsed(document: Record<string, unknown>): AgreementTerms {
  const result = parseAgreementTerms({ title: 'An agreement', ...document })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

/** References to running agreements, all in version 3, and to one shared calendar in two revisions. */
const references = (...running: readonly RunningTerms[]): References => ({
  calendar: ({ use, revision }) => (use !== 'jakarta' ? null : revision === 1 ? ALWAYS : OFFICE),
  agreement: ({ agreement, version }) => {
    const terms = running.find((each) => each.id === agreement)
    return terms === undefined || (version ?? 3) !== 3 ? null : { version: 3, terms }
  },
})

function resolved(document: Record<string, unknown>, ...above: readonly RunningTerms[]): RunningTerms {
  const result = resolveTerms(parsed(document), references(...above))
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

function codesOf(document: Record<string, unknown>, ...above: readonly RunningTerms[]) {
  const result = resolveTerms(parsed(document), references(...above))
  return result.ok ? [] : result.problems.map(({ code, path }) => `${code} ${path.join('.')}`)
}

const target = (id: string, within: string, over: Record<string, unknown> = {}) => ({
  id,
  metric: 'resolution',
  within,
  ...over,
})

const GROUP = resolved({
  id: 'group',
  level: 'corporate',
  calendars: { hours: OFFICE },
  services: [{ id: 'fax', included: false }, { id: 'telex', included: false }, { id: 'mail' }],
  priorityMatrix: { high: { high: 'P1' } },
  defaultPriority: 'P4',
  targets: [target('p1', '4h', { when: { priority: 'P1' } }), target('rest', '40h')],
})
const ACME = resolved(
  {
    id: 'acme',
    parent: 'group',
    calendars: { hours: ALWAYS },
    services: [{ id: 'fax' }],
    targets: [target('p1', '2h', { when: { priority: 'P1' } })],
  },
  GROUP,
)
const PAYROLL = resolved(
  {
    id: 'payroll',
    level: 'service',
    parent: { agreement: 'acme', version: 3 },
    calendars: { hours: ALWAYS },
    defaultPriority: 'P3',
    targets: [target('friday', '1h', { when: { tags: 'friday' } })],
  },
  ACME,
  GROUP,
)

const ticket = (...changes: TicketChange[]): TicketState =>
  applyEvent(null, { source: 'desk', ticketKey: 'T', eventId: 'e', occurredAt: 0, changes })

describe('levels', () => {
  it('AGR-28 own targets come first, then those above, nearest first', () => {
    expect(PAYROLL.targets.map(({ id, calendar }) => [id, calendar])).toEqual([
      ['friday', 'hours'],
      ['acme/p1', 'acme/hours'],
      ['group/p1', 'group/hours'],
      ['group/rest', 'group/hours'],
    ])
    expect(PAYROLL.levels).toEqual([
      { agreementId: 'acme', version: 3 },
      { agreementId: 'group', version: 3 },
    ])
    expect(PAYROLL.calendars).toEqual({
      hours: ALWAYS,
      'acme/hours': ALWAYS,
      'group/hours': OFFICE,
    })
  })

  it('AGR-28 the most specific level that has a target for the ticket decides', () => {
    const payroll = compileAgreement(PAYROLL, 1)
    const chosen = (state: TicketState) => selectTarget(payroll, 'resolution', state, 'desk')?.id
    expect(chosen(ticket({ kind: 'classified', tags: ['friday'] }))).toBe('friday')
    expect(chosen(ticket({ kind: 'prioritised', priority: 'P1' }))).toBe('acme/p1')
    expect(chosen(ticket())).toBe('group/rest')
  })

  it('AGR-28 services, matrix and default priority are taken over where nothing is said', () => {
    const acme = compileAgreement(ACME, 1)
    expect([...acme.excludedServices]).toEqual(['telex'])
    expect([...compileAgreement(PAYROLL, 1).excludedServices]).toEqual(['telex'])
    expect(ACME.services.map(({ id }) => id)).toEqual(['fax', 'telex'])
    const severe = ticket({ kind: 'prioritised', impact: 'high', urgency: 'high' })
    expect(effectivePriority(PAYROLL, severe)).toBe('P1')
    expect(effectivePriority(PAYROLL, ticket())).toBe('P3')
    expect(effectivePriority(ACME, ticket())).toBe('P4')
  })

  it('AGR-28 an agreement may promise nothing of its own', () => {
    const bare = resolved({ id: 'bare', parent: 'group' }, GROUP)
    expect(bare.targets.map(({ id }) => id)).toEqual(['group/p1', 'group/rest'])
  })

  it('AGR-29 the explanation names the level of every candidate', () => {
    const payroll = compileAgreement(PAYROLL, 7)
    const urgent = ticket({ kind: 'prioritised', priority: 'P1' })
    expect(explainMatch(payroll, 'resolution', urgent, 'desk')).toMatchObject([
      {
        targetId: 'friday',
        won: false,
        reason: 'payroll version 7: there are no tags, and it wants friday',
      },
      { targetId: 'acme/p1', won: true, reason: 'acme version 3: priority is P1' },
      {
        targetId: 'group/p1',
        won: false,
        ...{ code: 'moreSpecific', winner: 'acme/p1' },
        reason: 'group version 3: matches too, but acme/p1 is of a more specific level',
      },
      {
        targetId: 'group/rest',
        won: false,
        reason: 'group version 3: matches too, but acme/p1 is of a more specific level',
      },
    ])
  })
})

describe('what terms refer to', () => {
  const shared = (reference: unknown, within = '4h') => ({
    id: 'acme',
    calendars: { hours: reference },
    targets: [target('p1', within)],
  })

  it('AGR-31 shared calendars are looked up by revision', () => {
    expect(resolved(shared({ use: 'jakarta' })).calendars).toEqual({ hours: OFFICE })
    expect(resolved(shared({ use: 'jakarta', revision: 1 })).calendars).toEqual({ hours: ALWAYS })
    expect(codesOf(shared({ use: 'bandung' }))).toEqual(['unknownCalendar calendars.hours'])
  })

  it('AGR-31 calendar days need a shared calendar that never closes, too', () => {
    expect(codesOf(shared({ use: 'jakarta' }, '1 calendar day'))).toEqual(['badDuration targets.0.within'])
    expect(codesOf(shared({ use: 'jakarta', revision: 1 }, '1 calendar day'))).toEqual([])
  })

  it('AGR-31 a parent that is not in force, not wider, or that inherits from here is refused', () => {
    const child = (over: Record<string, unknown>) => ({
      id: 'acme',
      calendars: { hours: ALWAYS },
      targets: [target('p1', '2h')],
      ...over,
    })
    expect(codesOf(child({ parent: 'nobody' }), GROUP)).toEqual(['unknownAgreement parent'])
    expect(codesOf(child({ parent: { agreement: 'group', version: 2 } }), GROUP)).toEqual([
      'unknownAgreement parent',
    ])
    expect(codesOf(child({ id: 'other', parent: 'acme' }), ACME)).toEqual(['levelNotWider parent'])
    expect(
      codesOf(child({ level: 'service', parent: 'line' }), { ...GROUP, id: 'line', level: null }),
    ).toEqual(['levelNotWider parent'])
    expect(codesOf(child({ parent: 'payroll' }), PAYROLL)).toEqual(['levelCycle parent'])
    const result = resolveTerms(parsed(child({ parent: 'payroll' })), references(PAYROLL))
    expect(result).toMatchObject({
      problems: [{ message: 'the levels above lead back here: acme → payroll → acme → group' }],
    })
  })
})
