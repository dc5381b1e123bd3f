import { describe, expect, it } from 'vitest'
import { FormatProposal, instantAt, parseTimeFormat, readIsoInstant } from '../../src/index.js'
import { seededRandom } from '../../src/testing/index.js'

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

/** What a format makes of a text: an instant, or where no zone is told, the wall reading without one. */
function read(format: string, text: string): string | null {
  const parsed = parseTimeFormat(format)
  if (!parsed.ok) throw new Error(parsed.problems[0]!.message)
  const reading = parsed.value.read(text)
  if (reading === null) return null
  const at = instantAt(reading)
  return at === null ? iso(reading.wallMs)!.slice(0, -1) : iso(at)
}

/** Nine o'clock on Monday 2 March 2026, UTC or on a wall, as fifteen systems write it, with the format that reads it. */
const WRITINGS = [
  ['iso', '2026-03-02 09:00:00 UTC'],
  ['yyyy-MM-dd H:mm', '2026-03-02 9:00'],
  ['d/M/yyyy H:mm', '2/3/2026 9:00'],
  ['M/d/yyyy h:mm a', '3/2/2026 9:00 AM'],
  ['dd.MM.yyyy HH:mm', '02.03.2026 09:00'],
  ['dd/MMM/yy h:mm a', '02/Mar/26 9:00 AM'],
  ['rfc2822', 'Mon, 2 Mar 2026 10:00:00 +0100'],
  ['excel', '46083.375'],
  ["yyyyMMdd'T'HHmmssX", '20260302T090000Z'],
  ['yyyyMMddHHmmss', '20260302090000'],
  ['epochSeconds', '1772442000'],
  ['epochMilliseconds', '1772442000000'],
  ['EEE MMM dd yyyy HH:mm:ss X', 'Mon Mar 02 2026 10:00:00 GMT+0100 (Central European Standard Time)'],
  ['iso', '2026-03-02 09:00:00'],
] as const

describe('W11: one instant in many writings', () => {
  it.each(WRITINGS)('W11 TIM-8 by %s: %s', (format, text) => {
    expect(read(format, text)?.replace('Z', '')).toBe('2026-03-02T09:00:00.000')
  })

  it('W11 TIM-8 a date alone is its midnight', () => {
    expect(read('yyyy-MM-dd', '2026-03-02')).toBe('2026-03-02T00:00:00.000')
    expect(read('d/M/yyyy[ H:mm[:ss]]', '2/3/2026')).toBe('2026-03-02T00:00:00.000')
    expect(read('d/M/yyyy[ H:mm[:ss]]', '2/3/2026 9:00:07')).toBe('2026-03-02T09:00:07.000')
  })

  it.each([...WRITINGS, ['yyyy-M-d', '2026-03-02'] as const])(
    'W11 TIM-8 proposes a format that reads it: %s, %s',
    (_, text) => {
      const column = new FormatProposal()
      column.take(text)
      const readings = column.proposals().map(({ format }) => read(format.name, text)?.slice(0, 10))
      expect(readings).toContain('2026-03-02')
    },
  )
})

describe('W11: an instant of the API', () => {
  it.each([
    ['2026-03-02T09:00:00.123456789Z', '2026-03-02T09:00:00.123Z'],
    ['2026-03-02T09:00:00.123999+07:00', '2026-03-02T02:00:00.123Z'],
    ['2026-03-02T09:00:00.1Z', '2026-03-02T09:00:00.100Z'],
    ['2026-03-02T10:00:00+0100', '2026-03-02T09:00:00.000Z'],
    ['2026-03-02T10:00:00+01', '2026-03-02T09:00:00.000Z'],
    ['2026-03-02t09:00:00z', '2026-03-02T09:00:00.000Z'],
    ['2026-03-02 09:00:00Z', '2026-03-02T09:00:00.000Z'],
    ['2026-03-02 09:00:00 UTC', '2026-03-02T09:00:00.000Z'],
    ['2026-03-02T09:00-00:00', '2026-03-02T09:00:00.000Z'],
    ['1969-12-31T23:59:59.9999Z', '1969-12-31T23:59:59.999Z'],
    ['2024-02-29T23:59:59.999-23:59', '2024-03-01T23:58:59.999Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['0099-12-31T00:00:00Z', '0099-12-31T00:00:00.000Z'],
  ])('W11 TIM-7 %s is %s', (text, at) => {
    expect(iso(readIsoInstant(text))).toBe(at)
  })

  it.each([
    ...['2026-03-02T09:00:00', '2026-03-02', '2026-03-02T09Z', '2026-3-2T09:00:00Z', '20260302T090000Z'],
    ...['2026-03-02T24:00:00Z', '2026-03-02T09:60:00Z', '2026-12-31T23:59:60Z', '2026-02-29T09:00:00Z'],
    ...['2026-04-31T09:00:00Z', '2026-13-01T09:00:00Z', '2026-00-01T09:00:00Z', '2026-03-00T09:00:00Z'],
    ...[
      '2026-03-02T09:00:00+24:00',
      '2026-03-02T09:00:00+01:60',
      '2026-03-02T09:00:00+1',
      '2026-03-02T09:00:00 CET',
    ],
    ...[
      '2026-03-02T09:00:00.Z',
      '2026-03-02T09:00:00.1234567890Z',
      ' 2026-03-02T09:00:00Z',
      '2026-03-02T09:00:00Z\n',
    ],
    ...['+002026-03-02T09:00:00Z', '', 'now', 1_772_442_000_000, null],
  ])('W11 TIM-7 %s is none', (text) => {
    expect(readIsoInstant(text)).toBeNull()
  })

  it('TIM-7 reads every instant that is written as it is written', () => {
    const random = seededRandom(7)
    for (let n = 0; n < 20_000; n++) {
      const at = Math.floor((random.next() - 0.3) * 2e14)
      const text = new Date(at).toISOString()
      if (text.length === 24) expect(readIsoInstant(text)).toBe(at)
    }
  })
})

describe('W11: a named format', () => {
  it.each([
    ['M/d/yyyy h:mm a', '3/2/2026 12:00 AM', '2026-03-02T00:00:00.000'],
    ['M/d/yyyy h:mm a', '3/2/2026 12:30 p.m.', '2026-03-02T12:30:00.000'],
    ['M/d/yyyy h:mm a', '3/2/2026 12:30\u202fPM', '2026-03-02T12:30:00.000'],
    ['d MMMM yyyy', '2 Maret 2026', '2026-03-02T00:00:00.000'],
    ['d MMM yyyy', '17 Agt 2026', '2026-08-17T00:00:00.000'],
    ['EEEE, d MMMM yyyy HH.mm X', 'Senin, 2 Maret 2026 09.00 WIB', '2026-03-02T02:00:00.000Z'],
    ['d/M/yy', '2/3/68', '2068-03-02T00:00:00.000'],
    ['d/M/yy', '2/3/69', '1969-03-02T00:00:00.000'],
    ['yyyy-MM-dd HH:mm:ss.SSS', '2026-03-02 09:00:00.123456', '2026-03-02T09:00:00.123'],
    ["d 'o''clock' M yyyy", "2 O'CLOCK 3 2026", '2026-03-02T00:00:00.000'],
    ['excel', '1', '1900-01-01T00:00:00.000'],
    ['excel', '59', '1900-02-28T00:00:00.000'],
    ['excel', '61', '1900-03-01T00:00:00.000'],
    ['excel', '46083,5', '2026-03-02T12:00:00.000'],
    ['excel', '46083.3756944444', '2026-03-02T09:01:00.000'],
    ['excel', '2958465', '9999-12-31T00:00:00.000'],
    ['epochSeconds', '1772442000.123', '2026-03-02T09:00:00.123Z'],
    ['epochSeconds', '-0.0001', '1969-12-31T23:59:59.999Z'],
    ['epochMilliseconds', '1772442000000.9', '2026-03-02T09:00:00.000Z'],
    ['rfc2822', '2 Mar 2026 09:00 GMT', '2026-03-02T09:00:00.000Z'],
  ])('W11 TIM-8 by %s %s is %s', (format, text, wall) => {
    expect(read(format, text)).toBe(wall)
  })

  it.each([
    ['d/M/yyyy', '31/2/2026'],
    ['d/M/yyyy', '3/13/2026'],
    ['dd/MM/yyyy', '2/3/2026'],
    ['d/M/yyyy', '2/3/26'],
    ['d/M/yyyy H:mm', '2/3/2026'],
    ['d/M/yyyy', '2/3/2026 9:00'],
    ['d/M/yyyy H:mm', '2/3/2026 24:00'],
    ['M/d/yyyy h:mm a', '3/2/2026 13:00 PM'],
    ['M/d/yyyy h:mm a', '3/2/2026 0:30 AM'],
    ['d MMM yyyy', '2 Mrz 2026'],
    ['EEE, d MMM yyyy', 'Tue, 2 Mar 2026'],
    ['rfc2822', 'Mon, 2 Mar 2026 09:00:00'],
    ['rfc2822', 'Mon, 2 Mar 2026 09:00:00 EST'],
    ['excel', '60'],
    ['excel', '60.5'],
    ['excel', '0'],
    ['excel', '2958466'],
    ['excel', '-1'],
    ['epochSeconds', '1e9'],
    ['epochSeconds', ''],
    ['iso', '02/03/2026'],
  ])('W11 TIM-8 by %s %s is no time', (format, text) => {
    expect(read(format, text)).toBeNull()
  })

  it.each([
    ['d/M H:mm', /say the year once/],
    ['d/yyyy', /say the month once/],
    ['M/yyyy', /say the day once/],
    ['yyyy yy M d', /say the year once/],
    ['yyyy-MM-dd mm', /minute lacks/],
    ['yyyy-MM-dd HH:ss', /second lacks/],
    ['yyyy-MM-dd h:mm', /belong together/],
    ['yyyy-MM-dd HH:mm a', /say h/],
    ['yyyyMd', /where d begins/],
    ['yyyy-MM-dd d', /says again/],
    ['YYYY-MM-DD', /YYYY stands for nothing/],
    ['yyyy-MM-dd Thh', /T stands for nothing/],
    ['yyyy-MM[-dd]', /say the day once/],
    ['yyyy-MM-dd[ HH:mm', /without its/],
    ['yyyy-MM-dd] ', /without its/],
    ['', /say the year once/],
  ])('W11 TIM-8 %j is refused as a pattern', (format, message) => {
    const parsed = parseTimeFormat(format)
    expect(parsed).toMatchObject({ ok: false, problems: [{ code: 'badFormat' }] })
    expect(!parsed.ok && parsed.problems[0]!.message).toMatch(message)
  })
})

describe('W11: the formats of a column', () => {
  const proposed = (...texts: string[]) => {
    const column = new FormatProposal()
    for (const text of texts) column.take(text)
    return column.proposals().map(({ format, example }) => [format.name, example])
  }

  it('W11 TIM-8 names day first and month first where both read every text, with a text that tells them apart', () => {
    expect(proposed('05/05/2026 9:00', '03/04/2026 10:30', '12/12/2026 1:00')).toEqual([
      ['d/M/yyyy H:mm', '03/04/2026 10:30'],
      ['M/d/yyyy H:mm', '03/04/2026 10:30'],
    ])
    expect(proposed('03/04/2026', '13/04/2026')).toEqual([['d/M/yyyy', '03/04/2026']])
    expect(proposed('3/4/2026 1:00 PM', '3/14/2026 12:00 AM')).toEqual([
      ['M/d/yyyy h:mm a', '3/4/2026 1:00 PM'],
    ])
  })

  it('W11 TIM-8 names one of those that read all alike', () => {
    expect(proposed('2026-03-02 09:00:00', '2026-03-04 10:00:00')).toEqual([['iso', '2026-03-02 09:00:00']])
    expect(proposed('02/Mar/26 9:00 AM', '31/Dec/25 12:30 PM')).toEqual([
      ['d/MMM/yy h:mm a', '02/Mar/26 9:00 AM'],
    ])
    expect(proposed('31/12/2025 08.30', '02/01/2026 09.15')).toEqual([['d/M/yyyy H.mm', '31/12/2025 08.30']])
    expect(proposed('2/3/2026', '12/3/2026 9:00', '13/3/2026 9:00:30')).toEqual([
      ['d/M/yyyy[ H:mm[:ss]]', '2/3/2026'],
    ])
  })

  it('W11 TIM-8 names none for what is no date, or only at times', () => {
    expect(proposed('Printer')).toEqual([])
    expect(proposed('2026-03-02', 'soon')).toEqual([])
    expect(proposed('12')).toEqual([])
    expect(proposed()).toEqual([])
  })
})
