import { describe, expect, it } from 'vitest'
import { timeMarks } from '../src/format/timeMarks.js'
import { createZoneClock } from '../src/format/zoneClock.js'

const jakarta = createZoneClock('Asia/Jakarta', 'en-GB')
const kolkata = createZoneClock('Asia/Kolkata', 'en-GB')
const berlin = createZoneClock('Europe/Berlin', 'en-GB')
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const at = (text: string) => Date.parse(text)
const labels = (...of: Parameters<typeof timeMarks>) => timeMarks(...of).map(({ label }) => label)

describe('marks of a time axis', () => {
  it.each([
    ['2026-11-27T09:00:00+07:00', 51 * MINUTE, ['09:00', '09:10', '09:20', '09:30', '09:40', '09:50']],
    ['2026-11-27T09:04:00+07:00', 5 * HOUR, ['10:00', '11:00', '12:00', '13:00', '14:00']],
    ['2026-11-27T23:59:30+07:00', 70_000, ['27 Nov 23:59:30', '23:59:45', '28 Nov', '00:00:15', '00:00:30']],
    ['2026-11-27T09:00:00+07:00', 40 * HOUR, ['27 Nov 12:00', '28 Nov', '12:00', '29 Nov']],
    [
      '2026-11-28T12:00:00+07:00',
      3 * DAY,
      ['28 Nov 12:00', '29 Nov', '12:00', '30 Nov', '12:00', '1 Dec', '12:00'],
    ],
    ['2026-11-01T12:00:00+07:00', 30 * DAY, ['2 Nov', '9 Nov', '16 Nov', '23 Nov', '30 Nov']],
  ])('from %s over %i ms: %j', (from, span, wanted) => {
    expect(labels(at(from), at(from) + span, 6, jakarta)).toEqual(wanted)
  })

  it('are on the hour where a zone is half an hour off', () => {
    expect(labels(at('2026-11-27T09:10:00+05:30'), at('2026-11-27T12:20:00+05:30'), 4, kolkata)).toEqual([
      '10:00',
      '11:00',
      '12:00',
    ])
  })

  it('stay at midnight over a change of clocks, each once and in order', () => {
    const from = at('2026-10-24T00:00:00+02:00')
    const days = timeMarks(from, from + 4 * DAY, 4, berlin)
    expect(days.map(({ label }) => label)).toEqual(['24 Oct', '25 Oct', '26 Oct', '27 Oct'])
    expect(days.map((mark) => berlin.time(mark.at))).toEqual(days.map(() => '00:00'))
    const night = timeMarks(at('2026-10-25T00:30:00+02:00'), at('2026-10-25T05:00:00+01:00'), 6, berlin)
    const instants = night.map((mark) => mark.at)
    expect(instants).toEqual([...new Set(instants)].sort((a, b) => a - b))
  })
})
