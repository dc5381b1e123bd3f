import { describe, expect, it } from 'vitest'
import {
  type AgreementEntry,
  accept,
  activationDetail,
  type ChainCheck,
  contentDetail,
  foldVersion,
  type Goal,
  NO_REFERENCES,
  nextEntry,
  type ReadinessContext,
  type RunningTerms,
  readiness,
  refuse,
  resolveTerms,
  type Stakeholder,
  SYSTEM,
  type VersionStatus,
} from '../src/index.js'
import { target, terms, workweek } from '../src/testing/index.js'

const NOW = Date.parse('2026-11-02T09:00Z')
const DAY = 86_400_000

const person = (id: string, duties: Partial<Stakeholder>): Stakeholder => ({
  id,
  name: id,
  party: 'acme',
  role: 'Head',
  email: `${id}@acme.test`,
  phone: null,
  responsibilities: [],
  approves: false,
  signs: false,
  ...duties,
})

const goal = (over: Partial<Goal> = {}): Goal => ({
  id: 'on-time',
  party: 'acme',
  text: 'On time',
  measure: 'attainment',
  metric: null,
  objective: 95,
  unit: null,
  period: 'month',
  owner: null,
  ...over,
})

function drafted(given: RunningTerms): AgreementEntry {
  const detail = contentDetail(given, 'h1', 1)
  const draft = { agreementId: 'a', version: 2, at: 0, actor: SYSTEM, reason: null, detail } as const
  return nextEntry(null, { ...draft, action: 'drafted' }, () => 'hash')
}

const FITS: ChainCheck = { fits: true, routes: [] }

/** The problems of a version that is a draft of these terms, unless told otherwise. */
function problemsOf(
  given: RunningTerms,
  context: Partial<ReadinessContext> = {},
  status: VersionStatus = foldVersion([drafted(given)]),
) {
  return readiness(given, status, {
    effectiveFrom: NOW,
    resolved: accept(given),
    versions: [],
    loosenings: () => [],
    chain: () => FITS,
    ...context,
  })
}

const codesOf = (...given: Parameters<typeof problemsOf>): readonly string[] =>
  problemsOf(...given).map(({ code, path }) => `${code} ${path}`)

describe('what stands in the way', () => {
  const people = [person('ana', { approves: true }), person('budi', { signs: true, email: null })]
  const signed = terms({ stakeholders: people, goals: [goal()] })

  it('AGR-30 nothing, for terms that name nobody and run', () => {
    expect(problemsOf(terms())).toEqual([])
  })

  it('AGR-30 every approval and signature of the present content that is missing', () => {
    expect(problemsOf(signed)).toMatchObject([
      { code: 'missingApproval', path: 'stakeholders.ana', message: 'ana has not approved' },
      {
        code: 'missingSignature',
        path: 'stakeholders.budi',
        message: 'budi has not signed, and has no e-mail address to be known by',
      },
    ])
    const mark = { contentHash: 'h1', at: 0, actor: SYSTEM }
    const done = {
      ...foldVersion([drafted(signed)]),
      approvals: [{ ...mark, stakeholder: 'ana' }],
      signatures: [{ ...mark, stakeholder: 'budi', name: 'Budi' }],
    }
    expect(problemsOf(signed, {}, done)).toEqual([])
    const rejected = { ...done, signatures: [], lapsedSignatures: done.signatures }
    expect(codesOf(signed, {}, rejected)).toEqual(['missingSignature stakeholders.budi'])
    const stale = {
      ...rejected,
      contentHash: 'h2',
      approvals: [{ ...done.approvals[0]!, contentHash: 'h2' }],
    }
    expect(codesOf(signed, {}, stale)).toEqual(['staleSignature stakeholders.budi'])
  })

  it('AGR-30 a signed agreement without a goal', () => {
    expect(codesOf({ ...signed, goals: [] })).toContain('missingGoal goals')
    expect(codesOf(terms({ goals: [] }))).toEqual([])
  })

  it('AGR-30 no target for clocks or for a goal of clocks', () => {
    expect(codesOf(terms({ targets: [] }))).toEqual(['missingTarget targets'])
    const leads = goal({ id: 'leads', measure: 'count', unit: 'leads' })
    expect(codesOf(terms({ targets: [], goals: [leads] }))).toEqual([])
    expect(codesOf(terms({ targets: [], goals: [leads, goal()] }))).toEqual(['missingTarget targets'])
    expect(codesOf(terms({ goals: [goal({ metric: 'timeToOwn' })] }))).toEqual([
      'missingTarget goals.on-time',
    ])
    expect(codesOf(terms({ goals: [goal({ metric: 'resolution' })] }))).toEqual([])
  })

  it('AGR-30 a calendar that is not there, or never opens again', () => {
    const shared = terms({ calendars: { hours: { use: 'jakarta', revision: null } } as never })
    expect(codesOf(shared, { resolved: resolveTerms(shared, NO_REFERENCES) })).toEqual([
      'noCalendar calendars.hours',
    ])
    const fair = { timeZone: 'UTC', weekly: {}, dates: { '2026-10-01': [['09:00', '17:00']] as const } }
    expect(codesOf(terms({ calendars: { hours: fair } }))).toEqual(['neverOpens calendars.hours'])
    expect(codesOf(terms({ calendars: { hours: workweek('09:00', '17:00'), fair } }))).toEqual([])
  })

  it('AGR-30 a parent that is not there, or is none', () => {
    const child = terms({ parent: { agreement: 'group', version: null } })
    expect(codesOf(child, { resolved: resolveTerms(child, NO_REFERENCES) })).toEqual(['unknownParent parent'])
    const loop = { code: 'levelCycle', path: ['parent'], message: 'around' }
    expect(codesOf(child, { resolved: refuse(loop) })).toEqual(['levelCycle parent'])
  })

  it('AGR-30 a day outside the term', () => {
    const term = { ...terms().term, startsOn: '2026-12-01', endsOn: '2027-12-01' }
    expect(codesOf(terms({ term }))).toEqual(['outsideTerm term.startsOn'])
    expect(codesOf(terms({ term }), { effectiveFrom: Date.parse('2026-12-01T00:00Z') })).toEqual([])
    expect(codesOf(terms({ term }), { effectiveFrom: Date.parse('2027-12-01T00:00Z') })).toEqual([
      'outsideTerm term.endsOn',
    ])
    expect(codesOf(terms({ term }), { effectiveFrom: null })).toEqual(['outsideTerm term.startsOn'])
  })

  it('AGR-30 a version that is settled to take effect later', () => {
    const other = (version: number, effectiveFrom: number | null, over: Partial<VersionStatus> = {}) => {
      const detail = activationDetail(
        terms(),
        { contentHash: 'h', runningHash: 'r', revision: 1 },
        effectiveFrom,
      )
      const draft = { agreementId: 'a', version, at: 0, actor: SYSTEM, reason: null, detail } as const
      return { ...foldVersion([nextEntry(null, { ...draft, action: 'activated' }, () => 'hash')]), ...over }
    }
    expect(codesOf(terms(), { versions: [other(1, null), other(1, NOW - DAY)] })).toEqual([])
    expect(problemsOf(terms(), { versions: [other(3, NOW + DAY)] })).toMatchObject([
      { code: 'overlapsVersion', detail: { version: 3, effectiveFrom: NOW + DAY } },
    ])
    expect(codesOf(terms(), { versions: [other(3, NOW + DAY, { state: 'withdrawn' })] })).toEqual([])
    expect(codesOf(terms(), { versions: [other(2, NOW + DAY)] })).toEqual([])
    expect(codesOf(terms(), { versions: [other(3, NOW)] })).toEqual(['overlapsVersion '])
    expect(codesOf(terms(), { versions: [other(1, NOW)] })).toEqual([])
  })

  it('AGR-30 a target that loosens, unless it is waived', () => {
    const child = terms({ levels: [{ agreementId: 'group', version: 1 }] })
    const loosening = {
      target: 'resolution',
      inherited: 'group/p1',
      how: 'pausesMore',
      example: null,
    } as const
    const context = { loosenings: () => [loosening] }
    expect(problemsOf(child, context)).toMatchObject([
      { code: 'loosensWithoutWaiver', path: 'targets.resolution', detail: loosening },
    ])
    const waivers = [{ target: 'resolution', reason: 'agreed', grantedBy: 'ana' }]
    expect(codesOf({ ...child, waivers }, context)).toEqual([])
  })

  it('AGR-30 a chain that does not fit', () => {
    const route = {
      routeId: 'all',
      targetId: 'resolution',
      fits: false,
      pauseProof: false,
      noteCode: 'unknownAgreement',
      noteAbout: null,
      note: 'there is no agreement "l2"',
      counterexample: null,
    } as const
    const chain = (): ChainCheck => ({ fits: false, routes: [{ ...route, fits: true }, route] })
    expect(problemsOf(terms(), { chain })).toEqual([
      { code: 'chainDoesNotFit', path: 'routes.all', message: 'there is no agreement "l2"', detail: route },
    ])
  })

  it('AGR-30 all of it at once', () => {
    const term = { ...terms().term, endsOn: '2026-01-01' }
    const bad = terms({ stakeholders: people, targets: [target({ id: 'x', metric: 'timeToOwn' })], term })
    expect(codesOf({ ...bad, goals: [goal({ metric: 'resolution' })] })).toEqual([
      'missingApproval stakeholders.ana',
      'missingSignature stakeholders.budi',
      'outsideTerm term.endsOn',
      'missingTarget goals.on-time',
    ])
  })
})
