import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { startServer } from '../../src/boot/startServer.js'
import { importCommand } from '../../src/cli/importCommand.js'
import { readConfig } from '../../src/config.js'
import { createTestDatabase } from '../support/testDatabase.js'

const EXAMPLE = fileURLToPath(new URL('../../../../examples/volvo/', import.meta.url))
const MAPPING = ['--mapping', join(EXAMPLE, 'mapping.yaml')]
const AGREEMENT = ['--agreement', join(EXAMPLE, 'agreement.yaml')]

const HEADER =
  'incident,changed_at,status,sub_status,function_division,org_line,support_team,support_line,impact,product,country,owner_country'
/** Written for the tests, in the shape of the log. Wednesday 2 May 2012, Stockholm (+02:00); hours are 08 to 17. */
const LOG = [
  // Owned after 10 of 15 minutes, solved after 2 of 4 hours, reopened, and late in the end.
  row('M-1', '2012-05-02T09:00:00+02:00', 'Queued', 'Awaiting Assignment', 'Major'),
  row('M-1', '2012-05-02T09:10:00+02:00', 'Accepted', 'In Progress', 'Major'),
  row('M-1', '2012-05-02T11:00:00+02:00', 'Completed', 'Resolved', 'Major'),
  row('M-1', '2012-05-02T13:00:00+02:00', 'Queued', 'Awaiting Assignment', 'Major'),
  row('M-1', '2012-05-02T16:00:00+02:00', 'Completed', 'Closed', 'Major'),
  // Waits for its user over night: 7 of 8 hours used.
  row('H-1', '2012-05-02T08:00:00+02:00', 'Accepted', 'In Progress', 'High'),
  row('H-1', '2012-05-02T13:00:00+02:00', 'Accepted', 'Wait - User', 'High'),
  row('H-1', '2012-05-03T13:00:00+02:00', 'Accepted', 'In Progress', 'High'),
  row('H-1', '2012-05-03T13:00:00+02:00', 'Accepted', 'Assigned', 'High'),
  row('H-1', '2012-05-03T15:00:00+02:00', 'Completed', 'In Call', 'High'),
  // A vendor's time counts: 9 of 8 hours.
  row('H-2', '2012-05-02T08:00:00+02:00', 'Accepted', 'Wait - Vendor', 'High'),
  row('H-2', '2012-05-03T08:00:00+02:00', 'Completed', 'Resolved', 'High'),
  row('L-1', '2012-05-03T09:00:00+02:00', 'Unmatched', 'Unmatched', 'Low'),
  // Open when the log ends, and open in time as far as the log tells.
  row('L-1', '2012-05-03T09:00:00+02:00', 'Queued', 'Awaiting Assignment', 'Low'),
  'L-2,broken',
]

function row(incident: string, at: string, status: string, reason: string, impact: string): string {
  return [incident, at, status, reason, '', 'Org line C', 'G97', 'L1', impact, 'PROD1', 'se', 'Sweden'].join(
    ',',
  )
}

let folder: string
let log: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenggat-import-'))
  log = join(folder, 'log.csv')
  await writeFile(log, [HEADER, ...LOG].join('\n'))
})
afterEach(() => rm(folder, { recursive: true }))

async function run(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ out: string; warned: string }> {
  const out: string[] = []
  const warned: string[] = []
  const given = { TENGGAT_DATA_DIR: folder, TENGGAT_LOG_LEVEL: 'silent', ...env }
  await importCommand(
    args,
    given,
    (line) => out.push(line),
    (line) => warned.push(line),
  )
  return { out: out.join('\n'), warned: warned.join('\n') }
}

const outcome = (line: string) => line.replace(/\d+\.\d s, .* events\/s/, '')

describe('tenggat import', () => {
  it('carries a log into a server it starts, judges nothing early, and changes nothing when run again', async () => {
    const database = await createTestDatabase()
    onTestFinished(() => database.drop())
    const errors = join(folder, 'errors.csv')
    const args = [log, ...MAPPING, ...AGREEMENT, '--database', database.url]
    const first = await run([...args, '--errors', errors])
    expect(first.out).toContain('15 rows: 13 recorded, 0 duplicates, 2 rejected')
    expect(first.warned).toContain(
      'row 13 (line 14), status, sub_status: "Unmatched / Unmatched" has no meaning',
    )
    expect(first.warned).toContain('row 15 (line 16): the row has 2 fields, and the header has 12')
    expect((await readFile(errors, 'utf8')).trim().split('\n')).toHaveLength(3)
    const table = first.out.split('\n').slice(3)
    expect(table.map((line) => line.split(/ {2,}/))).toEqual([
      ['metric', 'impact', 'decided', 'met', 'breached', 'undecided', 'cancelled', 'attainment'],
      ['resolution', 'critical', '1', '0', '1', '0', '0', '0.00 %'],
      ['resolution', 'high', '2', '1', '1', '0', '0', '50.00 %'],
      ['resolution', 'low', '0', '0', '0', '1', '0', '–'],
      ['timeToOwn', 'critical', '1', '1', '0', '0', '0', '100.00 %'],
      ['timeToOwn', 'high', '2', '2', '0', '0', '0', '100.00 %'],
      ['timeToOwn', 'low', '0', '0', '0', '1', '0', '–'],
    ])
    const facts = await factsOf(database.url)
    expect(facts.filter((fact) => fact.retracts !== null)).toEqual([])
    expect(facts.filter((fact) => fact.kind === 'breached')).toHaveLength(2)

    const second = await run(args)
    expect(second.out).toContain('15 rows: 0 recorded, 13 duplicates, 2 rejected')
    expect(outcome(second.out).split('\n').slice(2)).toEqual(outcome(first.out).split('\n').slice(2))
    expect(await factsOf(database.url)).toEqual(facts)
  })

  it('speaks to a running server with a token, and says what is wrong with a bad one', async () => {
    const database = await createTestDatabase()
    onTestFinished(() => database.drop())
    const settings = {
      PORT: '0',
      DATABASE_URL: database.url,
      TENGGAT_DATA_DIR: folder,
      TENGGAT_LOG_LEVEL: 'silent',
    }
    const server = await startServer(readConfig(settings))
    onTestFinished(() => server.close())
    const to = ['--url', server.url]
    await expect(run([log, ...MAPPING, ...to, '--token', 'tgt_000000000000_wrong'])).rejects.toThrow(
      /the server refused/,
    )
    const done = await run([log, ...MAPPING, ...to], { TENGGAT_TOKEN: server.adminToken })
    expect(done.out).toContain('13 recorded')
    expect(done.out).toContain('no agreement applies to 4 tickets (H-1, H-2, L-1, …)')
    expect(await factsOf(database.url)).toEqual([])
  })

  it('TKT-17, TKT-18: says which texts it cut, and which survivors of a merge nobody knows', async () => {
    const database = await createTestDatabase()
    onTestFinished(() => database.drop())
    const file = join(folder, 'merges.csv')
    const mapping = join(folder, 'merges.yaml')
    const long = 'x'.repeat(300)
    const rows = ['A,1,', `B,2,${long}`, 'A,3,B', 'B,4,Z', 'C,5,D', 'D,6,']
    const times = ['08', '09', '10', '11', '12', '13'].map((hour) => `2026-03-02T${hour}:00:00Z`)
    await writeFile(file, ['key,id,said,at', ...rows.map((row, n) => `${row},${times[n]}`)].join('\n'))
    await writeFile(
      mapping,
      `source: desk
ticketKey: '{key}'
eventId: '{id}'
occurredAt: '{at}'
changes:
  - { kind: opened, once: true }
  - { kind: classified, when: { id: ['2'] }, customer: '{said}' }
  - { kind: merged, when: { id: ['3', '4', '5'] }, into: '{said}' }
`,
    )
    const { out } = await run([file, '--mapping', mapping, '--database', database.url])
    expect(out).toContain('6 rows: 6 recorded')
    expect(out).toContain(
      'texts too long to keep whole were cut in 1 row\n' +
        '  row 2: changes[1].customer: the text has 300 characters: kept are the first 254\n' +
        'merged into what neither the file nor the server knows: 1 ticket (Z)',
    )
    const again = await run([file, '--mapping', mapping, '--database', database.url])
    expect(again.out).toContain('6 rows: 0 recorded, 6 duplicates')
    expect(again.out).toContain('knows: 1 ticket (Z)')
  })

  it('W1: history imported into a source that sends live leaves its deadlines to time', async () => {
    const database = await createTestDatabase()
    onTestFinished(() => database.drop())
    const settings = {
      ...{ PORT: '0', DATABASE_URL: database.url, TENGGAT_DATA_DIR: folder, TENGGAT_LOG_LEVEL: 'silent' },
    }
    const server = await startServer(readConfig(settings))
    onTestFinished(() => server.close())
    const to = ['--url', server.url, '--token', server.adminToken!]
    const mapping = await readFile(MAPPING[1]!, 'utf8')
    const [source] = /(?<=^source: ).*/m.exec(mapping)!
    const openedAt = new Date().toISOString()
    const live = `mutation { recordTicketEvents(input: { source: "${source}", events: [
      { ticketKey: "NOW", eventId: "now", occurredAt: "${openedAt}", changes: [{ kind: opened }] }] }) { recorded } }`
    const response = await fetch(new URL('/graphql', server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${server.adminToken}` },
      body: JSON.stringify({ query: live }),
    })
    expect(await response.json()).toMatchObject({ data: { recordTicketEvents: { recorded: 1 } } })
    expect((await run([log, ...MAPPING, ...AGREEMENT, ...to])).out).toContain('13 recorded')
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    onTestFinished(() => client.end())
    const sources = await client.query('SELECT name, settled_by FROM source')
    expect(sources.rows).toEqual([{ name: source, settled_by: 'time' }])
    const clocks = await client.query('SELECT live, count(*)::int AS count FROM clock GROUP BY live')
    expect(clocks.rows.every((row) => !row.live)).toBe(true)
    const known = await client.query('SELECT key FROM ticket WHERE known_through IS NULL')
    expect(known.rows).toEqual([{ key: 'NOW' }])
  })

  it('reads and maps everything and sends nothing in a dry run', async () => {
    const { out } = await run([log, ...MAPPING, ...AGREEMENT, '--dry-run'])
    expect(out).toContain('15 rows: 13 would be sent, 0 duplicates, 2 rejected')
  })

  it('refuses what it cannot do before anything is sent', async () => {
    await expect(run([log])).rejects.toMatchObject({ exitCode: 2, message: 'import needs --mapping' })
    await expect(run([])).rejects.toMatchObject({ exitCode: 2 })
    await expect(run([log, '--maping', 'x'])).rejects.toMatchObject({ exitCode: 2 })
    await expect(run([log, ...MAPPING, '--url', 'here'])).rejects.toMatchObject({ exitCode: 2 })
    await expect(run([log, '--mapping', join(folder, 'none.yaml')])).rejects.toThrow('there is no file')
    const broken = join(folder, 'broken.yaml')
    await writeFile(broken, 'source: a\nticketKey: b\n')
    await expect(run([log, '--mapping', broken])).rejects.toMatchObject({
      details: expect.arrayContaining([expect.stringMatching(/broken\.yaml:1:1: .*eventId/)]),
    })
    await writeFile(log, 'incident,status\nA,b\n')
    await expect(run([log, ...MAPPING, '--dry-run'])).rejects.toThrow('does not have: changed_at')
  })

  it('refuses a row far ahead alone, and the log still ends with its last event', async () => {
    const database = await createTestDatabase()
    onTestFinished(() => database.drop())
    const ahead = row('X-1', '2999-05-02T09:00:00+02:00', 'Accepted', 'In Progress', 'Major')
    await writeFile(log, [HEADER, ...LOG.slice(0, 5), ahead].join('\n'))
    const { out, warned } = await run([log, ...MAPPING, ...AGREEMENT, '--database', database.url])
    expect(out).toContain('6 rows: 5 recorded, 0 duplicates, 1 rejected')
    expect(warned).toMatch(/row 6, occurredAt: .* in the future; at most 120 s .*\(OCCURRED_AHEAD\)/)
    const [source] = await rowsOf(database.url, 'SELECT complete_through AS through FROM source')
    expect(source).toEqual({ through: new Date('2012-05-02T16:00:00+02:00') })
  })

  it('writes nothing of a file it cannot read to its end', async () => {
    const database = await createTestDatabase()
    onTestFinished(() => database.drop())
    const args = [log, ...MAPPING, ...AGREEMENT, '--database', database.url]
    const lines = [HEADER, ...LOG].join('\n')
    await writeFile(log, lines.replace('support_team', 'team'))
    await expect(run(args)).rejects.toThrow('does not have: support_team')
    await writeFile(
      log,
      Buffer.concat([Buffer.from(`${lines}\n`), Buffer.alloc(300_000, 'a'), Buffer.of(0xe9)]),
    )
    await expect(run(args)).rejects.toThrow('0xe9 at byte')
    await rm(log)
    await expect(run(args)).rejects.toThrow('there is no file')
    expect(await rowsOf(database.url, 'SELECT FROM source')).toEqual([])
    expect(await rowsOf(database.url, 'SELECT FROM agreement_version')).toEqual([])
  })

  it('refuses documents in another encoding, which would lend their names unknown letters', async () => {
    const mapping = await readFile(MAPPING[1]!, 'utf8')
    const latin = join(folder, 'latin.yaml')
    await writeFile(latin, Buffer.from(mapping.replace('volvo-2013', 'volvo-é'), 'latin1'))
    await expect(run([log, '--mapping', latin, '--dry-run'])).rejects.toThrow('latin.yaml is not UTF-8')
    await expect(run([log, ...MAPPING, '--agreement', latin, '--dry-run'])).rejects.toThrow('is not UTF-8')
  })

  it('explains itself', async () => {
    expect((await run(['--help'])).out).toContain('--dry-run')
  })
})

interface StoredFact {
  readonly kind: string
  readonly retracts: number | null
}

const factsOf = (url: string) => rowsOf<StoredFact>(url, 'SELECT * FROM fact ORDER BY pos')

async function rowsOf<Row extends object>(url: string, query: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<Row>(query)
    return rows
  } finally {
    await client.end()
  }
}
