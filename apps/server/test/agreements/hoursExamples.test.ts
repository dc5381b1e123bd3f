import { readdir, readFile } from 'node:fs/promises'
import {
  type CompiledAgreement,
  compileAgreement,
  foldTicket,
  NO_REFERENCES,
  resolveTerms,
} from '@tenggat/domain'
import { event, opened } from '@tenggat/domain/testing'
import { type Language, promiseInWords, wordsOf } from '@tenggat/words'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/agreements/readDocument.js'
import { commitmentsOf, commitmentText } from '../../src/customer/commitments.js'
import { hoursInWords } from '../../src/customer/hoursInWords.js'

const FOLDER = new URL('../../../../examples/hours/', import.meta.url)

async function example(name: string): Promise<CompiledAgreement> {
  const read = readDocument(await readFile(new URL(`${name}.yaml`, FOLDER), 'utf8'))
  if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.problems)}`)
  const resolved = resolveTerms(read.value, NO_REFERENCES)
  if (!resolved.ok) throw new Error(`${name}: ${JSON.stringify(resolved.problems)}`)
  return compileAgreement({ ...resolved.value, appliesTo: {} }, 1)
}

/** When each target of an agreement is due for a ticket opened at an instant. */
async function dueOf(name: string, openedAt: string): Promise<Readonly<Record<string, string>>> {
  const { fold } = foldTicket([event(Date.parse(openedAt), [opened])], [await example(name)])
  return Object.fromEntries(
    fold.clocks.map(({ targetId, deadlineAt }) => [targetId, new Date(deadlineAt!).toISOString()]),
  )
}

describe('the examples of hours', () => {
  it('are all told and all read', async () => {
    const readme = await readFile(new URL('README.md', FOLDER), 'utf8')
    const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.yaml'))
    expect(files.filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
    for (const name of files)
      expect((await example(name.replace('.yaml', ''))).terms.targets.length).toBeGreaterThan(0)
  })

  it('AGR-61: follow-the-sun counts in Berlin or Jakarta, and where both must be, in both', async () => {
    // Monday 18:00 in Berlin: Jakarta opens at 02:00 of Tuesday, and Berlin with it at 09:00.
    expect(await dueOf('follow-the-sun', '2026-03-02T18:00+01:00')).toEqual({
      answer: '2026-03-03T03:00:00.000Z',
      solve: '2026-03-05T16:00:00.000Z',
      'hand-over': '2026-03-03T09:00:00.000Z',
    })
  })

  it('CAL-26: summer-hours counts by the summer week, and not at all over the end of the year', async () => {
    // Thursday, 30 April, 15:00: an hour and a half, then Monday from 06:00.
    expect(await dueOf('summer-hours', '2026-04-30T15:00+02:00')).toEqual({
      answer: '2026-05-04T06:30:00.000Z',
      solve: '2026-05-05T12:00:00.000Z',
    })
    expect((await dueOf('summer-hours', '2026-12-23T16:00+01:00')).answer).toBe('2027-01-04T10:30:00.000Z')
    const { definition } = (await example('summer-hours')).calendars.get('factory')!
    expect(hoursInWords(definition, Date.parse('2026-09-01T00:00Z'), 'en')).toEqual([
      'Monday–Friday 08:00–16:30',
      'Every year from 1 May to 31 August: Monday–Thursday 06:00–14:00; Friday 06:00–12:00',
      'Every year from 24 December to 1 January: closed',
    ])
    expect(hoursInWords(definition, Date.parse('2026-09-01T00:00Z'), 'id')[1]).toBe(
      'Setiap tahun dari 1 Mei sampai 31 Agustus: Senin–Kamis 06.00–14.00; Jumat 06.00–12.00',
    )
  })

  it('AGR-62: same-day is due on the same working day, by the cut-off', async () => {
    // Friday before 14:00, at 14:00, and on Sunday.
    expect(await dueOf('same-day', '2026-08-14T13:59+07:00')).toEqual({
      answer: '2026-08-14T09:00:00.000Z',
      'send-abroad': '2026-08-19T10:00:00.000Z',
    })
    expect(await dueOf('same-day', '2026-08-14T14:00+07:00')).toEqual({
      answer: '2026-08-14T09:00:00.000Z',
      'send-abroad': '2026-08-20T10:00:00.000Z',
    })
    // Monday is a holiday.
    expect((await dueOf('same-day', '2026-08-16T10:00+07:00')).answer).toBe('2026-08-18T10:00:00.000Z')
  })

  it('AGR-62: a customer and the sides read it as a sentence', async () => {
    const { terms } = await example('same-day')
    const said = (language: Language) => terms.targets.map((each) => promiseInWords(each, wordsOf(language)))
    expect(said('en')).toEqual([
      'A person answers within the same working day by close of business',
      'It is solved within the same working day by close of business if it comes before 14:00, else the next working day',
      'It is solved within 2 working days by close of business if it comes before 14:00, else 3 working days',
    ])
    expect(said('id')).toEqual([
      'Seseorang menjawab dalam hari kerja yang sama sampai jam tutup',
      'Diselesaikan dalam hari kerja yang sama sampai jam tutup bila masuk sebelum pukul 14.00, selain itu hari kerja berikutnya',
      'Diselesaikan dalam 2 hari kerja sampai jam tutup bila masuk sebelum pukul 14.00, selain itu 3 hari kerja',
    ])
    const [, send] = commitmentsOf(terms, () => false)
    expect(commitmentText(send!, 'en')).toBe(
      'Solved within the same working day by close of business if it comes before 14:00, else the next working day (kind of request order), counted in service hours.',
    )
  })

  it('AGR-61: a customer reads whose hours they are, each in its zone', async () => {
    const { definition } = (await example('follow-the-sun')).calendars.get('follow')!
    const now = Date.parse('2026-12-01T00:00Z')
    expect(hoursInWords(definition, now, 'en')).toEqual([
      'Open whenever any of these is: berlin, jakarta',
      'berlin (Europe/Berlin): Monday–Friday 09:00–17:00',
      'berlin (Europe/Berlin): Closed on Friday 25 December (1. Weihnachtstag)',
      'jakarta (Asia/Jakarta): Monday–Friday 08:00–16:00',
    ])
    expect(hoursInWords(definition, now, 'id')).toContain('jakarta (Asia/Jakarta): Senin–Jumat 08.00–16.00')
  })
})
