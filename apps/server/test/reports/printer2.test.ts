import { readFile } from 'node:fs/promises'
import {
  type AgreementTerms,
  canonicalJson,
  documentOf,
  type RunningTerms,
  resolveTerms,
  runningDocumentOf,
} from '@tenggat/domain'
import { ALWAYS, workweek } from '@tenggat/domain/testing'
import { LANGUAGES, type Language } from '@tenggat/words'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../src/agreements/hashes.js'
import { readDocument } from '../../src/agreements/readDocument.js'
import { shownBroken } from '../../src/cli/agreements/verify.js'
import type { PrintedData3 } from '../../src/reports/print/printer3/printPage.js'
import { type PrintedData, printPage, wordsOf } from '../../src/reports/print/printPage.js'
import { dataIn } from './brokenIn.js'

const KEPT = new URL('kept/', import.meta.url)

async function everything(): Promise<AgreementTerms> {
  const read = readDocument(await readFile(new URL('everything.yaml', KEPT), 'utf8'))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

/** It runs alone here, and its page says under which version of the level above. */
function runningOf(terms: AgreementTerms): RunningTerms {
  const alone = { calendar: () => null, agreement: () => null }
  const resolved = resolveTerms({ ...terms, parent: null }, alone)
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems))
  return { ...resolved.value, parent: terms.parent, levels: [{ agreementId: 'group', version: 2 }] }
}

function dataOf(terms: AgreementTerms, language: Language): PrintedData3 {
  const [content, running] = [documentOf(terms), runningDocumentOf(runningOf(terms))]
  const [contentHash, runningHash] = [content, running].map((each) => sha256(canonicalJson(each)))
  return {
    ...{ printer: 3, agreementId: terms.id, version: 1, content, running, entries: [], language },
    ...{ contentHash: contentHash!, runningHash: runningHash!, printedAt: Date.UTC(2026, 10, 30) },
  }
}

/** The pages that a printer printed once, by its number; the first were kept without it. */
const KEPT_PAGES = { 2: 'everything', 3: 'everything.3' } as const
const PAGES = LANGUAGES.flatMap((language) =>
  ([2, 3] as const).map((printer) => [printer, language] as const),
)

describe.each(PAGES)('the page of printer %i in %s', (printer, language) => {
  it('says what it said when it was first printed: a word changed since then asks for a printer of its own', async () => {
    const kept = await readFile(new URL(`${KEPT_PAGES[printer]}.${language}.html`, KEPT), 'utf8')
    const data = dataIn(kept)
    expect(data.printer).toBe(printer)
    expect(shownBroken(data, kept)).toEqual([])
  })
})

const NO_TERM = { startsOn: null, endsOn: null, noticeDays: 0, renewal: 'none' } as const

describe('AGR-70 the end of the term on paper', () => {
  const textsOf = (printer: 2 | 3) =>
    Promise.all(
      LANGUAGES.map(async (language) => {
        const data = { ...dataOf(await everything(), language), printer } as PrintedData
        return wordsOf(printPage(data)).join(' ')
      }),
    )

  it('is the last day with the agreement, said to be included', async () => {
    expect(await textsOf(3)).toEqual([
      expect.stringContaining('In force through 2026-12-31, that day included'),
      expect.stringContaining('Berlaku sampai dengan 2026-12-31, hari itu termasuk'),
    ])
  })

  it('stands beside the zone whose days and months are meant', async () => {
    expect(await textsOf(3)).toEqual([
      expect.stringContaining('Asia/Jakarta. Days begin and months are cut there.'),
      expect.stringContaining('Asia/Jakarta. Hari dimulai dan bulan dihitung di sana.'),
    ])
  })

  it('AGR-71 says which zone is meant where none is said, and printer 2 goes on saying UTC', async () => {
    const silent = async (printer: 2 | 3, more: Partial<AgreementTerms>, end: string | null) => {
      const terms = { ...(await everything()), ...more }
      const term = { ...terms.term, timeZone: null, ...(end === null ? NO_TERM : {}) }
      const data = { ...dataOf({ ...terms, term }, 'en'), printer } as PrintedData
      return /Time zone (.*?) Waivers/.exec(wordsOf(printPage(data)).join(' '))?.[1] ?? null
    }
    const { office, always } = (await everything()).calendars
    const both = { office: office!, always: always! }
    const MONTHS = 'Days begin and months are cut there.'
    const one = { office: office!, always: { ...office! } }
    expect(await silent(3, { calendars: one }, 'x')).toBe(`Asia/Jakarta, as its calendars have it. ${MONTHS}`)
    expect(await silent(3, { calendars: one }, null)).toBe(
      `Asia/Jakarta, as its calendars have it. ${MONTHS}`,
    )
    expect(await silent(3, { calendars: both }, null)).toBe(
      `UTC, for its calendars are of several zones and it names none. ${MONTHS}`,
    )
    expect(await silent(2, { calendars: one }, 'x')).toBe('UTC')
    expect(await silent(2, { calendars: one }, null)).toBeNull()
  })

  it('is what it was on pages of printer 2', async () => {
    const kept = [expect.stringContaining('Until 2027-01-01'), expect.stringContaining('Sampai 2027-01-01')]
    expect(await textsOf(2)).toEqual(kept)
  })
})

describe('the page that people sign', () => {
  const linesOf = async (change: (terms: AgreementTerms) => AgreementTerms, language: Language) =>
    wordsOf(printPage(dataOf(change(await everything()), language))).join(' ')

  it.each([
    ['whom it applies to', 'customer bank or bank-syariah and source desk'],
    ['the matrix', 'impact \\ urgency high low high P1 P2 low – P4'],
    ['the default priority', 'Priority when none is said P3'],
    ['what starts a clock', 'The clock starts when the ticket is opened'],
    ['what pauses it', 'Pauses while status waiting on the customer or status on hold and reason Window'],
    ['what stops it by itself', 'The clock stops at the first public answer'],
    ['what stops it by the target', 'Stops when team A or B'],
    ['when it is at risk', 'At risk at 75 %, 30 minutes before the deadline'],
    ['what a change of target does', 'When the target changes only ever tighten'],
    ['what reopening does', 'When reopened a new cycle Reopened no later than 3 calendar days'],
    ['whether bots answer', 'Replies of bots count yes'],
    [
      'the hours with their zone',
      'office Asia/Jakarta Monday 08:00–12:00, 13:00–17:00; Tuesday–Friday 08:00–17:00',
    ],
    ['the holidays', '2026-12-25 closed (Christmas Day)'],
    ['the holidays of every year', 'every year on 08-17 closed (Independence Day)'],
    ['renewal and notice', 'Notice 90 calendar days At the end it renews by itself'],
    ['waivers', 'solve Agreed in May Ana Wijaya'],
    ['routes', 'usual solve line-1 → vendor-x, held'],
    ['the levels it runs under', 'Levels above that run here group version 2'],
  ])('says %s', async (_, text) => {
    expect(await linesOf((terms) => terms, 'en')).toContain(text)
  })

  it('W9: says percentages with the comma of the language', async () => {
    const fine = (terms: AgreementTerms): AgreementTerms => ({
      ...terms,
      goals: terms.goals.map((goal) => (goal.measure === 'count' ? goal : { ...goal, objective: 99.95 })),
      targets: terms.targets.map((each) => ({ ...each, atRisk: [{ kind: 'percent', percent: 12.5 }] })),
    })
    const pages = await Promise.all(LANGUAGES.map((language) => linesOf(fine, language)))
    expect(pages).toEqual([expect.stringContaining('99.95 %'), expect.stringContaining('99,95 %')])
    expect(pages).toEqual([expect.stringContaining('12.5 %'), expect.stringContaining('12,5 %')])
  })

  it('CAL-26: says the seasons of a calendar', async () => {
    const seasonal = (terms: AgreementTerms): AgreementTerms => ({
      ...terms,
      calendars: {
        ...terms.calendars,
        office: {
          ...workweek('09:00', '17:00'),
          seasons: [
            { from: '05-01', to: '08-31', weekly: { mon: [['07:00', '13:00']] } },
            { from: '2026-12-24', to: '2027-01-01', weekly: {} },
          ],
        },
      },
    })
    const [en, id] = await Promise.all(LANGUAGES.map((language) => linesOf(seasonal, language)))
    expect(en).toContain('every year from 05-01 to 08-31: Monday 07:00–13:00; Tuesday–Sunday closed')
    expect(en).toContain('from 2026-12-24 to 2027-01-01: Monday–Sunday closed')
    expect(id).toContain('setiap tahun dari 05-01 sampai 08-31: Senin 07:00–13:00; Selasa–Minggu tutup')
  })

  it('AGR-61: says of what others a calendar is made, and whose days count', async () => {
    const combined = (terms: AgreementTerms): AgreementTerms => ({
      ...terms,
      calendars: {
        ...terms.calendars,
        either: { timeZone: 'Asia/Jakarta', union: ['office', 'always'] },
        both: {
          timeZone: 'UTC',
          intersection: { day: ALWAYS, desk: workweek('09:00', '17:00', 'Europe/Berlin') },
        },
      },
    })
    const [en, id] = await Promise.all(LANGUAGES.map((language) => linesOf(combined, language)))
    expect(en).toContain('Open whenever any of these is: always, office; its days are those of Asia/Jakarta')
    expect(id).toContain('Buka selama salah satu dari ini buka: always, office; harinya menurut Asia/Jakarta')
    expect(en).toContain('Open only while all of these are: day, desk; its days are those of UTC')
    expect(en).not.toContain('either / office')
    expect(en).toContain('both / desk Europe/Berlin Monday–Friday 09:00–17:00')
  })

  it('says what is meant where the document is silent on what a clock runs by', async () => {
    const silent = (terms: AgreementTerms): AgreementTerms => ({ ...terms, appliesTo: {} })
    const text = await linesOf(silent, 'id')
    expect(text).toContain('Berlaku untuk tiket setiap tiket')
    expect(text).toContain('Dijeda selama tidak pernah')
  })
})
