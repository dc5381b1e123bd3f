import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { graphqlClient } from '@tenggat/client'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { startServer } from '../../src/boot/startServer.js'
import { importCommand } from '../../src/cli/importCommand.js'
import { systemClockwork } from '../../src/clockwork.js'
import { readConfig } from '../../src/config.js'
import { createTestDatabase } from '../support/testDatabase.js'

const MAPPING = `source: berlin
ticketKey: '{ticket}'
eventId: '{ticket}-{state}'
occurredAt: { from: '{at}', zone: Europe/Berlin, format: 'd.M.yyyy H:mm' }
changes:
  - kind: statusChanged
    to: { from: '{state}', values: { open: open, solved: solved, closed: closed } }
`
const AGREEMENT = `id: desk
title: One hour
calendars: { always: { timeZone: UTC, weekly: { mon: [["00:00", "24:00"]], tue: [["00:00", "24:00"]], wed: [["00:00", "24:00"]],
  thu: [["00:00", "24:00"]], fri: [["00:00", "24:00"]], sat: [["00:00", "24:00"]], sun: [["00:00", "24:00"]] } } }
targets: [{ id: solve, metric: resolution, within: 1h, calendar: always }]
`
const HEADER = 'ticket,at,state'
/** Clocks are set back from 03:00 to 02:00 on 25 October 2026. */
const CASE = ['T-1,25.10.2026 02:50,open', 'T-1,25.10.2026 02:10,solved', 'T-1,25.10.2026 03:30,closed']
const INSTANTS = ['00:50', '01:10', '02:30']

let folder: string
let url: string
let token: string
let ask: ReturnType<typeof graphqlClient>['request']
let database: Awaited<ReturnType<typeof createTestDatabase>>

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenggat-local-'))
  await writeFile(join(folder, 'mapping.yaml'), MAPPING)
  await writeFile(join(folder, 'agreement.yaml'), AGREEMENT)
  database = await createTestDatabase()
  onTestFinished(() => database.drop())
  const settings = {
    PORT: '0',
    DATABASE_URL: database.url,
    TENGGAT_DATA_DIR: folder,
    TENGGAT_LOG_LEVEL: 'silent',
  }
  const server = await startServer(readConfig(settings))
  onTestFinished(() => server.close())
  url = server.url
  token = server.adminToken
  ask = graphqlClient(url, token, systemClockwork()).request
})
afterEach(() => rm(folder, { recursive: true }))

async function importRows(rows: readonly string[], by = token) {
  const log = join(folder, 'log.csv')
  await writeFile(log, [HEADER, ...rows].join('\n'))
  const lines: string[] = []
  const args = [log, '--mapping', join(folder, 'mapping.yaml'), '--url', url, '--token', by]
  const agreement = by === token ? ['--agreement', join(folder, 'agreement.yaml')] : []
  await importCommand(
    [...args, ...agreement],
    {},
    (line) => lines.push(line),
    (line) => lines.push(line),
  )
  return lines
}

/** When the events of a ticket occurred, UTC, in their order. */
async function instantsOf(key: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const { rows } = await client.query(
    `SELECT to_char(occurred_at AT TIME ZONE 'UTC', 'HH24:MI') AS at
     FROM ticket_event JOIN ticket ON ticket.id = ticket_id WHERE ticket.key = $1 ORDER BY occurred_at`,
    [key],
  )
  await client.end()
  return rows.map(({ at }) => at)
}

async function clockOf(key: string) {
  const answer = await ask<{ ticket: { clocks: { state: string; elapsedMs: number }[] } }>(
    `query ($key: String!) { ticket(source: "berlin", key: $key) { clocks { state elapsedMs } } }`,
    { key },
  )
  return answer.ticket.clocks
}

const ingestOnly = async () => {
  const answer = await ask<{ createToken: { secret: string } }>(
    `mutation { createToken(input: { name: "import", scopes: [ingest], idempotencyKey: "k" }) { ... on TokenCreated { secret } } }`,
    {},
  )
  return answer.createToken.secret
}

describe('W7a: the order of a file', () => {
  it('W7a: is kept within one instant, and rows that have moved in a file that grew are duplicates', async () => {
    const rows = ['T-1,2.3.2026 09:00,solved', 'T-1,2.3.2026 09:00,open']
    await importRows(rows)
    expect(await importRows(['T-0,2.3.2026 08:00,open', ...rows, 'T-0,2.3.2026 10:00,solved'])).toContain(
      '4 rows: 2 recorded, 2 duplicates, 0 rejected',
    )
    const { ticket } = await ask<{ ticket: { status: string; events: { eventId: string }[] } }>(
      '{ ticket(source: "berlin", key: "T-1") { status events { eventId } } }',
      {},
    )
    expect(ticket).toEqual({ status: 'open', events: [{ eventId: 'T-1-solved' }, { eventId: 'T-1-open' }] })
  })
})

describe('W10: local times of an hour that comes twice', () => {
  it('W10: rows of a ticket in the order of the file never go back: 20 minutes, met; and the rows are counted', async () => {
    const lines = await importRows([...CASE, 'T-2,29.3.2026 02:30,open', 'T-2,29.3.2026 03:10,solved'])
    expect(lines).toContain('5 rows: 5 recorded, 0 duplicates, 0 rejected')
    expect(lines).toContain(
      '2 rows fell into an hour that Europe/Berlin has twice: read so that no ticket goes back, else as the first',
    )
    expect(lines).toContain('1 row fell into an hour that Europe/Berlin skips: moved forward past it')
    expect(await instantsOf('T-1')).toEqual(INSTANTS)
    expect(await clockOf('T-1')).toEqual([{ state: 'met', elapsedMs: 20 * 60_000 }])
  })

  it('W10: the same file again is duplicates, and so is one that has grown', async () => {
    await importRows(CASE)
    expect(await importRows(CASE)).toContain('3 rows: 0 recorded, 3 duplicates, 0 rejected')
    const grown = ['T-0,25.10.2026 02:59,open', ...CASE, 'T-0,25.10.2026 02:05,solved']
    expect(await importRows(grown)).toContain('5 rows: 2 recorded, 3 duplicates, 0 rejected')
    expect(await instantsOf('T-1')).toEqual(INSTANTS)
    expect(await instantsOf('T-0')).toEqual(['00:59', '01:05'])
  })

  it('W10: so it is in a file with the newest first, and in one whose tickets take turns', async () => {
    await importRows([...CASE].reverse())
    expect(await instantsOf('T-1')).toEqual(INSTANTS)
    const turns = CASE.flatMap((row) => [row.replace('T-1', 'T-2'), row.replace('T-1', 'T-3')])
    await importRows(turns)
    expect([await instantsOf('T-2'), await instantsOf('T-3')]).toEqual([INSTANTS, INSTANTS])
    expect(await importRows(CASE)).toContain('3 rows: 0 recorded, 3 duplicates, 0 rejected')
  })

  it('W10: a file that comes in pieces gives the same instants as the whole, which is duplicates then', async () => {
    for (const row of CASE) await importRows([row])
    expect(await instantsOf('T-1')).toEqual(INSTANTS)
    expect(await importRows(CASE)).toContain('3 rows: 0 recorded, 3 duplicates, 0 rejected')
    for (const row of CASE) expect((await importRows([row])).join()).toContain('0 recorded, 1 duplicates')
    expect(await instantsOf('T-1')).toEqual(INSTANTS)
  })

  it('W10: what is on record at the other instant is the same row, for a token that may not read, too', async () => {
    const by = await ingestOnly()
    await importRows([CASE[1]!], by)
    expect(await instantsOf('T-1')).toEqual(['00:10'])
    expect(await importRows(CASE, by)).toContain('3 rows: 2 recorded, 1 duplicates, 0 rejected')
    const changed = CASE.map((row) => row.replace('02:10', '02:11'))
    expect(await importRows(changed, by)).toContain('3 rows: 0 recorded, 2 duplicates, 1 rejected')
  })
})
