import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CLAUSES } from '../src/agreement/clauses/index.js'
import { clause } from '../src/agreement/fields/clause.js'
import { type FieldMap, namedFields, optional, since } from '../src/agreement/fields/field.js'
import { prose } from '../src/agreement/fields/scalars.js'
import {
  type AgreementTerms,
  canonicalJson,
  documentOf,
  documentText,
  NO_REFERENCES,
  neededRelease,
  parseAgreementTerms,
  parseDocument,
  parseRunningDocument,
  type Result,
  resolveTerms,
  runningDocumentOf,
} from '../src/index.js'
import { isLater, RELEASE, type Release } from '../src/release.js'
import { workweek } from '../src/testing/index.js'

const OFFICE = workweek('09:00', '17:00')
const NIGHT = workweek('20:00', '04:00')
const WAITING = { status: 'waitingOnCustomer' }

/** What the first release could say that knew form 1: frozen. What is not here says since when it can be said. */
const FIRST = `
  id title kind: customer|internal|underpinning level: corporate|customer|service
  parent parent.agreement parent.version supports summary summary.purpose summary.success
  parties parties.id parties.name parties.role: customer|provider|internal
  stakeholders stakeholders.id stakeholders.name stakeholders.party stakeholders.role stakeholders.email stakeholders.phone
  stakeholders.responsibilities stakeholders.approves stakeholders.signs
  contacts contacts.party contacts.channel: email|phone|chat|portal|post contacts.address contacts.purpose contacts.calendar
  communications communications.from communications.to communications.about
  communications.cadence: once|daily|weekly|monthly|quarterly|yearly
  beneficiaries beneficiaries.name beneficiaries.note services services.id services.name services.included
  appliesTo calendars priorityMatrix defaultPriority
  targets targets.id targets.metric: firstResponse|nextResponse|resolution|timeToOwn|heldTime|vendorTime targets.when
  targets.within targets.calendar targets.atRisk targets.heldWhile targets.pauseWhen targets.stopWhen
  targets.retarget: carryFromStart|carryElapsed|restart|tightenOnly targets.reopen: resume|restart|newCycle
  targets.reopenWithin targets.botsCount targets.clause
  goals goals.id goals.party goals.text goals.measure: attainment|availability|satisfaction|count
  goals.metric: firstResponse|nextResponse|resolution|timeToOwn|heldTime|vendorTime
  goals.objective goals.unit goals.period: month|quarter|year goals.owner
  obligations obligations.id obligations.party obligations.text
  obligations.cadence: once|daily|weekly|monthly|quarterly|yearly obligations.firstDue obligations.owner
  clauses clauses.id clauses.title clauses.text
  term term.startsOn term.endsOn term.notice term.renewal: none|automatic term.timeZone
  waivers waivers.target waivers.reason waivers.grantedBy
  routes routes.id routes.targets routes.steps routes.steps.agreement routes.steps.target`
  .trim()
  .replaceAll(': ', ':')
  .split(/\s+/)

interface Said {
  readonly word: string
  readonly release: Release | null
}

/** Every field and every word of a closed list, with the release that first knew it. */
function wordsIn(fields: FieldMap, within = '', before: Release | null = null): readonly Said[] {
  return namedFields(fields).flatMap(([name, field]): readonly Said[] => {
    const { shape, since: release = before } = field
    const word = `${within}${name}`
    if (shape.kind === 'choice')
      return shape.options.map((each) => ({
        word: `${word}:${each}`,
        release: field.needs?.(each) ?? release,
      }))
    const inner = shape.kind === 'group' || shape.kind === 'items' ? shape.fields : {}
    return [{ word, release }, ...wordsIn(inner, `${word}.`, release)]
  })
}

const ALL = CLAUSES.flatMap(({ fields }) => wordsIn(fields as FieldMap))

const target = (more: object = {}) => ({
  ...{ id: 'solve', metric: 'resolution', within: '4h', calendar: 'office' },
  ...more,
})
const DOCUMENT = {
  ...{ id: 'acme', title: 'An agreement', calendars: { office: OFFICE } },
  targets: [target({ pauseWhen: WAITING, atRisk: ['75%', '1h before'], reopenWithin: '3d' })],
}

function termsOf(document: object): AgreementTerms {
  const read = parseAgreementTerms(document)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

const needsOf = (document: object): unknown => documentOf(termsOf({ ...DOCUMENT, ...document })).needs
const ofTarget = (more: object): object => ({ targets: [target(more)] })
const PEOPLE = {
  parties: [{ id: 'desk', role: 'provider' }],
  stakeholders: [{ id: 'ana', name: 'Ana', party: 'desk', role: 'manager' }],
}

/** What only 0.2.0 and later know, each alone. */
const LATER: Readonly<Record<string, object>> = {
  'a metric': ofTarget({ metric: 'periodicUpdate' }),
  'a metric of a goal': {
    parties: [{ id: 'desk', role: 'provider' }],
    goals: [{ id: 'news', party: 'desk', text: 'News', metric: 'periodicUpdate', objective: '95%' }],
  },
  'what begins a clock': ofTarget({ from: 'firstCustomerMessage' }),
  'what starts it': ofTarget({ startWhen: WAITING }),
  'what ends a pause': ofTarget({ pauseWhen: WAITING, pauseUntil: 'customerReply' }),
  'what cancels it': ofTarget({ cancelWhen: WAITING }),
  'what begins it anew': ofTarget({ resetWhen: WAITING }),
  'a mode': ofTarget({ retarget: 'void' }),
  'a threshold after the deadline': ofTarget({ atRisk: '2h after' }),
  'a share above the whole': ofTarget({ atRisk: '150%' }),
  'working days before it': ofTarget({ within: '3 working days', atRisk: '1 working day before' }),
  'the same working day': ofTarget({ within: '0 working days (close of business)' }),
  'a cut-off': ofTarget({ within: 'same working day if before 14:00, else next' }),
  'a window of working hours': ofTarget({ reopenWithin: '16 working hours' }),
  'a window of working days': ofTarget({ reopenWithin: '2 working days' }),
  'any value': ofTarget({ when: { service: { is: 'any' } } }),
  'no value, in one of several conditions': ofTarget({
    pauseWhen: [WAITING, { team: { is: 'none' } }],
  }),
  'no value, of whom it applies to': { appliesTo: { customer: { is: 'none' } } },
  'a union': {
    calendars: { office: OFFICE, night: NIGHT, either: { timeZone: 'UTC', union: ['office', 'night'] } },
  },
  'an intersection of hours that stand in it': {
    calendars: {
      office: OFFICE,
      both: { timeZone: 'UTC', intersection: { a: OFFICE, b: workweek('12:00', '20:00') } },
    },
  },
  'a season': {
    calendars: { office: { ...OFFICE, seasons: [{ from: '05-01', to: '08-31', weekly: OFFICE.weekly }] } },
  },
  'a review': { ...PEOPLE, review: { everyMonths: 3, firstOn: '2026-01-01', owner: 'ana' } },
}

const codesOf = (read: Result<unknown>): readonly string[] =>
  read.ok ? [] : read.problems.map(({ code, path }) => `${code} ${path.join('.')}`)
const needOf = (read: Result<unknown>) => neededRelease(read.ok ? [] : read.problems)

describe('the release that a document needs', () => {
  it('AGR-84 is told of every word that the first release did not know, and of no other', () => {
    const first = ALL.filter(({ release }) => release === null).map(({ word }) => word)
    const listed = FIRST.flatMap((each) => {
      const [field, words] = each.split(':')
      return words === undefined ? [each] : words.split('|').map((word) => `${field}:${word}`)
    })
    expect(first.toSorted()).toEqual(listed.toSorted())
    for (const { word, release } of ALL)
      expect(release === null || !isLater(release, RELEASE), `${word} of ${release}`).toBe(true)
  })

  it('AGR-84 has no new word of conditions and calendars that would go untold', () => {
    const asked = parseAgreementTerms({
      ...DOCUMENT,
      targets: [target({ when: { shoe: 1, status: 'new', impact: 'x' }, pauseWhen: { status: 'x' } })],
      calendars: { office: { ...OFFICE, shoe: 1 } },
    })
    const known = (asked.ok ? [] : asked.problems).map(({ path, expected }) => [path.join('.'), expected])
    expect(Object.fromEntries(known)).toEqual({
      'targets.0.when.shoe':
        'one of impact, urgency, status, priority, statusReason, service, requestType, channel, customer, party, team, line, tags, source, owned',
      'targets.0.when.impact': 'one of critical, high, medium, low',
      'targets.0.pauseWhen.status':
        'one of new, open, waitingOnCustomer, waitingOnThirdParty, onHold, solved, closed, cancelled',
      'calendars.office.shoe':
        'timeZone, weekly, seasons, yearly, dates, holidays, or union or intersection instead',
    })
  })

  it('AGR-84 is the number of the packages', () => {
    for (const folder of ['..', '../../..', '../../../apps/server']) {
      const file = new URL(`${folder}/package.json`, import.meta.url)
      expect(JSON.parse(readFileSync(file, 'utf8')).version, folder).toBe(RELEASE)
    }
  })

  it('AGR-84 goes unsaid without a later word: the text is the one that was always hashed', () => {
    const terms = termsOf(DOCUMENT)
    expect(documentOf(terms)).toEqual({ ...DOCUMENT, form: 1 })
    expect(documentText(documentOf(terms))).toBe(canonicalJson({ ...DOCUMENT, form: 1 }))
  })

  it.each(Object.entries(LATER))('AGR-84 is said with %s, and of what runs too', (_, more) => {
    expect(needsOf(more)).toBe('0.2.0')
    const terms = termsOf({ ...DOCUMENT, ...more })
    expect(parseDocument(JSON.parse(documentText(documentOf(terms))))).toEqual({ ok: true, value: terms })
    const running = resolveTerms(terms, NO_REFERENCES)
    if (!running.ok) throw new Error(JSON.stringify(running.problems))
    const document = runningDocumentOf(running.value)
    expect(document.needs).toBe('0.2.0')
    expect(parseRunningDocument(JSON.parse(documentText(document)))).toEqual(running)
    // As it was kept before documents said what they need.
    const { needs: _needs, ...before } = documentOf(terms)
    expect(parseDocument(before)).toEqual({ ok: true, value: terms })
  })

  it('AGR-84 follows from a field that a later release adds', () => {
    const clauses = [
      ...CLAUSES,
      clause({ section: 'term', fields: { parking: since('0.9.0', optional(prose())) } }),
    ]
    const read = parseAgreementTerms({ ...DOCUMENT, parking: 'in the yard' }, clauses)
    const terms = read.ok ? read.value : ({} as AgreementTerms)
    const document = documentOf(terms, clauses)
    expect(document.needs).toBe('0.9.0')
    expect(documentOf(termsOf(DOCUMENT), clauses)).toEqual({ ...DOCUMENT, form: 1 })
    expect(codesOf(parseDocument(document))).toEqual(['needsRelease needs', 'unknownKey parking'])
    expect(needOf(parseDocument(document))).toEqual({ release: '0.9.0', laterThan: RELEASE })
  })
})

describe('a document that needs another release', () => {
  const document = { ...DOCUMENT, form: 1 }
  const later = { ...document, needs: '0.10.0' }

  it('AGR-84 is refused with that release, before what is not understood, also where all is', () => {
    const read = parseDocument({ ...later, penalty: 1 })
    expect(read).toMatchObject({
      problems: [
        { message: `it needs release 0.10.0, and this one is ${RELEASE}`, expected: 'release 0.10.0' },
        { code: 'unknownKey', path: ['penalty'] },
      ],
    })
    expect(codesOf(parseDocument(later))).toEqual(['needsRelease needs'])
    expect(codesOf(parseRunningDocument({ ...later, levels: [] }))).toEqual(['needsRelease needs'])
    expect(needOf(parseDocument({ needs: '1.0.0', form: 2 }))).toEqual({
      ...{ release: '1.0.0', laterThan: RELEASE },
    })
  })

  it('AGR-84 is refused as one of a later release where it says nothing and has unknown words', () => {
    const unknown = { release: null, laterThan: RELEASE }
    const words = [
      { penalty: 1 },
      { targets: [target({ retarget: 'forget' })] },
      { calendars: { office: { ...OFFICE, moons: [] } } },
    ]
    for (const more of words) {
      const read = parseDocument({ ...document, ...more })
      expect(codesOf(read)[0]).toBe('needsLaterRelease ')
      expect(needOf(read)).toEqual(unknown)
    }
    expect(needOf(parseDocument({ form: 9 }))).toEqual(unknown)
    expect(parseDocument({ form: 9 })).toMatchObject({
      problems: [{ code: 'unknownForm', expected: `a later release than ${RELEASE}` }],
    })
  })

  it('AGR-84 is not made of what is only damaged, or says what this release has', () => {
    const damaged = { ...document, targets: [target({ within: null })] }
    expect(needOf(parseDocument(damaged))).toBeNull()
    expect(codesOf(parseDocument({ ...document, needs: RELEASE }))).toEqual([])
    expect(codesOf(parseDocument({ ...document, needs: RELEASE, penalty: 1 }))).toEqual([
      'unknownKey penalty',
    ])
    for (const needs of ['soon', 2, null, '1.0'])
      expect(codesOf(parseDocument({ ...document, needs }))).toEqual(['badRelease needs'])
  })

  it('AGR-84 is, typed by a person, an unknown word like any other', () => {
    expect(codesOf(parseAgreementTerms({ ...DOCUMENT, penalty: 1 }))).toEqual(['unknownKey penalty'])
    expect(codesOf(parseAgreementTerms({ ...DOCUMENT, needs: '0.10.0' }))).toEqual(['unknownKey needs'])
  })
})

describe('releases', () => {
  it('AGR-84 come one after the other by their numbers', () => {
    const inOrder: readonly Release[] = ['0.1.0', '0.1.9', '0.1.10', '0.2.0', '0.10.0', '1.0.0']
    inOrder.forEach((some, place) => {
      for (const [other, each] of inOrder.entries()) expect(isLater(some, each)).toBe(place > other)
    })
  })
})
