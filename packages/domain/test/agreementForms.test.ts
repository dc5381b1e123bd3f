import { describe, expect, it } from 'vitest'
import {
  type AgreementTerms,
  canonicalJson,
  documentOf,
  documentText,
  NO_REFERENCES,
  parseAgreementTerms,
  parseDocument,
  parseRunningDocument,
  type RunningTerms,
  resolveTerms,
  runningDocumentOf,
  upcastDocument,
} from '../src/index.js'
import { randomTerms, seededRandom, workweek } from '../src/testing/index.js'

const OFFICE = workweek('09:00', '17:00')
const stored = (value: unknown): unknown => JSON.parse(canonicalJson(value))

function termsOf(document: Record<string, unknown>): AgreementTerms {
  const read = parseAgreementTerms({ title: 'An agreement', ...document })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

function running(document: Record<string, unknown>, above: RunningTerms | null = null): RunningTerms {
  const agreement = () => (above === null ? null : { version: 3, terms: above })
  const resolved = resolveTerms(termsOf(document), { ...NO_REFERENCES, agreement })
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems))
  return resolved.value
}

const target = (id: string, more: Record<string, unknown> = {}) => ({
  ...{ id, metric: 'resolution', within: '4h', calendar: 'hours' },
  ...more,
})
const GROUP = running({
  ...{ id: 'group', level: 'corporate', calendars: { hours: OFFICE, spare: OFFICE } },
  services: [{ id: 'fax', included: false }],
  targets: [target('p1', { when: { priority: 'P1' }, pauseWhen: {} })],
})
const CORE = running(
  { id: 'core', parent: 'group', calendars: { hours: OFFICE }, targets: [target('p2')] },
  GROUP,
)
const BRANCH = running({ id: 'branch', level: 'service', parent: 'core' }, CORE)

/** What came after form 0 stands in no document of it. */
function knownToForm0(terms: AgreementTerms): AgreementTerms {
  const targets = terms.targets.map(
    ({ from: _, startWhen: _s, pauseUntil: _p, cancelWhen: _c, resetWhen: _r, ...each }) => ({
      ...each,
      atRisk: each.atRisk.filter((it) => it.kind === 'before' || (it.kind === 'percent' && it.percent < 100)),
      retarget: each.retarget === 'void' ? ('restart' as const) : each.retarget,
      within: each.within.cutOff === undefined ? each.within : { value: 4, unit: 'hours' as const },
      reopenWithin: each.reopenWithin?.counted === 'wall' ? each.reopenWithin : null,
    }),
  )
  return { ...terms, targets, review: null }
}

/** The window was milliseconds then. */
const inForm0 = (terms: AgreementTerms) => ({
  ...terms,
  targets: terms.targets.map(({ reopenWithin, ...each }) => ({
    ...each,
    reopenWithinMs: reopenWithin === null || reopenWithin.counted === 'workingDays' ? null : reopenWithin.ms,
  })),
})

describe('the form in which agreements are kept', () => {
  it('AGR-47 holds what is said, under the number of its form, in one text for equal terms', () => {
    const terms = termsOf({ id: 'acme', calendars: { hours: OFFICE }, targets: [target('solve')] })
    expect(documentOf(terms)).toEqual({
      ...{ form: 1, id: 'acme', title: 'An agreement', calendars: { hours: OFFICE } },
      targets: [target('solve')],
    })
    const turned = Object.fromEntries(Object.entries(terms).toReversed()) as unknown as AgreementTerms
    expect(documentText(documentOf(turned))).toBe(documentText(documentOf(terms)))
  })

  it('AGR-48 gives back the same terms, whatever they are', () => {
    const random = seededRandom(47)
    for (let round = 0; round < 100; round++) {
      const terms = randomTerms(random)
      expect(parseDocument(stored(documentOf(terms)))).toEqual({ ok: true, value: terms })
    }
  })

  it('AGR-48 gives back what runs, with what it has from the levels above under the names it has there', () => {
    expect(BRANCH.targets.map(({ id }) => id)).toEqual(['core/p2', 'group/p1'])
    for (const each of [GROUP, CORE, BRANCH]) {
      const read = parseRunningDocument(stored(runningDocumentOf(each)))
      expect(read).toEqual({ ok: true, value: each })
    }
  })

  it('AGR-48 reads form 0, the terms with everything spelled out, as the document that says the same', () => {
    const random = seededRandom(48)
    for (let round = 0; round < 100; round++) {
      const terms = knownToForm0(randomTerms(random))
      const read = upcastDocument(stored(inForm0(terms)))
      const { needs: _, ...said } = documentOf(terms)
      expect(read.ok && canonicalJson(read.value)).toBe(documentText(said))
    }
    for (const each of [GROUP, CORE, BRANCH]) {
      expect(parseRunningDocument(stored(each))).toEqual({ ok: true, value: each })
    }
  })

  it('AGR-48 reads what was written before agreements had kinds, levels, people and promises', () => {
    const { calendars, targets, parties, services, appliesTo, ...rest } = GROUP
    const { id, title, priorityMatrix, defaultPriority } = rest
    const early = {
      id,
      title,
      parties,
      services,
      appliesTo,
      calendars,
      priorityMatrix,
      defaultPriority,
      targets,
    }
    expect(parseRunningDocument(stored(early))).toEqual({ ok: true, value: { ...GROUP, level: 'customer' } })
  })

  it('AGR-48 says what it cannot read, and where', () => {
    const problemsOf = (
      value: unknown,
      read: (stored: unknown) => ReturnType<typeof parseRunningDocument>,
    ) => {
      const result = read(value)
      return result.ok ? [] : result.problems.map(({ code, path }) => `${code} ${path.join('.')}`)
    }
    const parse = parseDocument as typeof parseRunningDocument
    expect(problemsOf(null, parse)).toEqual(['wrongType '])
    expect(problemsOf({ form: 2 }, parse)).toEqual(['unknownForm form'])
    expect(problemsOf({ form: '1' }, parse)).toEqual(['unknownForm form'])
    expect(problemsOf({ targets: [{ within: null }] }, parse)).toEqual(['badForm '])
    expect(problemsOf({ ...documentOf(CORE), penalty: 1 }, parse)).toContain('unknownKey penalty')
    const document = runningDocumentOf(BRANCH)
    const broken = { ...document, levels: [{ agreementId: 'core' }] }
    expect(problemsOf(broken, parseRunningDocument)).toEqual(['wrongType levels'])
    const [first, second] = document.targets as readonly [object, object]
    const targets = [first, { ...second, within: 'soon' }]
    expect(problemsOf({ ...broken, levels: [], targets }, parseRunningDocument)).toEqual([
      'badDuration targets.1.within',
    ])
  })
})
