import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { aSocket } from '../http/aSocket.js'
import { hand } from '../http/hand.js'
import { BOARD } from '../live/support/documents.js'
import { aTable } from './lifecycle/table.js'

const EXAMPLES = new URL('../../../../examples/hours/', import.meta.url)
/** Christmas Eve, 16:00 in Berlin. */
const NOW = Date.parse('2026-12-24T15:00Z')
const iso = (at: number) => new Date(at).toISOString()

const PUT = `mutation ($input: PutAgreementInput!) { putAgreement(input: $input) { __typename
  ... on AgreementStored { agreement { id version } }
  ... on InvalidDocument { problems { code path message line } } } }`
const CLOCKS = `{ ticket(source: "desk", key: "T-1") { clocks { targetId deadlineAt
  explanation { timeZone segments { kind businessMs note } } } } }`
const PAGE = `{ customerPage(agreementId: "follow-the-sun") { hours { calendar timeZone zones lines(language: "id") } } }`

describe('hours through the public doors', () => {
  it('AGR-61: a calendar made of others runs, explains itself, counts down on a wall and is told to the customer', async () => {
    const table = await aTable(NOW)
    const document = await readFile(new URL('follow-the-sun.yaml', EXAMPLES), 'utf8')
    expect((await table.admin.asks(PUT, { input: { document } })).data.putAgreement).toMatchObject({
      agreement: { id: 'follow-the-sun', version: 1 },
    })
    const [ingest, reader] = [await table.token('ingest'), await table.token('read')]
    const changes = [{ kind: 'opened' }, { kind: 'classified', service: 'follow-the-sun' }]
    await hand(table, ingest, { ticketKey: 'T-1', eventId: 'e1', occurredAt: iso(NOW), changes })
    table.watch.set(Date.parse('2026-12-25T02:00Z'))
    const { data } = await table.send(reader, CLOCKS)
    const answer = data.ticket.clocks.find((clock: { targetId: string }) => clock.targetId === 'answer')
    // An hour in Berlin, then Jakarta, which has no holiday, opens at 08:00.
    expect(answer).toMatchObject({
      deadlineAt: '2026-12-25T02:00:00.000Z',
      explanation: {
        timeZone: 'Europe/Berlin',
        segments: [
          { kind: 'running', businessMs: 3_600_000, note: null },
          { kind: 'holiday', businessMs: 0, note: '1. Weihnachtstag' },
          { kind: 'running', businessMs: 3_600_000, note: null },
        ],
      },
    })
    const socket = await aSocket(table.port, reader)
    const { data: board } = await socket.ask(BOARD, { filter: { agreementId: ['follow-the-sun'] } })
    const follow = board!.board.calendars.find(({ id }: { id: string }) => id.endsWith('follow'))
    expect(follow.timeZone).toBe('Europe/Berlin')
    expect(follow.open).toContainEqual([Date.parse('2026-12-25T01:00Z'), Date.parse('2026-12-25T09:00Z')])
    expect((await table.send(reader, PAGE)).data.customerPage.hours[0]).toMatchObject({
      ...{ calendar: 'follow', timeZone: 'Europe/Berlin', zones: ['Europe/Berlin', 'Asia/Jakarta'] },
      lines: [
        'Buka selama salah satu dari ini buka: berlin, jakarta',
        'berlin (Europe/Berlin): Senin–Jumat 09.00–17.00',
        'berlin (Europe/Berlin): Tutup pada Jumat, 25 Desember (1. Weihnachtstag)',
        'jakarta (Asia/Jakarta): Senin–Jumat 08.00–16.00',
      ],
    })
  })

  it('AGR-61: a circle is refused with its place', async () => {
    const table = await aTable(NOW)
    const text = await readFile(new URL('follow-the-sun.yaml', EXAMPLES), 'utf8')
    const document = text
      .replace('union: [berlin, jakarta]', 'union: [berlin, both]')
      .replace('intersection: [berlin, jakarta]', 'intersection: [jakarta, follow]')
    const { putAgreement } = (await table.admin.asks(PUT, { input: { document } })).data
    expect(putAgreement.problems).toMatchObject([
      {
        code: 'calendarCycle',
        path: 'calendars.follow.union',
        message: expect.stringContaining('follow → both → follow'),
      },
      { code: 'calendarCycle', path: 'calendars.both.intersection' },
    ])
  })

  const OFFICE = {
    timeZone: 'Europe/Berlin',
    weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]])),
  }
  const ON_OFFICE = `
id: on-office
title: On the shared office hours
appliesTo: { service: shared }
calendars: { office: { use: office } }
targets: [{ id: solve, metric: resolution, within: 16h, calendar: office }]
`
  const PUT_CALENDAR = `mutation ($input: PutCalendarInput!) { putCalendar(input: $input) { __typename } }`
  const IMPORT = `mutation ($input: ImportHolidaysInput!) { importHolidays(input: $input) { __typename
    ... on HolidaysImported { calendar { revision definition } dryRun followers { id version } closed keptOpen reopened
      unread { line name code } }
    ... on InvalidDocument { problems { code path line message } } } }`
  const DEADLINE = `{ ticket(source: "desk", key: "T-1") { clocks { agreementVersion deadlineAt } } }`
  const PREVIEW = `mutation ($input: MigrationInput!) { previewMigration(input: $input) { ... on MigrationPreview {
    clocks moved later wouldBreach } } }`
  const MOVE = `mutation ($input: MigrationInput!) { migrateClocks(input: $input) { __typename } }`

  const icsOf = (...events: readonly (readonly string[])[]) =>
    [
      'BEGIN:VCALENDAR',
      ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
      'END:VCALENDAR',
    ].join('\r\n')
  const CHRISTMAS = icsOf(
    ['DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227', 'SUMMARY:Weihnachten'],
    ['DTSTART:20261231T120000', 'SUMMARY:Half a day'],
  )

  async function aSharedOffice(hours: object = OFFICE) {
    const table = await aTable(NOW)
    await table.manager.asks(PUT_CALENDAR, { input: { id: 'office', definition: hours } })
    const take = async (file: string, more: object = {}) =>
      (await table.manager.asks(IMPORT, { input: { calendarId: 'office', file, ...more } })).data
        .importHolidays
    return { table, take }
  }

  it('CAL-28: holidays of a file close a shared calendar, reach new tickets, and running clocks after a preview', async () => {
    const { table, take } = await aSharedOffice()
    await table.admin.asks(PUT, { input: { document: ON_OFFICE } })
    const [ingest, reader] = [await table.token('ingest'), await table.token('read')]
    const changes = [{ kind: 'opened' }, { kind: 'classified', service: 'shared' }]
    await hand(table, ingest, { ticketKey: 'T-1', eventId: 'e1', occurredAt: iso(NOW), changes })
    const clocks = async () => (await table.send(reader, DEADLINE)).data.ticket.clocks
    // One hour of the 24th, eight of the 25th, and Monday.
    expect(await clocks()).toEqual([{ agreementVersion: 1, deadlineAt: '2026-12-28T15:00:00.000Z' }])
    const trial = await take(CHRISTMAS, { dryRun: true })
    expect(trial).toMatchObject({
      ...{ dryRun: true, closed: ['2026-12-24', '2026-12-25', '2026-12-26'], keptOpen: [], reopened: [] },
      unread: [{ line: 8, name: 'Half a day', code: 'TIMED_EVENT' }],
      followers: [{ id: 'on-office', version: 2 }],
    })
    expect((await table.send(reader, '{ sharedCalendars { revision } }')).data.sharedCalendars).toEqual([
      { revision: 1 },
    ])
    expect(await take(CHRISTMAS)).toMatchObject({ ...trial, dryRun: false })
    expect(await clocks()).toMatchObject([{ agreementVersion: 1 }])
    const input = {
      agreementId: 'on-office',
      toVersion: 2,
      reason: 'holidays of the decree',
      idempotencyKey: 'k',
    }
    const preview = (await table.manager.asks(PREVIEW, { input })).data.previewMigration
    expect(preview).toEqual({ clocks: 1, moved: 1, later: 1, wouldBreach: 0 })
    expect(await clocks()).toMatchObject([{ agreementVersion: 1 }])
    await table.manager.asks(MOVE, { input })
    const { rows } = await table.store.pool.query('SELECT id FROM clock_migration')
    await table.engine.rebind(rows[0].id, new AbortController().signal)
    // The hour of the 24th no longer counts either: two whole days from Monday.
    expect(await clocks()).toEqual([{ agreementVersion: 2, deadlineAt: '2026-12-29T16:00:00.000Z' }])
    expect(await take(CHRISTMAS)).toMatchObject({ calendar: { revision: 2 }, closed: [], followers: [] })
  })

  it('CAL-28: opens again what a later file has no more, and only where it replaces', async () => {
    const { take } = await aSharedOffice()
    await take(CHRISTMAS)
    const later = icsOf(['DTSTART;VALUE=DATE:20261225', 'SUMMARY:Weihnachten'])
    expect(await take(later)).toMatchObject({ closed: [], reopened: [] })
    expect(await take(later, { replaces: true })).toMatchObject({
      ...{ closed: [], reopened: ['2026-12-24', '2026-12-26'] },
      calendar: {
        revision: 3,
        definition: { dates: { '2026-12-25': [] }, holidays: { '2026-12-25': 'Weihnachten' } },
      },
    })
  })

  it('CAL-28: a calendar made of others takes them for the member named', async () => {
    const { take } = await aSharedOffice({
      timeZone: 'UTC',
      union: { berlin: OFFICE, jakarta: { ...OFFICE, timeZone: 'Asia/Jakarta' } },
    })
    expect((await take(CHRISTMAS)).problems).toMatchObject([{ code: 'unknownMember', path: 'member' }])
    expect((await take(CHRISTMAS, { member: 'paris' })).problems).toMatchObject([{ code: 'unknownMember' }])
    expect(await take(CHRISTMAS, { member: 'berlin' })).toMatchObject({
      closed: ['2026-12-24', '2026-12-25', '2026-12-26'],
      calendar: { revision: 2, definition: { union: { berlin: { dates: { '2026-12-25': [] } } } } },
    })
  })

  it('AGR-61: an agreement whose hours would never meet is named, and goes on with those it has', async () => {
    const { table } = await aSharedOffice()
    const document = ON_OFFICE.replace(
      '{ office: { use: office } }',
      '{ desk: { use: office }, noon: { timeZone: Europe/Berlin, weekly: { mon: [["11:00", "13:00"]] } }, office: { timeZone: Europe/Berlin, intersection: [desk, noon] } }',
    )
    expect((await table.admin.asks(PUT, { input: { document } })).data.putAgreement.__typename).toBe(
      'AgreementStored',
    )
    const definition = { timeZone: 'Europe/Berlin', weekly: { sat: [['09:00', '17:00']] } }
    const put = `mutation ($input: PutCalendarInput!) { putCalendar(input: $input) { ... on CalendarStored {
      followers { id } leftBehind { id version } } } }`
    const { putCalendar } = (await table.manager.asks(put, { input: { id: 'office', definition } })).data
    expect(putCalendar).toEqual({ followers: [], leftBehind: [{ id: 'on-office', version: 1 }] })
  })

  it('CAL-24 CAL-28: bad files and calendars are refused with their place, and change nothing', async () => {
    const { table, take } = await aSharedOffice()
    const refused = async (file: string, more: object = {}) => (await take(file, more)).problems
    expect(await refused('date,name')).toMatchObject([
      { code: 'MALFORMED_ICALENDAR', path: 'file', line: null },
    ])
    expect(await refused(icsOf(['DTSTART:20260230']))).toMatchObject([{ code: 'MALFORMED_HOLIDAY', line: 3 }])
    expect(await refused(icsOf(['DTSTART:24990101']))).toMatchObject([
      { code: 'UNKNOWN_DATE' },
      { code: 'UNKNOWN_DATE' },
    ])
    expect(await refused(CHRISTMAS, { calendarId: 'none' })).toMatchObject([
      { code: 'unknownCalendar', path: 'calendarId' },
    ])
    expect(await refused(CHRISTMAS, { member: 'berlin' })).toMatchObject([{ code: 'unknownMember' }])
    const reader = await table.token('read')
    const forbidden = await table.send(reader, IMPORT, { input: { calendarId: 'office', file: CHRISTMAS } })
    expect(forbidden.errors[0]?.extensions.code).toBe('FORBIDDEN')
    expect((await table.send(reader, '{ sharedCalendars { revision } }')).data.sharedCalendars).toEqual([
      { revision: 1 },
    ])
  })

  it('CAL-24: a file may be larger than other requests, and not larger than a megabyte', async () => {
    const { table, take } = await aSharedOffice()
    const long = (count: number) =>
      icsOf(
        ...Array.from({ length: count }, (_, day) => [
          `DTSTART;VALUE=DATE:2026${String(1 + (day % 12)).padStart(2, '0')}01`,
          `DESCRIPTION:${'x'.repeat(500)}`,
        ]),
      )
    expect((await take(long(400))).closed).toHaveLength(12)
    const token = await table.token('agreements')
    const tooLarge = await table.send(token, IMPORT, { input: { calendarId: 'office', file: long(2_000) } })
    expect(tooLarge.status).toBe(413)
    const other = await table.send(token, PUT, { input: { document: 'x'.repeat(100_000) } })
    expect(other.status).toBe(413)
  })
})
