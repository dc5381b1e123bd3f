import { describe, expect, it } from 'vitest'
import {
  compileAgreement,
  documentOf,
  documentText,
  explain,
  foldTicket,
  NO_REFERENCES,
  parseAgreementTerms,
  parseRunningDocument,
  type References,
  type RunningTerms,
  resolveTerms,
  runningDocumentOf,
} from '../src/index.js'
import { event, opened, solved, workweek } from '../src/testing/index.js'

const BERLIN = {
  ...workweek('09:00', '17:00', 'Europe/Berlin'),
  dates: { '2026-12-25': [] },
  holidays: { '2026-12-25': 'Weihnachten' },
}
const JAKARTA = workweek('08:00', '16:00', 'Asia/Jakarta')
const FOLLOW = { timeZone: 'Europe/Berlin', union: ['berlin', 'jakarta'] }
const document = (calendars: Readonly<Record<string, unknown>>, within = '20h') => ({
  id: 'desk',
  title: 'Desk',
  calendars,
  targets: [{ id: 'solve', metric: 'resolution', within, calendar: 'follow' }],
})
const termsOf = (raw: unknown) => {
  const read = parseAgreementTerms(raw)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}
const problemsOf = (calendars: Readonly<Record<string, unknown>>) => {
  const read = parseAgreementTerms(document(calendars))
  return read.ok ? [] : read.problems.map(({ path, code }) => `${path.join('.')} ${code}`)
}
const shared: References = {
  ...NO_REFERENCES,
  calendar: ({ use }) => (use === 'jakarta' ? JAKARTA : use === 'weekend' ? SATURDAYS : null),
}
const SATURDAYS = { timeZone: 'Asia/Jakarta', weekly: { sat: [['08:00', '09:00']] } } as const
const running = (raw: unknown): RunningTerms => {
  const resolved = resolveTerms(termsOf(raw), shared)
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems))
  return resolved.value
}

describe('calendars made of others in a document', () => {
  it('AGR-61 are written as they are read, and kept by the names of their members', () => {
    const raw = document({ berlin: BERLIN, jakarta: { use: 'jakarta' }, follow: FOLLOW })
    const terms = termsOf(raw)
    expect(terms.calendars.follow).toEqual(FOLLOW)
    expect(documentOf(terms).calendars).toEqual(raw.calendars)
    const turned = termsOf(
      document({ ...raw.calendars, follow: { ...FOLLOW, union: ['jakarta', 'berlin'] } }),
    )
    expect(documentText(documentOf(turned))).not.toBe(documentText(documentOf(terms)))
  })

  it('AGR-61 run with the hours of their members in them, and are read again as they ran', () => {
    const terms = running(document({ berlin: BERLIN, jakarta: { use: 'jakarta' }, follow: FOLLOW }))
    expect(terms.calendars.follow).toEqual({
      timeZone: 'Europe/Berlin',
      union: { berlin: BERLIN, jakarta: JAKARTA },
    })
    const text = documentText(runningDocumentOf(terms))
    const again = parseRunningDocument(JSON.parse(text))
    expect(again.ok && documentText(runningDocumentOf(again.value))).toBe(text)
  })

  it('AGR-28 AGR-61 are inherited whole, under the name of the level', () => {
    const above = running({
      ...document({ berlin: BERLIN, jakarta: JAKARTA, follow: FOLLOW }),
      id: 'group',
      level: 'corporate',
    })
    const own = termsOf({ id: 'own', title: 'Own', level: 'customer', parent: 'group' })
    const resolved = resolveTerms(own, { ...shared, agreement: () => ({ version: 2, terms: above }) })
    if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems))
    expect(resolved.value.targets[0]?.calendar).toBe('group/follow')
    expect(resolved.value.calendars['group/follow']).toEqual(above.calendars.follow)
    const again = parseRunningDocument(JSON.parse(documentText(runningDocumentOf(resolved.value))))
    expect(again.ok && again.value.calendars['group/follow']).toEqual(above.calendars.follow)
  })

  it('AGR-61 CLK-13 clocks run by them, and explanations name the holidays of members', () => {
    const agreement = compileAgreement(
      running(document({ berlin: BERLIN, jakarta: JAKARTA, follow: FOLLOW })),
      1,
    )
    // Thursday, 16:00 in Berlin. Jakarta has no holiday: it opens at 02:00 in Berlin.
    const openedAt = Date.parse('2026-12-24T16:00+01:00')
    const events = [event(openedAt, [opened]), event(Date.parse('2026-12-28T03:00+01:00'), [solved])]
    const { fold } = foldTicket(events, [agreement])
    const [clock] = fold.clocks
    expect(clock?.verdict).toBe('met')
    const explained = explain(events, [agreement], clock!, Date.parse('2026-12-28T03:00+01:00'))!
    // Thursday's last hour in Berlin, Friday in Jakarta, and one hour of Monday there.
    expect(explained.view.elapsedMs).toBe(10 * 3_600_000)
    const holidays = explained.segments.filter(({ kind }) => kind === 'holiday')
    expect(holidays.map(({ note }) => note)).toEqual(['Weihnachten', 'Weihnachten'])
    expect(explained.timeZone).toBe('Europe/Berlin')
  })

  it.each([
    [
      'one alone',
      { berlin: BERLIN, follow: { ...FOLLOW, union: ['berlin'] } },
      ['calendars.follow.union tooFew'],
    ],
    [
      'one that is not there',
      { berlin: BERLIN, follow: FOLLOW },
      ['calendars.follow.union.1 unknownCalendar'],
    ],
    [
      'one named twice',
      { berlin: BERLIN, follow: { ...FOLLOW, union: ['berlin', 'berlin'] } },
      ['calendars.follow.union duplicate'],
    ],
    [
      'no zone',
      { berlin: BERLIN, jakarta: JAKARTA, follow: { union: FOLLOW.union } },
      ['calendars.follow.timeZone unknownTimeZone'],
    ],
    [
      'itself',
      { berlin: BERLIN, follow: { ...FOLLOW, union: ['berlin', 'follow'] } },
      ['calendars.follow.union calendarCycle'],
    ],
    [
      'a circle',
      { berlin: BERLIN, jakarta: { ...FOLLOW, union: ['berlin', 'follow'] }, follow: FOLLOW },
      ['calendars.jakarta.union calendarCycle', 'calendars.follow.union calendarCycle'],
    ],
    [
      'hours that never meet',
      { berlin: BERLIN, jakarta: SATURDAYS, follow: { timeZone: 'UTC', intersection: FOLLOW.union } },
      ['calendars.follow NO_WORKING_TIME'],
    ],
    [
      'a union and an intersection',
      { berlin: BERLIN, jakarta: JAKARTA, follow: { ...FOLLOW, intersection: ['berlin'] } },
      ['calendars.follow.intersection unknownKey'],
    ],
  ])('AGR-61 refuses %s', (_, calendars, expected) => {
    expect(problemsOf(calendars)).toEqual(expected)
  })

  it('AGR-61 refuses what doubles thirty times, without counting it out', () => {
    const doubled = Array.from({ length: 30 }, (_, n) => [
      `c${n + 1}`,
      { timeZone: 'UTC', union: [`c${n}`, n === 0 ? 'berlin' : `c${n - 1}`] },
    ])
    const problems = problemsOf({
      berlin: BERLIN,
      c0: JAKARTA,
      ...Object.fromEntries(doubled),
      follow: JAKARTA,
    })
    expect(problems).toContain('calendars.c30.union tooLong')
  })

  it('AGR-30 AGR-61 an intersection with a shared calendar that never opens cannot be put in force', () => {
    const raw = document({
      berlin: BERLIN,
      jakarta: { use: 'weekend' },
      follow: { timeZone: 'UTC', intersection: FOLLOW.union },
    })
    const resolved = resolveTerms(termsOf(raw), shared)
    expect(!resolved.ok && resolved.problems.map(({ code, path }) => `${path.join('.')} ${code}`)).toEqual([
      'calendars.follow NO_WORKING_TIME',
    ])
  })
})
