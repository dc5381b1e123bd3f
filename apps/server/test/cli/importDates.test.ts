import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importCommand } from '../../src/cli/importCommand.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenggat-dates-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function file(name: string, lines: readonly string[]): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, lines.join('\n'))
  return path
}

async function run(...args: string[]) {
  const lines: string[] = []
  const warned: string[] = []
  await importCommand(
    args,
    { TENGGAT_DATA_DIR: folder, TENGGAT_LOG_LEVEL: 'silent' },
    (line) => lines.push(line),
    (line) => warned.push(line),
  )
  return { lines, warned }
}

/** Two instants as fifteen systems write them, and what is proposed for the column. */
const COLUMNS: readonly (readonly [format: string, first: string, second: string])[] = [
  ['iso', '2026-03-02 09:00:00 UTC', '2026-03-14 13:30:00 UTC'],
  ["'yyyy-M-d H:mm'", '2026-03-02 9:00', '2026-03-14 13:30'],
  ["'d/M/yyyy H:mm'", '02/03/2026 09:00', '14/03/2026 13:30'],
  ["'M/d/yyyy h:mm a'", '3/2/2026 9:00 AM', '3/14/2026 1:30 PM'],
  ["'d.M.yyyy H:mm'", '02.03.2026 09:00', '14.03.2026 13:30'],
  ["'d/MMM/yy h:mm a'", '02/Mar/26 9:00 AM', '14/Mar/26 1:30 PM'],
  ['rfc2822', '"Mon, 2 Mar 2026 09:00:00 +0000"', '"Sat, 14 Mar 2026 14:30:00 +0100"'],
  ['excel', '46083.375', '46095.5625'],
  ["'yyyy-M-d'", '2026-03-02', '2026-03-14'],
  ["'yyyyMMdd''T''HHmmssX'", '20260302T090000Z', '20260314T133000Z'],
  ['yyyyMMddHHmmss', '20260302090000', '20260314133000'],
  ['epochSeconds', '1772442000', '1773495000'],
  ['epochMilliseconds', '1772442000000', '1773495000000'],
  [
    "'EEE MMM d yyyy HH:mm:ss X'",
    'Mon Mar 02 2026 10:00:00 GMT+0100',
    'Sat Mar 14 2026 14:30:00 GMT+0100 (Central European Standard Time)',
  ],
  ['iso', '2026-03-02 09:00:00', '2026-03-14 13:30:00'],
]
const names = COLUMNS.map((_, index) => `c${index}`)
const rows = [
  ['id', ...names].join(','),
  ['1', ...COLUMNS.map(([, first]) => first)].join(','),
  ['2', ...COLUMNS.map(([, , second]) => second)].join(','),
]

describe('W11: dates as systems write them', () => {
  it('W11: import --propose names for each column the format that reads it, and what it makes of it', async () => {
    const { lines } = await run(await file('many.csv', rows), '--propose')
    for (const [index, [format, first]] of COLUMNS.entries()) {
      const at = lines.indexOf(`c${index}: 2 times`)
      expect(at, `column ${index}`).toBeGreaterThanOrEqual(0)
      const wanted = `  format: ${format}   ${first.replaceAll('"', '')} is Mon, 2 Mar 2026, ${format === "'yyyy-M-d'" ? '00' : '09'}:00:00`
      expect(lines[at + 1], `column ${index}`).toMatch(
        new RegExp(`^${wanted.replace(/[.+()]/g, '\\$&')}( UTC)?$`),
      )
      expect(lines[at + 2] ?? '', `column ${index}`).not.toMatch(/^ *format:/)
    }
    expect(lines.some((line) => line.startsWith('id:'))).toBe(false)
  })

  it('W11: where day first and month first both read a column, it says so and chooses neither', async () => {
    const log = await file('either.csv', [
      'id;at;done',
      '1;05/05/2026;?',
      '2;03/04/2026;NULL',
      '3;11/12/2026;',
    ])
    const { lines } = await run(log, '--propose', '--delimiter', ';')
    expect((await run(log, '--propose')).lines).toEqual(["delimiter: ';'", ...lines])
    expect(lines).toEqual([
      'at: 3 times',
      "  format: 'd/M/yyyy'   03/04/2026 is Fri, 3 Apr 2026, 00:00:00",
      "  format: 'M/d/yyyy'   03/04/2026 is Wed, 4 Mar 2026, 00:00:00",
      '  each of these reads every one of them: only who wrote them can say which is right',
      '  they have no offset: name their zone beside the format',
    ])
  })

  it('W11: a file without times says so', async () => {
    expect((await run(await file('none.csv', ['id,what', '1,Printer']), '--propose')).lines).toEqual([
      'No column of the file reads as times.',
    ])
    await expect(run(await file('x.csv', ['id', '1']), '--propose', '--delimiter', 'ab')).rejects.toThrow(
      /one character/,
    )
  })

  it.each(COLUMNS.map(([format], index) => [format, index] as const))(
    'W11: the rows are read by the format as it was proposed: %s (column %i)',
    async (format, index) => {
      const mapping = await file('mapping.yaml', [
        "source: desk\nticketKey: '{id}'\neventId: '{id}'",
        `occurredAt: { from: '{c${index}}', format: ${format}, zone: UTC }`,
        'changes: [{ kind: opened }]',
      ])
      const log = await file('log.csv', [...rows, ['3', ...COLUMNS.map(() => '31/02/2026')].join(',')])
      const { lines, warned } = await run(log, '--mapping', mapping, '--dry-run')
      expect(lines[0]).toBe('3 rows: 2 would be sent, 0 duplicates, 1 rejected')
      expect(warned[0]).toMatch(/row 3 .*c\d+: "31\/02\/2026" is not/)
    },
  )
})
