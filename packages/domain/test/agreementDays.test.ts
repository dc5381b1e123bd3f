import { describe, expect, it } from 'vitest'
import { allowanceOf, dueFrom } from '../src/agreement/allowance.js'
import { deadlineFrom, deadlinePieces } from '../src/agreement/chain/deadlinePieces.js'
import { valueAt } from '../src/agreement/chain/pieces.js'
import {
  compileCalendar,
  foldTicket,
  formatAmount,
  type Instant,
  parseAgreementTerms,
  parseAmount,
  resolveTerms,
} from '../src/index.js'
import { agreement, customerReply, event, opened, statusTo, target, workweek } from '../src/testing/index.js'

const HOUR = 3_600_000
const OFFICE = workweek('09:00', '17:00', 'Asia/Jakarta')
const at = (text: string): Instant => Date.parse(`${text}+07:00`)
const amount = (text: string) => {
  const read = parseAmount(text)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}
const problemsOf = (targetOf: object, hours: object = OFFICE) => {
  const read = parseAgreementTerms({
    id: 'desk',
    title: 'Desk',
    calendars: { office: hours },
    targets: [{ id: 'solve', metric: 'resolution', ...targetOf }],
  })
  return read.ok ? [] : read.problems.map(({ path, code }) => `${path.join('.')} ${code}`)
}

describe('working days that end at close of business', () => {
  it.each([
    ['0 working days (close of business)', '0 working days (close of business)'],
    ['same working day', '0 working days (close of business)'],
    ['same working day if before 14:00, else next', 'same working day if before 14:00, else next'],
    [
      '0 working days (close of business) if before 14:00, else the next working day',
      'same working day if before 14:00, else next',
    ],
    ['same working day if before 14:00:30, else 2', '0 working days if before 14:00:30, else 2'],
    ['2 working days if before 14:00, else 3', '2 working days if before 14:00, else 3'],
    ['next working day if before 09:00, else 2 working days', '1 working day if before 09:00, else 2'],
  ])('AGR-2 AGR-62 reads "%s"', (text, written) => {
    expect(formatAmount(amount(text))).toBe(written)
    expect(amount(written)).toEqual(amount(text))
  })

  it.each([
    ['0 working days', 'badDuration'],
    ['0 calendar days', 'badDuration'],
    ['0h', 'badDuration'],
    ['-1 working days (close of business)', 'badDuration'],
    ['same working day if before 14:00, else 0', 'badDuration'],
    ['2 working days if before 14:00, else 2', 'badDuration'],
    ['2 working days if before 14:00, else next', 'badDuration'],
    ['same working day if before 25:00, else next', 'badDuration'],
    ['same working day if before 2pm, else next', 'badDuration'],
    ['same working day if before 14:00, else 3651', 'badDuration'],
    ['same working day if before 14:00', 'badDuration'],
    ['2 hours if before 14:00, else 3', 'badDuration'],
  ])('AGR-62 refuses "%s"', (within, code) => {
    expect(problemsOf({ within })).toEqual([`targets.0.within ${code}`])
  })

  it('AGR-62 refuses a cut-off outside all hours, in the document and where shared hours are looked up', () => {
    const within = 'same working day if before 18:00, else next'
    expect(problemsOf({ within })).toEqual(['targets.0.within cutOffOutsideHours'])
    expect(problemsOf({ within }, { ...OFFICE, dates: { '2026-12-31': [['09:00', '20:00']] } })).toEqual([])
    const read = parseAgreementTerms({
      ...{ id: 'desk', title: 'Desk', calendars: { office: { use: 'office' } } },
      targets: [{ id: 'solve', metric: 'resolution', within }],
    })
    const resolved = read.ok && resolveTerms(read.value, { calendar: () => OFFICE, agreement: () => null })
    expect(resolved && !resolved.ok && resolved.problems[0]?.code).toBe('cutOffOutsideHours')
  })

  it('AGR-62 refuses news on its own day, which every answer would owe again', () => {
    const news = (within: string) => problemsOf({ metric: 'periodicUpdate', within })
    expect(news('0 working days (close of business)')).toEqual(['targets.0.within notForMetric'])
    expect(news('same working day if before 14:00, else next')).toEqual(['targets.0.within notForMetric'])
    expect(news('1 working day if before 14:00, else 2')).toEqual([])
  })

  it('AGR-62 a window to reopen may end with its working day, and by no cut-off', () => {
    const window = (reopenWithin: string) => problemsOf({ within: '8h', reopenWithin })
    expect(window('0 working days (close of business)')).toEqual([])
    expect(window('same working day if before 14:00, else next')).toEqual([
      'targets.0.reopenWithin badDuration',
    ])
  })

  it('AGR-3 AGR-62 thresholds of the same working day keep their order when written and read', () => {
    const read = parseAgreementTerms({
      ...{ id: 'desk', title: 'Desk', calendars: { office: OFFICE } },
      targets: [
        {
          id: 'solve',
          metric: 'resolution',
          within: 'same working day',
          atRisk: ['75%', '1h before', '10%'],
        },
      ],
    })
    expect(
      read.ok && read.value.targets[0]!.atRisk.map((each) => ('percent' in each ? each.percent : 'before')),
    ).toEqual([10, 75, 'before'])
  })

  it.each([
    ['0 working days (close of business)', '2026-03-06T16:59', '2026-03-06T17:00'],
    ['0 working days (close of business)', '2026-03-06T17:00', '2026-03-09T17:00'],
    ['0 working days (close of business)', '2026-03-07T10:00', '2026-03-09T17:00'],
    ['same working day if before 14:00, else next', '2026-03-06T06:00', '2026-03-06T17:00'],
    ['same working day if before 14:00, else next', '2026-03-06T14:00', '2026-03-09T17:00'],
    ['2 working days if before 14:00, else 3', '2026-03-06T15:00', '2026-03-11T17:00'],
  ])('AGR-10 AGR-62 "%s" from %s is due %s', (text, from, due) => {
    const calendar = compileCalendar(OFFICE)
    const allowance = allowanceOf({ within: amount(text) }, calendar, at(from))
    expect(dueFrom(calendar, at(from), allowance)).toBe(at(due))
  })

  it('AGR-62 CLK-3 a clock of it pauses like any other, and is met at its closing', () => {
    const within = amount('same working day if before 14:00, else next')
    const rules = [agreement([target({ within })], { hours: OFFICE })]
    const solved = { kind: 'statusChanged', to: 'solved' } as const
    const clocksOf = (...events: Parameters<typeof foldTicket>[0]) => foldTicket(events, rules).fold.clocks
    const start = event(at('2026-03-06T10:00'), [opened])
    expect(clocksOf(start, event(at('2026-03-06T17:00'), [solved]))[0]?.verdict).toBe('met')
    expect(clocksOf(start, event(at('2026-03-06T17:00') + 1, [solved]))[0]?.verdict).toBe('breached')
    const paused = clocksOf(
      start,
      event(at('2026-03-06T11:00'), [statusTo('waitingOnCustomer')]),
      event(at('2026-03-06T13:00'), [customerReply, statusTo('open')]),
    )
    expect(paused[0]).toMatchObject({ targetMs: 7 * HOUR, deadlineAt: at('2026-03-09T11:00') })
  })

  it('AGR-40 AGR-62 the chain check knows when it is due, to the millisecond', () => {
    const calendar = compileCalendar({ ...OFFICE, dates: { '2026-03-05': [] } })
    for (const text of [
      'same working day if before 14:00, else next',
      '1 working day if before 09:00, else 3',
      'same working day',
    ]) {
      const promise = { target: target({ within: amount(text) }), calendar }
      const [from, to] = [at('2026-03-03T00:00'), at('2026-03-10T00:00')]
      const pieces = deadlinePieces(promise, from, to)
      for (let start = from; start < to; start += HOUR / 2)
        for (const near of [start - 1, start, start + 1])
          if (near >= from)
            expect([text, near, valueAt(pieces, near)]).toEqual([text, near, deadlineFrom(promise)(near)])
    }
  })
})
