import { describe, expect, it } from 'vitest'
import {
  type AgreementTerms,
  agendaOf,
  commentPlaces,
  diffTerms,
  formatTerms,
  parseAgreementTerms,
} from '../src/index.js'

const OFFICE = { timeZone: 'Asia/Jakarta', weekly: { mon: [['09:00', '17:00']] } }
const REVIEW = {
  everyMonths: 3,
  firstOn: '2026-03-31',
  owner: 'ana',
  agenda: ['Figures', 'Goals'],
  remindDays: 14,
}
const DAY = 86_400_000

const document = (review: unknown, term: object = {}) => ({
  ...{ id: 'acme', title: 'Acme support', calendars: { office: OFFICE } },
  parties: [{ id: 'acme', role: 'customer' }],
  stakeholders: [{ id: 'ana', name: 'Ana', party: 'acme', role: 'Head of IT' }],
  targets: [{ id: 'solve', metric: 'resolution', within: '4h' }],
  term: { timeZone: 'Asia/Jakarta', ...term },
  review,
})

function termsOf(review: unknown, term?: object): AgreementTerms {
  const read = parseAgreementTerms(document(review, term))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

const problemsOf = (review: unknown) => {
  const read = parseAgreementTerms(document(review))
  return read.ok ? [] : read.problems.map(({ code, path }) => `${code} ${path.join('.')}`)
}
const at = (date: string) => Date.parse(`${date}T00:00:00+07:00`)

describe('the review of an agreement', () => {
  it('AGR-50 is read, written back, compared and spoken of', () => {
    const terms = termsOf(REVIEW)
    expect(terms.review).toEqual({
      ...{
        everyMonths: 3,
        firstOn: '2026-03-31',
        owner: 'ana',
        agenda: ['Figures', 'Goals'],
        remindDays: 14,
      },
    })
    expect(formatTerms(terms).review).toEqual(REVIEW)
    const other = termsOf({ ...REVIEW, everyMonths: 6 })
    expect(diffTerms(terms, other)).toEqual([
      { path: 'review.everyMonths', kind: 'changed', before: 3, after: 6 },
    ])
    expect(diffTerms(termsOf(undefined), terms)).toMatchObject([
      { path: 'review', kind: 'added', before: null },
    ])
    expect(commentPlaces(terms).map(({ path }) => path)).toContain('review')
  })

  it.each([
    [{ ...REVIEW, everyMonths: 0 }, 'badNumber review.everyMonths'],
    [{ ...REVIEW, everyMonths: 2.5 }, 'badNumber review.everyMonths'],
    [{ ...REVIEW, everyMonths: undefined }, 'missing review.everyMonths'],
    [{ ...REVIEW, firstOn: '2026-02-30' }, 'badDate review.firstOn'],
    [{ ...REVIEW, owner: 'budi' }, 'unknownStakeholder review.owner'],
    [{ ...REVIEW, agenda: [''] }, 'empty review.agenda.0'],
    [{ ...REVIEW, remindDays: '14d' }, 'badNumber review.remindDays'],
    [{ ...REVIEW, every: 3 }, 'unknownKey review.every'],
    ['quarterly', 'wrongType review'],
  ])('AGR-50 %j is refused', (review, problem) => {
    expect(problemsOf(review)).toEqual([problem])
  })

  it('AGR-50 comes every so many months on the same day, or the last that the month has', () => {
    const terms = termsOf({ ...REVIEW, everyMonths: 1, firstOn: '2027-12-31', remindDays: undefined })
    const dates: string[] = []
    let after = 0
    while (dates.length < 5) {
      const [next] = agendaOf(terms, after)
      expect(next?.kind).toBe('review')
      after = next!.at
      dates.push(new Date(after + 7 * 3_600_000).toISOString().slice(0, 10))
    }
    expect(dates).toEqual(['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30'])
  })

  it('AGR-50 reminds so many days before, each time', () => {
    const terms = termsOf(REVIEW)
    expect(agendaOf(terms, 0)).toEqual([
      { kind: 'reviewReminder', at: at('2026-03-17') },
      { kind: 'review', at: at('2026-03-31') },
    ])
    expect(agendaOf(terms, at('2026-03-17'))).toEqual([
      { kind: 'review', at: at('2026-03-31') },
      { kind: 'reviewReminder', at: at('2026-06-16') },
    ])
  })

  it('AGR-50 is never missed, whenever it is asked for', () => {
    for (const everyMonths of [1, 3, 7, 120]) {
      const terms = termsOf({ ...REVIEW, everyMonths, firstOn: '2026-01-30', remindDays: undefined })
      const all: number[] = []
      for (let after = 0; all.length < 60; after = all.at(-1)!) all.push(agendaOf(terms, after)[0]!.at)
      for (const [index, each] of all.entries()) {
        expect(agendaOf(terms, each - 1)[0]!.at).toBe(each)
        expect(agendaOf(terms, each)[0]!.at).toBe(all[index + 1] ?? agendaOf(terms, each)[0]!.at)
      }
    }
  })

  it('AGR-50 is held no more once the agreement has ended, unless it renews', () => {
    const term = { startsOn: '2026-01-01', endsOn: '2026-06-30' }
    expect(agendaOf(termsOf({ ...REVIEW, remindDays: undefined }, term), at('2026-03-31'))).toEqual([
      { kind: 'noticeOpens', at: at('2026-06-30') },
    ])
    const renews = agendaOf(termsOf(REVIEW, { ...term, renewal: 'automatic' }), at('2026-03-31') + DAY)
    expect(renews.map(({ kind }) => kind)).toContain('review')
  })
})
