import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ApiError } from '@tenggat/client'
import { describe, expect, it, onTestFinished } from 'vitest'
import { calendarsCommand } from '../../src/cli/calendarsCommand.js'
import { CliError } from '../../src/cli/cliError.js'
import { aTable } from '../agreements/lifecycle/table.js'

const NOW = Date.UTC(2026, 10, 20, 9)
const FILE = `BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261224
DTEND;VALUE=DATE:20261227
SUMMARY:Christmas
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20260405
RRULE:FREQ=YEARLY;BYEASTER=0
SUMMARY:Easter
END:VEVENT
END:VCALENDAR
`
const PUT = 'mutation ($input: PutCalendarInput!) { putCalendar(input: $input) { __typename } }'
const PUT_AGREEMENT = 'mutation ($input: PutAgreementInput!) { putAgreement(input: $input) { __typename } }'

async function aDesk() {
  const table = await aTable(NOW)
  const token = await table.token('agreements')
  const definition = {
    timeZone: 'UTC',
    weekly: { mon: [['09:00', '17:00']], fri: [['09:00', '17:00']] },
    dates: { '2026-12-24': [['09:00', '12:00']] },
  }
  await table.manager.asks(PUT, { input: { id: 'office', definition } })
  const document =
    'id: acme\ntitle: Acme\ncalendars: { office: { use: office } }\ntargets: [{ id: solve, metric: resolution, within: 4h, calendar: office }]\n'
  await table.admin.asks(PUT_AGREEMENT, { input: { document } })
  const folder = await mkdtemp(join(tmpdir(), 'tenggat-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const run = async (text: string, ...args: string[]) => {
    const path = join(folder, 'days.ics')
    await writeFile(path, text)
    const lines: string[] = []
    const failed = await calendarsCommand(
      ['import', path, '--url', table.url, '--token', token, ...args],
      {},
      (line) => lines.push(line.replaceAll(folder, '').replaceAll(table.url, '')),
    ).then(
      () => null,
      (error: unknown) => {
        if (error instanceof CliError || error instanceof ApiError) return error
        throw error
      },
    )
    return { lines, failed }
  }
  return run
}

describe('tenggat calendars import', () => {
  it('CAL-28: tells what a file closes, what it leaves, what was not read and where running clocks are moved', async () => {
    const run = await aDesk()
    const trial = await run(FILE, '--calendar', 'office', '--dry-run')
    expect(trial.lines).toEqual([
      'closed      2026-12-25',
      'closed      2026-12-26',
      'keeps hours 2026-12-24',
      'not read    /days.ics:9: Easter: the rule FREQ=YEARLY;BYEASTER=0 says more than a date or a weekday of every year',
      'office, revision 2, only tried: 2 dates closed, 1 event not read',
      'new tickets  acme v2',
      'Running clocks stay as they are bound. What moving them would change is shown where they are moved:',
      '  /agreements/acme',
    ])
    expect((await run(FILE, '--calendar', 'office')).lines).toContain(
      'office, revision 2: 2 dates closed, 1 event not read',
    )
    expect((await run(FILE, '--calendar', 'office')).lines.at(-1)).toBe(
      'office, revision 2: 0 dates closed, 1 event not read',
    )
    const [json] = (
      await run(FILE.replace('20261224', '20261226'), '--calendar', 'office', '--replace', '--json')
    ).lines
    expect(JSON.parse(json!)).toMatchObject({ calendar: { revision: 3 }, reopened: ['2026-12-25'] })
  })

  it('says what is wrong, with the line of the file', async () => {
    const run = await aDesk()
    const bad = await run(FILE.replace('20261224', '20261324'), '--calendar', 'office')
    expect(bad.failed).toMatchObject({ details: [expect.stringMatching(/days\.ics:3: .*cannot be read/)] })
    expect((await run(FILE, '--calendar', 'none')).failed?.details).toEqual([
      expect.stringContaining('there is no such shared calendar'),
    ])
    expect((await run(FILE)).failed?.message).toContain('--calendar')
    const help: string[] = []
    await calendarsCommand(['--help'], {}, (line) => help.push(line))
    expect(help.join()).toContain('--replace')
  })
})
