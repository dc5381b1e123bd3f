import { describe, expect, it } from 'vitest'
import { type AgreementTerms, parseAgreementTerms } from '../src/index.js'

const OFFICE = { timeZone: 'Asia/Jakarta', weekly: { mon: [['09:00', '17:00']] } }
const SOLVE = { id: 'solve', metric: 'resolution', within: '4h' }
const ACME = { id: 'acme', role: 'customer' }
const DESK = { id: 'desk', role: 'provider' }
const SARI = { id: 'sari', name: 'Sari', party: 'acme', role: 'Head of IT', email: 'sari@acme.test' }
const BUDI = { id: 'budi', name: 'Budi', party: 'desk', role: 'Service manager', signs: true }

/** A document with two sides that is right, with some parts replaced. */
const document = (over: Record<string, unknown> = {}) => ({
  id: 'acme-desk',
  title: 'Acme support',
  parties: [ACME, DESK],
  stakeholders: [SARI, BUDI],
  calendars: { office: OFFICE },
  targets: [SOLVE],
  ...over,
})

function termsOf(over: Record<string, unknown>): AgreementTerms {
  const result = parseAgreementTerms(document(over))
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

/** `code path` of every problem. */
function problemsOf(over: Record<string, unknown>): readonly string[] {
  const result = parseAgreementTerms(document(over))
  return result.ok ? [] : result.problems.map(({ code, path }) => `${code} ${path.join('.')}`)
}

describe('the parts of a document', () => {
  it('AGR-14 targets may be left out under a parent, and beside goals', () => {
    const bare = { targets: undefined, calendars: undefined }
    expect(problemsOf(bare)).toEqual(['missing calendars', 'missing targets'])
    expect(termsOf({ ...bare, parent: 'group' })).toMatchObject({ targets: [], calendars: {} })
    const goal = {
      id: 'leads',
      party: 'desk',
      text: 'Leads',
      measure: 'count',
      objective: 100,
      unit: 'leads',
    }
    expect(termsOf({ ...bare, kind: 'internal', goals: [goal] }).targets).toEqual([])
    expect(problemsOf({ ...bare, goals: [] })).toEqual(['missing calendars', 'missing targets'])
  })

  it('AGR-15 a held target says by whom, others do not', () => {
    const held = { id: 'l2', metric: 'heldTime', within: '16h' }
    expect(termsOf({ targets: [{ ...held, heldWhile: { line: 'L2' } }] }).targets[0]?.heldWhile).toEqual([
      { line: ['L2'] },
    ])
    expect(problemsOf({ targets: [held] })).toEqual(['missing targets.0.heldWhile'])
    expect(problemsOf({ targets: [{ ...held, metric: 'vendorTime', heldWhile: [] }] })).toEqual([
      'empty targets.0.heldWhile',
    ])
    expect(problemsOf({ targets: [{ ...SOLVE, heldWhile: { line: 'L2' } }] })).toEqual([
      'notForMetric targets.0.heldWhile',
    ])
  })

  it('AGR-16 kinds and levels fit together', () => {
    expect(termsOf({ level: 'service', parent: 'group' })).toMatchObject({
      kind: 'customer',
      level: 'service',
      parent: { agreement: 'group', version: null },
      supports: [],
    })
    expect(termsOf({ kind: 'internal', supports: 'acme' })).toMatchObject({
      kind: 'internal',
      level: null,
      supports: ['acme'],
    })
    expect(problemsOf({ kind: 'internal', level: 'service' })).toEqual(['notForKind level'])
    expect(problemsOf({ kind: 'underpinning', parent: 'group' })).toEqual(['notForKind parent'])
    expect(problemsOf({ supports: ['other'] })).toEqual(['notForKind supports'])
    expect(problemsOf({ level: 'corporate', parent: 'group' })).toEqual(['notForLevel parent'])
    expect(problemsOf({ parent: 'acme-desk' })).toEqual(['selfReference parent'])
    expect(problemsOf({ kind: 'internal', supports: ['acme-desk'] })).toEqual(['selfReference supports'])
    expect(problemsOf({ kind: 'internal', supports: ['a', 'a'] })).toEqual(['duplicate supports'])
    expect(problemsOf({ kind: 'customers' })).toEqual(['unknownValue kind'])
  })

  it('AGR-17 a name that is nowhere in the document is refused', () => {
    const goal = { id: 'g', party: 'acm', text: 'On time', objective: '95%', owner: 'sri' }
    const owed = { id: 'o', party: 'acme', text: 'Pays', cadence: 'monthly', owner: 'budy' }
    expect(
      problemsOf({
        stakeholders: [{ ...SARI, party: 'akme' }, BUDI],
        contacts: [{ party: 'dsk', channel: 'email', address: 'help@desk.test', calendar: 'offices' }],
        communications: [{ from: 'budi', to: 'sary', about: 'figures', cadence: 'weekly' }],
        goals: [goal],
        obligations: [owed],
        waivers: [{ target: 'solv', reason: 'agreed', grantedBy: 'acme' }],
        routes: [{ id: 'r', targets: ['solves'], steps: ['l1', { agreement: 'l2', target: 'held' }] }],
      }).toSorted(),
    ).toEqual([
      'unknownCalendar contacts.0.calendar',
      'unknownParty contacts.0.party',
      'unknownParty goals.0.party',
      'unknownParty stakeholders.0.party',
      'unknownStakeholder communications.0.to',
      'unknownStakeholder goals.0.owner',
      'unknownStakeholder obligations.0.owner',
      'unknownStakeholder waivers.0.grantedBy',
      'unknownTarget routes.0.targets.0',
      'unknownTarget waivers.0.target',
    ])
    const refused = parseAgreementTerms(document({ stakeholders: [{ ...SARI, party: 'akme' }] }))
    expect(refused).toMatchObject({
      problems: [{ message: 'there is no party "akme"', expected: 'one of acme, desk' }],
    })
  })

  it('AGR-12 people, goals, obligations, clauses, waivers and routes are there once', () => {
    const waiver = { target: 'solve', reason: 'agreed', grantedBy: 'sari' }
    const clause = { id: 'c', title: 'Credits', text: 'Five percent.' }
    expect(problemsOf({ waivers: [waiver, waiver], clauses: [clause, clause] })).toEqual([
      'duplicate clauses.1.id',
      'duplicate waivers.1.target',
    ])
    expect(problemsOf({ stakeholders: [SARI, BUDI, SARI] })).toEqual(['duplicate stakeholders.2.id'])
  })

  it.each([
    ['term', { startsOn: '2026-02-30' }, 'badDate term.startsOn'],
    ['term', { startsOn: '2026-03-01', endsOn: '2026-03-01' }, 'badDate term.endsOn'],
    ['term', { endsOn: 'soon' }, 'badDate term.endsOn'],
    ['term', { notice: '4h' }, 'badDuration term.notice'],
    ['term', { notice: 90 }, 'badDuration term.notice'],
    ['term', { noticeDays: 90 }, 'unknownKey term.noticeDays'],
    ['term', { timeZone: 'Asia/Jakatra' }, 'unknownTimeZone term.timeZone'],
    ['term', { renewal: 'yes' }, 'unknownValue term.renewal'],
  ])('AGR-18 %s %j is refused', (key, value, problem) => {
    expect(problemsOf({ [key]: value })).toEqual([problem])
  })

  it('AGR-18 notice is told in days', () => {
    const term = { startsOn: '2026-01-01', endsOn: '2027-01-01', timeZone: 'Asia/Jakarta' }
    expect(termsOf({ term: { ...term, notice: '90d' } }).term.noticeDays).toBe(90)
    expect(termsOf({ term: { ...term, notice: '12w' } }).term.noticeDays).toBe(84)
    expect(termsOf({ term }).term).toEqual({ ...term, noticeDays: 0, renewal: 'none' })
  })

  it.each([
    [{ objective: '95%' }, 95],
    [{ objective: 99.9 }, 99.9],
    [{ objective: '99.95%', measure: 'availability' }, 99.95],
    [{ objective: 100, measure: 'count', unit: 'leads' }, 100],
  ])('AGR-18 the goal %j has an objective', (over, objective) => {
    const goal = { id: 'g', party: 'desk', text: 'A goal', ...over }
    expect(termsOf({ goals: [goal] }).goals[0]?.objective).toBe(objective)
  })

  it.each([
    [{ objective: '0%' }, 'badObjective goals.0.objective'],
    [{ objective: '101%' }, 'badObjective goals.0.objective'],
    [{ objective: '95' }, 'badObjective goals.0.objective'],
    [{ objective: '4h' }, 'badObjective goals.0.objective'],
    [{}, 'missing goals.0.objective'],
    [{ objective: '95%', measure: 'count', unit: 'leads' }, 'badObjective goals.0.objective'],
    [{ objective: 95, measure: 'count' }, 'missing goals.0.unit'],
    [{ objective: 95, unit: 'leads' }, 'notForMeasure goals.0.unit'],
    [{ objective: 95, measure: 'satisfaction', metric: 'resolution' }, 'notForMeasure goals.0.metric'],
    [{ objective: 95, metric: 'speed' }, 'unknownValue goals.0.metric'],
    [{ objective: 95, period: 'week' }, 'unknownValue goals.0.period'],
  ])('AGR-18 the goal %j is refused', (over, problem) => {
    expect(problemsOf({ goals: [{ id: 'g', party: 'desk', text: 'A goal', ...over }] })).toEqual([problem])
  })

  it('AGR-18 an address that is none is refused', () => {
    expect(problemsOf({ stakeholders: [{ ...SARI, email: 'sari at acme' }] })).toEqual([
      'badEmail stakeholders.0.email',
    ])
  })

  it('AGR-19 calendars and parents may stand elsewhere', () => {
    expect(termsOf({ calendars: { office: { use: 'jakarta' } } }).calendars).toEqual({
      office: { use: 'jakarta', revision: null },
    })
    expect(termsOf({ calendars: { office: { use: 'jakarta', revision: 3 } } }).calendars).toEqual({
      office: { use: 'jakarta', revision: 3 },
    })
    expect(termsOf({ parent: { agreement: 'group', version: 2 } }).parent).toEqual({
      agreement: 'group',
      version: 2,
    })
    expect(problemsOf({ calendars: { office: { use: 'jakarta', revision: 0 } } })).toEqual([
      'badNumber calendars.office.revision',
    ])
    expect(problemsOf({ calendars: { office: { use: 'jakarta', weekly: {} } } })).toEqual([
      'unknownKey calendars.office.weekly',
    ])
  })
})
