import { METRICS } from '@tenggat/domain'
import { target, terms, workweek } from '@tenggat/domain/testing'
import { LANGUAGES } from '@tenggat/words'
import { describe, expect, it } from 'vitest'
import { commitmentText } from '../../src/customer/commitments.js'
import { expectationMail, expectationText } from '../../src/customer/expectedBy.js'

const OPENED_AT = Date.UTC(2026, 10, 23, 2)
const { timeZone } = workweek('09:00', '18:00', 'Asia/Jakarta')

describe.each(LANGUAGES)('what a customer reads in %s of', (language) => {
  it.each(METRICS)('%s is whole: the promise, the expectation and the first mail', (metric) => {
    const promised = target({ metric, within: { value: 4, unit: 'hours' } })
    const commitment = { priority: null, metric, targetId: 'it', within: '4h', target: promised }
    const expectation = {
      ...{ ...commitment, dueAt: OPENED_AT + 4 * 3_600_000, openedAt: OPENED_AT, timeZone },
      title: terms({}).title,
    }
    const texts = [
      commitmentText({ ...commitment, aroundTheClock: false }, language),
      expectationText(expectation, language, null),
      expectationMail(expectation, language),
    ]
    for (const text of texts) expect(text).not.toMatch(/undefined|null|NaN|\bfunction\b|=>/)
    expect(texts[0]).toContain(language === 'en' ? '4 hours' : '4 jam')
    expect(texts[1]).toMatch(/13[:.]00 WIB$/)
    expect(texts[2]).toContain(texts[1]!)
  })

  it('days of open time are told in hours, and what a customer can tell of a ticket is named', () => {
    const when = { service: ['Payroll'], impact: ['high' as const], team: ['night'] }
    const promised = target({ metric: 'resolution', when, within: { value: 2, unit: 'days' }, pauseWhen: [] })
    const commitment = { priority: null, metric: promised.metric, targetId: 'it', within: '2d' }
    const text = commitmentText({ ...commitment, target: promised, aroundTheClock: true }, language)
    expect(text).toBe(
      language === 'en'
        ? 'Solved within 48 hours (impact high; service Payroll), counted around the clock.'
        : 'Selesai dalam 48 jam (dampak tinggi; layanan Payroll), dihitung sepanjang waktu.',
    )
  })
})
