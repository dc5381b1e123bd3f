import { describe, expect, it } from 'vitest'
import {
  type AgreementTerms,
  canonicalJson,
  diffTerms,
  formatAmount,
  formatTerms,
  parseAgreementTerms,
} from '../src/index.js'
import { randomTerms, seededRandom, shuffled, target, terms } from '../src/testing/index.js'

function parsed(document: unknown): AgreementTerms {
  const result = parseAgreementTerms(document)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

/** The terms a document can say: without what only running ones carry. */
function plain(over: Partial<AgreementTerms> = {}): AgreementTerms {
  const { levels: _, ...rest } = terms()
  return { ...rest, ...over }
}

describe('writing a document', () => {
  it('AGR-26 says what a person would and no more', () => {
    const solve = target({ within: { value: 4, unit: 'hours' }, atRisk: [{ kind: 'percent', percent: 75 }] })
    const document = formatTerms(plain({ targets: [solve] }))
    expect(Object.keys(document)).toEqual(['id', 'title', 'calendars', 'targets'])
    expect(document.targets).toEqual([
      {
        id: 'resolution',
        metric: 'resolution',
        within: '4h',
        calendar: 'hours',
        atRisk: '75%',
        pauseWhen: { status: ['waitingOnCustomer', 'onHold'] },
      },
    ])
  })

  it('AGR-26 amounts, shares, notice and references are in short form', () => {
    const calendars = { hours: { use: 'jakarta', revision: null } }
    const term = {
      startsOn: null,
      endsOn: '2027-01-01',
      noticeDays: 90,
      renewal: 'none',
      timeZone: 'UTC',
    } as const
    const summary = { purpose: 'Support', success: null }
    const document = formatTerms(
      plain({ level: 'service', parent: { agreement: 'group', version: null }, calendars, term, summary }),
    )
    expect(document).toMatchObject({
      level: 'service',
      parent: 'group',
      summary: 'Support',
      calendars: { hours: { use: 'jakarta' } },
      term: { endsOn: '2027-01-01', notice: '90d' },
    })
  })

  it('AGR-2 an amount too small for plain decimals is written without an exponent', () => {
    const amount = { value: 2.77778e-7, unit: 'hours' } as const
    expect(formatAmount(amount)).toBe('0.000000277778h')
  })

  it('AGR-26 reading what was written gives the terms back, whatever they say', () => {
    const random = seededRandom(26)
    for (let round = 0; round < 700; round++) {
      const given = randomTerms(random)
      const document = formatTerms(given)
      expect(parsed(document)).toEqual(given)
      expect(canonicalJson(parsed(JSON.parse(JSON.stringify(document))))).toBe(canonicalJson(given))
    }
  })
})

describe('what differs', () => {
  const before = plain({ targets: [target({ id: 'p1' }), target({ id: 'p2' })] })

  it('AGR-27 names the item by its id and the value as it is written', () => {
    const after = {
      ...before,
      targets: [target({ id: 'p1', within: { value: 4, unit: 'hours' } }), before.targets[1]!],
    }
    expect(diffTerms(before, after)).toEqual([
      { path: 'targets.p1.within', kind: 'changed', before: '8h', after: '4h' },
    ])
  })

  it('AGR-27 tells what came, what went, and what was meant unsaid', () => {
    const gone = {
      ...before,
      targets: [target({ id: 'p2', retarget: 'restart', clause: 'Soon.' })],
      defaultPriority: 'P4',
    }
    expect(diffTerms(before, gone)).toMatchObject([
      { path: 'targets.p1', kind: 'removed', before: { within: '8h' }, after: null },
      { path: 'targets.p2.retarget', kind: 'changed', before: 'carryFromStart', after: 'restart' },
      { path: 'targets.p2.clause', kind: 'added', before: null, after: 'Soon.' },
      { path: 'defaultPriority', kind: 'added', before: null, after: 'P4' },
    ])
    expect(diffTerms(plain({ kind: 'internal', level: null }), plain({ level: 'service' }))).toEqual([
      { path: 'kind', kind: 'changed', before: 'internal', after: 'customer' },
      { path: 'level', kind: 'added', before: null, after: 'service' },
    ])
  })

  it('AGR-27 another order is one change', () => {
    expect(diffTerms(before, { ...before, targets: before.targets.toReversed() })).toEqual([
      { path: 'targets', kind: 'changed', before: ['p1', 'p2'], after: ['p2', 'p1'] },
    ])
    const inserted = { ...before, targets: [target({ id: 'p0' }), ...before.targets] }
    expect(diffTerms(before, inserted).map(({ path, kind }) => `${kind} ${path}`)).toEqual([
      'added targets.p0',
      'changed targets',
    ])
  })

  it('AGR-27 items without an id are told by what they say', () => {
    const contact = (address: string) =>
      ({ party: 'desk', channel: 'email', address, purpose: null, calendar: null }) as const
    const [a, b, c] = [contact('a@desk.test'), contact('b@desk.test'), contact('c@desk.test')]
    const changes = diffTerms(plain({ contacts: [a, b, b] }), plain({ contacts: [b, c] }))
    expect(changes).toMatchObject([
      { path: 'contacts.0', kind: 'removed', before: { address: 'a@desk.test' } },
      { path: 'contacts.2', kind: 'removed', before: { address: 'b@desk.test' } },
      { path: 'contacts.1', kind: 'added', after: { address: 'c@desk.test' } },
    ])
  })

  it('AGR-27 no change means the same terms, and the same terms no change', () => {
    const random = seededRandom(27)
    let same = 0
    for (let round = 0; round < 1_200; round++) {
      const one = randomTerms(random)
      const other = varied(one, randomTerms(random), random)
      const equal = canonicalJson(one) === canonicalJson(other)
      if (equal) same++
      expect(diffTerms(one, other).length === 0).toBe(equal)
      expect(diffTerms(one, structuredClone(one))).toEqual([])
    }
    expect(same).toBeGreaterThan(100)
  })

  /** Terms with one part from elsewhere, or one list in another order. */
  function varied(one: AgreementTerms, other: AgreementTerms, random: ReturnType<typeof seededRandom>) {
    const key = random.pick(Object.keys(one) as (keyof AgreementTerms)[])
    if (random.chance(0.5)) return { ...one, [key]: other[key] }
    const value = one[key]
    return { ...one, [key]: Array.isArray(value) ? shuffled(value, random) : value }
  }
})
