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
const PAGE = `{ customerPage(agreementId: "follow-the-sun") { hours { calendar timeZone lines(language: "id") } } }`

describe('hours through the public doors', () => {
  it('AGR-61: a calendar made of others runs, explains itself, counts down on a wall and is told to the customer', async () => {
    const table = await aTable(NOW)
    const document = await readFile(new URL('follow-the-sun.yaml', EXAMPLES), 'utf8')
    expect((await table.admin.asks(PUT, { input: { document } })).data.putAgreement).toMatchObject({
      agreement: { id: 'follow-the-sun', version: 1 },
    })
    const [ingest, reader] = [await table.token('ingest'), await table.token('read')]
    const changes = [{ kind: 'opened' }, { kind: 'classified', service: 'follow-the-sun' }]
    await hand(table, ingest, { ticketKey: 'T-1', eventId: 'e1', occurredAt: iso(NOW), changes } as never)
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
      ...{ calendar: 'follow', timeZone: 'Europe/Berlin' },
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
})
