import fc from 'fast-check'
import type { EntitySchema } from 'typeorm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toEntryRow } from '../src/agreements/agreementEntries.js'
import { toCalendarRevision } from '../src/agreements/calendars/calendars.js'
import { toClockRow, toFactRow, toStoredVersionRow, toTicketRow } from '../src/store/fromPg.js'
import { writeInstant } from '../src/store/pgTypes.js'
import type { PgRow } from '../src/store/records.js'
import {
  agreementDueTable,
  agreementEntryTable,
  agreementPartyTable,
  agreementVersionTable,
  calendarRevisionTable,
} from '../src/store/tables/agreements.tables.js'
import { auditEntryTable } from '../src/store/tables/auditEntry.table.js'
import { clockRebindingTable, clockTable } from '../src/store/tables/clocks.tables.js'
import { correctedClockTable, correctionTable } from '../src/store/tables/corrections.tables.js'
import { deadLetterTable } from '../src/store/tables/deadLetter.table.js'
import { TABLES } from '../src/store/tables/index.js'
import { consumerTable, factTable } from '../src/store/tables/log.tables.js'
import { personTable, sessionTable, tokenTable } from '../src/store/tables/people.tables.js'
import { sourceTable } from '../src/store/tables/source.table.js'
import { sourceDayTable } from '../src/store/tables/sourceDay.table.js'
import { sourceSecretTable, sourceSettingTable } from '../src/store/tables/sourceSetting.table.js'
import { ticketEventTable, ticketTable } from '../src/store/tables/tickets.tables.js'
import { aCalendarRevision, aDue, anEntry } from './support/agreementRows.js'
import { aCorrectedClock, aCorrection } from './support/correctionRows.js'
import { anAuditEntry, aPerson, aSession } from './support/personRows.js'
import {
  aClock,
  aConsumer,
  aFact,
  aMigration,
  anAgreementVersion,
  aSource,
  aTicket,
  aTicketEvent,
  aToken,
} from './support/rows.js'
import { aDay, aLetter, aSecret, aSetting } from './support/sourceRows.js'
import { type TestStore, testStore } from './support/testDatabase.js'

let store: TestStore
beforeAll(async () => {
  store = await testStore()
})
afterAll(() => store.close())

interface Table {
  readonly schema: EntitySchema<object>
  readonly full: object
  readonly sparse: object
  readonly fromPool?: (row: PgRow) => object
}

const table = <T extends object>(
  schema: EntitySchema<T>,
  full: T,
  sparse: T,
  fromPool?: (row: PgRow) => T,
): Table => ({ schema: schema as unknown as EntitySchema<object>, full, sparse, fromPool })

const TABLES_WITH_ROWS: readonly Table[] = [
  table(ticketTable, aTicket(), aTicket({ id: '2', key: 'T-2', bound: [] }), toTicketRow),
  table(ticketEventTable, aTicketEvent(), aTicketEvent({ id: '2', eventId: 'e-2', sequence: 0 })),
  table(clockTable, aClock(), aClock(aClock.sparse), toClockRow),
  table(consumerTable, aConsumer(), aConsumer({ name: 'webhooks', position: 0 })),
  table(factTable, aFact(), aFact(aFact.sparse), toFactRow),
  table(
    agreementVersionTable,
    anAgreementVersion(),
    anAgreementVersion({
      version: 2,
      running: null,
      runningHash: null,
      inForce: [],
      activatedAt: null,
      cause: null,
    }),
    toStoredVersionRow,
  ),
  table(agreementEntryTable, anEntry(), anEntry({ seq: 2, reason: null }), toEntryRow),
  table(agreementDueTable, aDue({ kind: 'ends' }), aDue({ kind: 'takesEffect', doneAt: null })),
  table(agreementPartyTable, { partyId: 'acme', agreementId: 'a' }, { partyId: 'acme', agreementId: 'b' }),
  table(calendarRevisionTable, aCalendarRevision(), aCalendarRevision({ revision: 2 }), toCalendarRevision),
  table(
    clockRebindingTable,
    aMigration(),
    aMigration({ id: '44444444-4444-4444-8444-444444444444', reason: null, finishedAt: null }),
  ),
  table(correctionTable, aCorrection(), aCorrection({ id: '22222222-2222-4222-8222-222222222222' })),
  table(correctedClockTable, aCorrectedClock(), aCorrectedClock({ place: 1, raw: null, corrected: null })),
  table(sourceTable, aSource(), aSource({ name: 'live-desk', completeThrough: null, settledBy: 'time' })),
  table(
    sourceSettingTable,
    aSetting(),
    aSetting({ source: 'x', mapping: null, creationId: null, disabledAt: null }),
  ),
  table(sourceSecretTable, aSecret(), aSecret({ source: 'x', expiresAt: null })),
  table(
    sourceDayTable,
    aDay(),
    aDay({ source: 'x', lastEventAt: null, lastRefusalAt: null, lastRefusal: null }),
  ),
  table(
    deadLetterTable,
    aLetter(),
    aLetter({ source: 'x', id: '2', deliveryId: null, resolvedAt: null, resolution: null }),
  ),
  table(auditEntryTable, anAuditEntry(), anAuditEntry({ id: '2', address: null, detail: {} })),
  table(personTable, aPerson(), aPerson(aPerson.sparse)),
  table(sessionTable, aSession(), aSession(aSession.sparse)),
  table(tokenTable, aToken(), aToken(aToken.sparse)),
]

describe('round trip', () => {
  for (const { schema, full, sparse, fromPool } of TABLES_WITH_ROWS) {
    const name = schema.options.name
    it(`${name} comes back as it went in, with every column filled and with every column that may be empty empty`, async () => {
      const repository = store.dataSource.getRepository(schema)
      await repository.insert([full, sparse])
      expect(await repository.find({ order: orderOf(schema) })).toEqual([full, sparse])
      const { rows } = await store.pool.query(`SELECT * FROM ${name} ORDER BY ${primaryColumns(schema)}`)
      if (fromPool !== undefined) expect(rows.map(fromPool)).toEqual([full, sparse])
    })

    it(`${name}: the column map names every column of the table and no other`, async () => {
      const { rows } = await store.pool.query(
        'SELECT column_name AS name, is_nullable AS nullable FROM information_schema.columns WHERE table_name = $1',
        [name],
      )
      const inDatabase = Object.fromEntries(rows.map((row) => [row.name, row.nullable === 'YES']))
      const mapped = Object.values(schema.options.columns).map((column) => [
        column!.name,
        column!.nullable === true,
      ])
      expect(Object.fromEntries(mapped)).toEqual(inDatabase)
    })
  }

  it('every table of the schema is mapped', async () => {
    const { rows } = await store.pool.query(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'migration'`,
    )
    expect(TABLES.map((each) => each.options.name).sort()).toEqual(rows.map((row) => row.name).sort())
  })

  it('instants keep their millisecond from year 1 to the last that Date knows', async () => {
    const instants = fc.sample(fc.integer({ min: -62_167_219_200_000, max: 8_640_000_000_000_000 }), {
      numRuns: 300,
      seed: 2,
    })
    instants.push(0, -1, -62_167_219_200_000, -62_135_596_800_001, 253_402_300_800_000, 8_640_000_000_000_000)
    const years = ['0001-01-01T00:00:00.000Z', '0050-06-01T12:00:00.010Z', '0099-12-31T23:59:59.999Z']
    instants.push(...years.map(Date.parse), Date.parse('0100-01-01T00:00:00.100Z'))
    const { rows } = await store.pool.query('SELECT unnest($1::timestamptz[]) AS at', [
      instants.map(writeInstant),
    ])
    expect(rows.map((row) => row.at)).toEqual(instants)
  })
})

function orderOf(schema: EntitySchema<object>) {
  const primary = Object.entries(schema.options.columns).filter(([, column]) => column!.primary)
  return Object.fromEntries(primary.map(([property]) => [property, 'ASC' as const]))
}

function primaryColumns(schema: EntitySchema<object>): string {
  const columns = Object.values(schema.options.columns).filter((column) => column!.primary)
  return columns.map((column) => column!.name).join(', ')
}
