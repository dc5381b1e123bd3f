import { describe, expect, it } from 'vitest'
import { type AnyClause, CLAUSES } from '../src/agreement/clauses/index.js'
import { clause } from '../src/agreement/fields/clause.js'
import { optional } from '../src/agreement/fields/field.js'
import { items } from '../src/agreement/fields/lists.js'
import { group } from '../src/agreement/fields/parts.js'
import { reference } from '../src/agreement/fields/references.js'
import { amount, flag, id, prose } from '../src/agreement/fields/scalars.js'
import {
  type AgreementTerms,
  agendaOf,
  canonicalJson,
  commentPlaces,
  contentDetail,
  diffTerms,
  documentOf,
  documentText,
  foldVersion,
  formatTerms,
  parseAgreementTerms,
} from '../src/index.js'
import { randomTerms, seededRandom } from '../src/testing/index.js'
import { Log, sha256, TERMS } from './agreementLog.js'

/** Two clauses that no release has, in the midst of the others: one that is a whole, and one with items. */
const PARKING = group({ spaces: amount(), keeper: optional(reference('stakeholders')), covered: flag(false) })
const ADDED = [
  clause({ section: 'term', fields: { parking: optional(PARKING) } }),
  clause({ section: 'goals', fields: { requests: items({ id: id(), text: prose() }, { most: 5 }) } }),
]
const LATER: readonly AnyClause[] = [...CLAUSES.slice(0, 4), ...ADDED, ...CLAUSES.slice(4)]

function readLater(
  document: unknown,
): AgreementTerms & { readonly parking: unknown; readonly requests: unknown } {
  const read = parseAgreementTerms(document, LATER)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value as ReturnType<typeof readLater>
}

const hashOf = (terms: AgreementTerms, clauses: readonly AnyClause[]): string =>
  sha256(documentText(documentOf(terms, clauses)))

describe('a clause that a later release adds', () => {
  it('AGR-49 moves no text, no hash and no comparison of documents that do not state it', () => {
    const random = seededRandom(49)
    for (let round = 0; round < 150; round++) {
      const [one, other] = [randomTerms(random), randomTerms(random)]
      const document = formatTerms(one)
      const read = readLater(document)
      expect(read).toEqual({ ...one, parking: null, requests: [] })
      expect(formatTerms(read, 'short', LATER)).toEqual(document)
      expect(hashOf(read, LATER)).toBe(hashOf(one, CLAUSES))
      const changes = diffTerms(one, other)
      expect(diffTerms(read, readLater(formatTerms(other)), LATER)).toEqual(changes)
      // Terms that were read before the release are written by it, too.
      expect(formatTerms(one, 'short', LATER)).toEqual(document)
    }
  })

  it('AGR-49 voids no approval and no signature', () => {
    const before = hashOf(TERMS, CLAUSES)
    const later = hashOf(readLater(formatTerms({ ...TERMS, parties: [ACME] })), LATER)
    const signed = new Log()
      .add('drafted', contentDetail(TERMS, hashOf({ ...TERMS, parties: [ACME] }, CLAUSES), 1))
      .add('approvalRequested', { contentHash: later })
    for (const person of ['ana', 'budi']) signed.approved(person, later)
    for (const person of ['budi', 'citra']) signed.signed(person, later)
    expect(foldVersion(signed.entries).state).toBe('signed')
    expect(later).not.toBe(before)
  })

  it('AGR-49 is read, written, compared and spoken of as soon as a document states it', () => {
    const stated = {
      parking: { spaces: '2 working days', keeper: 'ana' },
      requests: [{ id: 'w', text: 'Shade' }],
    }
    const plain = formatTerms({ ...TERMS, parties: [ACME] })
    const read = readLater({ ...plain, ...stated })
    expect(read.parking).toEqual({ spaces: { value: 2, unit: 'workingDays' }, keeper: 'ana', covered: false })
    expect(formatTerms(read, 'short', LATER)).toEqual({ ...plain, ...stated })
    expect(hashOf(read, LATER)).not.toBe(hashOf(TERMS, LATER))
    expect(diffTerms(readLater(plain), read, LATER).map(({ path, kind }) => `${kind} ${path}`)).toEqual([
      'added parking',
      'added requests.w',
    ])
    const places = commentPlaces(read, LATER).map(({ path }) => path)
    expect(places).toEqual(expect.arrayContaining(['parking', 'requests.w', 'targets.resolution', 'term']))
    const wrong = parseAgreementTerms({ ...plain, parking: { spaces: '0h', keeper: 'nobody' } }, LATER)
    expect(wrong.ok ? [] : wrong.problems.map(({ path }) => path.join('.'))).toEqual([
      'parking.spaces',
      'parking.keeper',
    ])
    const unknown = parseAgreementTerms({ ...plain, ...stated })
    expect(unknown.ok ? [] : unknown.problems.map(({ code }) => code)).toEqual(['unknownKey', 'unknownKey'])
    expect(canonicalJson(read)).toContain('parking')
  })
})

describe('what falls due by itself', () => {
  it('AGR-25 AGR-49 is asked of every clause: notice of the end is in time until its days before it', () => {
    const term = { ...TERMS.term, endsOn: '2027-01-01', noticeDays: 90, timeZone: 'Asia/Jakarta' }
    const noticeBy = Date.parse('2026-10-03T00:00:00+07:00')
    expect(agendaOf({ ...TERMS, term }, noticeBy - 1)).toEqual([{ kind: 'noticeOpens', at: noticeBy }])
    expect(agendaOf({ ...TERMS, term }, noticeBy)).toEqual([])
    expect(agendaOf(TERMS, 0)).toEqual([])
  })
})

const ACME = { id: 'acme', name: 'Acme', role: 'customer' } as const
