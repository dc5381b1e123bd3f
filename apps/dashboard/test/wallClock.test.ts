import { DAY_MS } from '@tenggat/domain'
import { expect, it } from 'vitest'
import { createWallClock } from '../src/format/wallClock.js'

it('a time near now is told by its weekday, one a week away by its date, before and after', () => {
  const clock = createWallClock('Asia/Jakarta', 'en-GB')
  const now = Date.parse('2026-12-01T06:27:00+07:00')
  const near = (text: string) => clock.near(Date.parse(text), now)
  expect(near('2026-12-01T08:00:00+07:00')).toBe('08:00')
  expect(near('2026-12-02T08:00:00+07:00')).toBe('Wed 08:00')
  expect(near('2026-12-06T23:00:00+07:00')).toBe('Sun 23:00')
  expect(near('2026-12-08T08:00:00+07:00')).toBe('8 Dec 08:00')
  expect(near('2026-11-24T08:00:00+07:00')).toBe('24 Nov 08:00')
  for (let days = -20; days <= 20; days++) {
    const text = clock.near(now + days * DAY_MS, now)
    expect(/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) /.test(text), text).toBe(days !== 0 && Math.abs(days) < 6)
  }
})
