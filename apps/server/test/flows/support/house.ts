import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningServer, startServer } from '../../../src/main.js'
import { createTestDatabase } from '../../support/testDatabase.js'

const ALL_WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
  .map((day) => `${day}: [['00:00', '24:00']]`)
  .join(', ')

/** A clock that runs at all hours: what it targets is said in the test. */
export const agreement = (id: string, within: string, more = ''): string => `
id: ${id}
title: ${id}
parties:
  - { id: customer, name: Customer, role: customer }
  - { id: desk, name: Desk, role: provider }
services: []
appliesTo: { customer: ${id} }
calendars:
  always:
    timeZone: Asia/Jakarta
    weekly: { ${ALL_WEEK} }
targets:
  - id: resolution
    metric: resolution
    within: ${within}
    calendar: always
    atRisk: [50%]
    pauseWhen:
      - { status: waitingOnCustomer }
${more}`

/** A change of a ticket as the API takes it. */
export type Change = Readonly<Record<string, unknown>> & { readonly kind: string }

/** The whole server, in this process, on a database of its own, spoken to over HTTP like any desk would. */
export interface House {
  readonly server: RunningServer
  readonly databaseUrl: string
  /** Fails on any error of the API. */
  ask<T = Record<string, unknown>>(query: string, variables?: object): Promise<T>
  putAgreement(document: string): Promise<void>
  /** Opens a ticket of the customer whose agreement has that name; answers when it is durable. */
  open(customer: string, key: string, changes?: readonly Change[], occurredAt?: number): Promise<void>
  change(key: string, changes: readonly Change[], occurredAt?: number): Promise<void>
  /** Many tickets at once, in as few requests as the API allows. */
  openMany(customer: string, keys: readonly string[]): Promise<void>
  displayToken(board?: object): Promise<{ id: string; secret: string }>
  close(): Promise<void>
}

export async function startHouse(): Promise<House> {
  const database = await createTestDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'tenggat-flow-'))
  const server = await startServer({
    port: 0,
    host: '127.0.0.1',
    databaseUrl: database.url,
    dataDir,
    poolSize: 6,
    floor: false,
    floorSeed: 1,
    logLevel: 'warn',
    allowedOrigins: [],
    introspection: 'token',
    trustProxy: false,
    requestsPerSecond: 1_000_000,
    admin: null,
    secretKey: null,
    adminToken: null,
  })

  async function ask<T>(query: string, variables: object = {}): Promise<T> {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${server.adminToken}` },
      body: JSON.stringify({ query, variables }),
    })
    const answer = (await response.json()) as { data: T; errors?: { message: string }[] }
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors))
    return answer.data
  }

  async function record(events: readonly object[]): Promise<void> {
    const { recordTicketEvents: payload } = await ask<{
      recordTicketEvents: { refused: number; outcomes: unknown[] }
    }>(
      `mutation ($events: [TicketEventInput!]!) {
        recordTicketEvents(input: { source: "desk", events: $events }) {
          refused outcomes { __typename ... on RefusedEvent { message } }
        }
      }`,
      { events },
    )
    if (payload.refused > 0) throw new Error(JSON.stringify(payload.outcomes))
  }

  const event = (ticketKey: string, changes: readonly Change[], occurredAt: number) => ({
    ticketKey,
    eventId: randomUUID(),
    occurredAt: new Date(occurredAt).toISOString(),
    changes,
  })
  const opening = (customer: string, subject: string): Change[] => [
    { kind: 'opened', subject },
    { kind: 'classified', customer },
    { kind: 'prioritised', priority: 'P1' },
  ]

  return {
    server,
    databaseUrl: database.url,
    ask,
    putAgreement: async (document) => {
      const { putAgreement: result } = await ask<{ putAgreement: { __typename: string } }>(
        `mutation ($document: String!) {
          putAgreement(input: { document: $document }) {
            __typename ... on InvalidDocument { problems { path line message expected } }
          }
        }`,
        { document },
      )
      if (result.__typename !== 'AgreementStored') throw new Error(JSON.stringify(result))
    },
    open: (customer, key, changes = [], occurredAt = Date.now()) =>
      record([event(key, [...opening(customer, `Ticket ${key}`), ...changes], occurredAt)]),
    change: (key, changes, occurredAt = Date.now()) => record([event(key, changes, occurredAt)]),
    openMany: async (customer, keys) => {
      const now = Date.now()
      for (let from = 0; from < keys.length; from += 1_000) {
        await record(
          keys
            .slice(from, from + 1_000)
            .map((key, i) => event(key, opening(customer, `Ticket ${key}`), now - i)),
        )
      }
    },
    displayToken: async (board = {}) => {
      const { createToken } = await ask<{ createToken: { secret: string; token: { id: string } } }>(
        `mutation ($input: CreateTokenInput!) {
          createToken(input: $input) { __typename ... on TokenCreated { secret token { id } } }
        }`,
        { input: { name: 'wall', scopes: ['display'], board, idempotencyKey: randomUUID() } },
      )
      return { id: createToken.token.id, secret: createToken.secret }
    },
    close: async () => {
      await server.close()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
