import {
  AGREEMENT_TEMPLATES,
  commentPlaces,
  LOOSENING_WAYS,
  namedFields,
  parseAgreementTerms,
  type SettledTerm,
  type Target,
} from '@tenggat/domain'
import { conditionsInWords, promiseInWords } from '@tenggat/words'
import { describe, expect, it } from 'vitest'
import { createZoneClock } from '../src/format/zoneClock.js'
import { instantOfWall } from '../src/manager/agreement/actions/WhenField.js'
import { placeOf } from '../src/manager/agreement/clauses.js'
import { diffGroups } from '../src/manager/agreement/diffGroups.js'
import {
  documentOf,
  movedUp,
  problemsAt,
  readForm,
  valueAt,
  withoutItem,
  withValue,
  writePath,
} from '../src/manager/agreement/editor/document.js'
import { renamed } from '../src/manager/agreement/editor/renamed.js'
import { FORM, type NamedField } from '../src/manager/agreement/editor/sections.js'
import { problemWords } from '../src/manager/agreement/problemWords.js'
import { daysToEnd, periodAt, sinceWhen, whatIsNext } from '../src/manager/agreement/status.js'

import { pageFromEnd } from '../src/manager/agreement/tabs/LogTab.js'
import { byPriority, passedOverFor } from '../src/manager/agreement/targetGroups.js'
import { wordsOf } from '../src/manager/words/words.js'

const TEMPLATES = AGREEMENT_TEMPLATES.map(({ id, document }) => {
  const read = parseAgreementTerms(document)
  if (!read.ok) throw new Error(id)
  return [id, read.value] as const
})
const first = TEMPLATES[0]![1]
const words = wordsOf('en')
const speech = words.agreement
const iso = (at: number) => new Date(at).toISOString().slice(0, 10)
const clock = { date: iso, day: iso, time: (at: number) => new Date(at).toISOString().slice(11, 16) }

describe('agreement form', () => {
  it.each(TEMPLATES)('reads back the terms of %s exactly', (_id, terms) => {
    const read = readForm(documentOf(terms))
    expect(read.ok && read.value).toEqual(terms)
  })

  it('has a field for everything that the templates say', () => {
    const uncovered = TEMPLATES.flatMap(([id, terms]) =>
      Object.keys(documentOf(terms))
        .filter((key) => key !== 'id' && !FORM.some(({ fields }) => fields.some(([name]) => name === key)))
        .map((key) => `${id}: ${key}`),
    )
    expect(uncovered).toEqual([])
  })

  it('names and explains every field in both languages', () => {
    const names = (fields: readonly NamedField[], at: string): string[] =>
      fields.flatMap(([key, { shape }]) => {
        const name = at === '' ? key : `${at}.${key}`
        return shape.kind === 'items' || shape.kind === 'group'
          ? [name, ...names(namedFields(shape.fields), name)]
          : [name]
      })
    const all = FORM.flatMap(({ fields }) => names(fields, ''))
    for (const language of ['en', 'id'] as const) {
      const known: Readonly<Record<string, unknown>> = wordsOf(language).fields
      expect(all.filter((name) => known[name] === undefined)).toEqual([])
      // Its short name is given once, when the agreement is made.
      expect(Object.keys(known).filter((name) => !all.includes(name))).toEqual(['id'])
    }
  })

  it('changes one place and leaves the rest as it is; nothing takes the field out', () => {
    const before = documentOf(first)
    const after = withValue(before, ['targets', 0, 'within'], '2h')
    expect(valueAt(after, ['targets', 0, 'within'])).toBe('2h')
    expect({ ...after, targets: before.targets }).toEqual(before)
    expect(Object.keys(withValue(before, ['summary', 'success'], '').summary as object)).toEqual(['purpose'])
    expect(withValue(before, ['goals'], [])).not.toHaveProperty('goals')
    const above = withValue(before, ['parent', 'agreement'], 'corporate')
    expect(withValue(above, ['parent', 'agreement'], '')).toEqual(before)
    expect(Object.keys(after)).toEqual(Object.keys(before))
  })

  it.each(TEMPLATES)('lets what names a party or a person of %s follow a new short name', (_id, terms) => {
    let document = documentOf(terms)
    let unfollowed = document
    const { parties, stakeholders } = terms
    for (const [list, items] of Object.entries({ parties, stakeholders })) {
      for (const [index, { id }] of items.entries()) {
        unfollowed = withValue(unfollowed, [list, index, 'id'], `new-${id}`)
        document = withValue(document, [list, index, 'id'], `new-${id}`)
        document = renamed(document, list as 'parties', id, `new-${id}`)
      }
    }
    expect(readForm(document).ok).toBe(true)
    expect(readForm(unfollowed).ok).toBe(false)
  })

  it('follows no short name that another item still has', () => {
    const document = { parties: [{ id: 'a' }, { id: 'a' }], contacts: [{ party: 'a' }] }
    expect(renamed(withValue(document, ['parties', 0, 'id'], 'b'), 'parties', 'a', 'b').contacts).toEqual([
      { party: 'a' },
    ])
  })

  it('takes items out and moves them up', () => {
    const letters = { list: ['a', 'b', 'c'] }
    expect(withoutItem(letters, ['list'], 1)).toEqual({ list: ['a', 'c'] })
    expect(movedUp(letters, ['list'], 2)).toEqual({ list: ['a', 'c', 'b'] })
    expect(movedUp(letters, ['list'], 0)).toBe(letters)
  })

  it('tells a problem at the field it is about', () => {
    const read = readForm(withValue(documentOf(first), ['targets', 1, 'within'], '4 fortnights'))
    const problems = read.ok ? [] : read.problems.map((it) => ({ ...it, path: writePath(it.path) }))
    expect(problems.map(({ path }) => path)).toEqual(['targets[1].within'])
    expect(problemsAt(problems, ['targets', 1, 'within'])).toContain('fortnights')
    expect(problemsAt(problems, ['targets', 1])).not.toBeNull()
    expect(problemsAt(problems, ['targets', 0, 'within'])).toBeNull()
    expect(problemsAt([{ path: 'targets[10].id', message: 'x' }], ['targets', 1])).toBeNull()
  })
})

describe('agreement page', () => {
  it('turns the pages of a log from its end, and each entry stands on one of them', () => {
    expect(pageFromEnd(0, 0)).toEqual({ after: 0, first: 1 })
    expect(pageFromEnd(200, 0)).toEqual({ after: 0, first: 200 })
    const pages = [0, 1, 2].map((page) => pageFromEnd(407, page))
    expect(pages.map(({ after, first }) => [after + 1, after + first])).toEqual([
      [208, 407],
      [8, 207],
      [1, 7],
    ])
  })

  const target = (over: object): Target => ({ ...first.targets[0]!, ...over })

  it('says a target in plain words', () => {
    const [critical, standard] = byPriority(first.targets, words)
    expect([critical!.heading, standard!.heading]).toEqual(['priority critical', ''])
    expect(promiseInWords(critical!.targets[0]!, words)).toBe('It is solved within 1 hour')
    expect(conditionsInWords(critical!.targets[0]!, words).join('; ')).toContain(
      'pauses while status waiting on the customer or on hold',
    )
    const within = { value: 3, unit: 'workingDays', at: 'close-of-business' } as const
    expect(promiseInWords(target({ within }), words)).toBe(
      'It is solved within 3 working days by close of business',
    )
  })

  it('names the target that always comes first', () => {
    const own = target({ id: 'own', when: { priority: ['P1'] } })
    const inherited = target({ id: 'above/own', when: { priority: ['P1'] } })
    const rest = target({ id: 'above/rest', when: {} })
    const all = [own, inherited, rest]
    expect(all.map((it) => passedOverFor(it, all)?.id ?? null)).toEqual([null, 'own', null])
    expect(passedOverFor(own, [rest, own])?.id).toBe('above/rest')
  })

  const VERSION = { version: 2, contentHash: '', activatedAt: null, recordedBy: null, cause: null }

  it('AGR-70 says since when, from when and through which day', () => {
    const now = Date.parse('2026-06-15T00:00:00Z')
    const term: SettledTerm = { ...first.term, endsOn: '2026-06-27', timeZone: 'Asia/Jakarta' }
    const active = { state: 'active', inForce: [{ from: '2026-01-01T00:00:00Z', to: null }] } as const
    const standing = { ...active, inForce: [...active.inForce], versions: [] }
    const jakarta = createZoneClock('Asia/Jakarta', words.locale)
    const said = (to: string | null, from: string) =>
      sinceWhen({ ...standing, inForce: [{ from, to }] }, term, now, speech, jakarta)
    expect(said(null, '2026-01-01T00:00:00Z')).toBe(
      'active since Thu 1 Jan, in force through 26 June 2026, 12 days left',
    )
    expect(said('2026-06-20T10:30:00Z', '2026-01-01T00:00:00Z')).toBe(
      'active since Thu 1 Jan, ends on 20 June 2026 at 17:30, 6 days left',
    )
    const over = (to: string) =>
      sinceWhen({ state: 'expired', versions: [], inForce: [{ from: null, to }] }, term, now, speech, jakarta)
    expect(over('2026-03-31T17:00:00Z')).toBe('was in force through 31 March 2026')
    expect(over('2026-03-31T17:05:00Z')).toBe('ended on 1 April 2026 at 00:05')
    const later = { state: 'scheduled' as const, inForce: [{ from: '2026-07-01T00:00:00Z', to: null }] }
    expect(sinceWhen({ ...later, versions: [] }, term, now, speech, clock)).toBe('takes effect on 2026-07-01')
    const replaced = {
      state: 'active' as const,
      inForce: [{ from: '2026-01-01T00:00:00Z', to: '2026-07-01T00:00:00Z' }],
      versions: [{ ...VERSION, ...later }],
    }
    expect(sinceWhen(replaced, term, now, speech, clock)).toBe(
      'active since 2026-01-01, version 2 takes over on 2026-07-01',
    )
    const halted = [{ from: '2026-01-01T00:00:00Z', to: '2026-06-01T00:00:00Z' }]
    const suspended = { state: 'suspended' as const, inForce: halted, versions: [] }
    expect(sinceWhen(suspended, term, now, speech, clock)).toBe('since 2026-06-01')
    expect(daysToEnd({ ...term, renewal: 'automatic' }, null, now)).toBeNull()
    expect(daysToEnd({ ...term, endsOn: null }, null, now)).toBeNull()
  })

  it('says to whom an agreement waits', () => {
    const person = { party: 'p', role: 'r', email: null, phone: null, responsibilities: [] }
    const siti = { ...person, id: 's', name: 'Siti', approves: true, signs: true }
    const undone = { approvedAt: null, signedAt: null, acknowledgedAt: null }
    const base = { inForce: [], readiness: [] }
    const next = (state: 'inReview' | 'approved' | 'signed' | 'active', deeds: object) =>
      whatIsNext({ ...base, state, stakeholders: [{ ...siti, ...undone, ...deeds }] }, speech)
    expect(next('inReview', {})).toBe('Waiting for approval by Siti.')
    expect(next('approved', { approvedAt: 'x' })).toBe('Waiting for the signature of Siti.')
    expect(next('signed', { approvedAt: 'x', signedAt: 'x' })).toBe(speech.readyToActivate)
    expect(next('active', {})).toBeNull()
  })

  it('finds the month, quarter and year of a goal in its own zone', () => {
    const at = Date.parse('2026-03-31T18:00:00Z')
    expect(periodAt('month', 'Asia/Jakarta', at)).toEqual({
      from: '2026-03-31T17:00:00.000Z',
      to: '2026-04-30T17:00:00.000Z',
    })
    expect(periodAt('quarter', 'UTC', at)).toEqual({
      from: '2026-01-01T00:00:00.000Z',
      to: '2026-04-01T00:00:00.000Z',
    })
    expect(periodAt('year', 'UTC', at).to).toBe('2027-01-01T00:00:00.000Z')
  })

  it.each(['en', 'id'] as const)(
    'AGR-85 says in %s how a target promises less, each way otherwise',
    (language) => {
      const problem = (how: string) => ({
        ...{ code: 'loosensWithoutWaiver', path: 'targets.solve', message: 'as the server says' },
        detail: { target: 'solve', inherited: 'group/solve', how, example: null },
      })
      const texts = LOOSENING_WAYS.map((how) =>
        problemWords(problem(how), { terms: first }, wordsOf(language)),
      )
      expect(new Set(texts).size).toBe(LOOSENING_WAYS.length)
      for (const text of texts) expect(text).toMatch(/solve.*group\/solve.*: \p{L}/u)
      expect(problemWords(problem('later'), { terms: first }, wordsOf(language))).toBe(
        language === 'en'
          ? 'solve promises less than group/solve, and no waiver allows it: it is due later'
          : `${wordsOf('id').readiness.loosensWithoutWaiver({ name: 'solve', other: 'group/solve' })}: tenggatnya lebih lambat`,
      )
    },
  )

  it('leads from a path to the tab where it is shown', () => {
    expect(placeOf('targets.solve-p1.within').tab).toBe('targets')
    expect(placeOf('stakeholders[2].email').tab).toBe('people')
    expect(placeOf('summary').tab).toBe('summary')
    expect(commentPlaces(first).map(({ path }) => path)).toContain('targets.solve-critical')
  })

  it('groups differences by clause', () => {
    const change = (path: string) => ({ path, kind: 'changed', before: 1, after: 2 })
    const groups = diffGroups(['title', 'targets.a.within', 'targets.a.atRisk', 'term.endsOn'].map(change))
    expect(groups.map(({ clause, changes }) => [clause, changes.map(({ field }) => field)])).toEqual([
      ['title', ['']],
      ['targets.a', ['within', 'atRisk']],
      ['term', ['endsOn']],
    ])
  })

  it('reads a wall time in the zone of the agreement', () => {
    expect(instantOfWall('2026-12-01T00:00', 'Asia/Jakarta')).toBe(Date.parse('2026-11-30T17:00:00Z'))
    expect(instantOfWall('', 'Asia/Jakarta')).toBeNull()
  })
})
