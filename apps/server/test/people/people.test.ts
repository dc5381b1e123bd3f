import { describe, expect, it } from 'vitest'
import { aServer, PASSWORD, type TestServer } from '../http/aServer.js'

const CREATE = `mutation ($input: CreatePersonInput!) { createPerson(input: $input) { __typename
  ... on PersonCreated { person { id email name role parties language disabledAt lastSeenAt } }
  ... on UserError { code message } } }`
const UPDATE = `mutation ($input: UpdatePersonInput!) { updatePerson(input: $input) { __typename
  ... on PersonUpdated { person { name role parties disabledAt } } ... on UserError { code } } }`
const CHANGE = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename
  ... on PasswordChanged { changed } ... on UserError { code } } }`

const input = (differs: object = {}) => ({
  input: {
    ...{ email: 'siti@acme.example', name: 'Siti', role: 'representative', parties: ['acme'] },
    ...{ password: PASSWORD, idempotencyKey: 'k1', ...differs },
  },
})

async function asAdmin(server: TestServer) {
  const admin = await server.token('admin')
  const run = async (query: string, variables?: unknown) => (await server.send(admin, query, variables)).data
  return {
    create: async (differs?: object) => (await run(CREATE, input(differs))).createPerson,
    update: async (input: object) => (await run(UPDATE, { input })).updatePerson,
    people: async () => (await run('{ people { id email role parties } }')).people,
  }
}

describe('accounts', () => {
  it('are made once under one idempotency key, by admins only', async () => {
    const server = await aServer()
    const { create, people } = await asAdmin(server)
    const made = await create()
    expect(made).toMatchObject({
      __typename: 'PersonCreated',
      person: { email: 'siti@acme.example', role: 'representative', parties: ['acme'], disabledAt: null },
    })
    expect(await create()).toEqual(made)
    expect(await create({ name: 'Other' })).toMatchObject({ __typename: 'IdempotencyKeyReused' })
    expect(await create({ password: 'quite another one' })).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    })
    expect(await people()).toHaveLength(1)
    const manager = await server.person('manager')
    for (const query of [
      '{ people { id } }',
      `mutation { updatePerson(input: { id: "x" }) { __typename } }`,
    ]) {
      const { errors } = await server.send(null, query, undefined, { headers: { cookie: manager } })
      expect(errors[0]!.extensions.code).toBe('FORBIDDEN')
    }
  })

  it.each([
    ['EMAIL', { email: 'nobody' }],
    ['EMAIL', { email: 'a b@c' }],
    ['EMAIL_TAKEN', { email: 'TAKEN@acme.example' }],
    ['NAME', { name: ' ' }],
    ['NAME', { name: 'x\ny' }],
    ['PARTIES', { parties: null }],
    ['PARTIES', { parties: [] }],
    ['PARTIES', { role: 'admin', parties: ['acme'] }],
    ['PASSWORD', { password: 'elevenchars' }],
    ['PASSWORD', { password: 'x'.repeat(201) }],
    ['LANGUAGE', { language: 'Bahasa' }],
    ['IDEMPOTENCY_KEY', { idempotencyKey: ' ' }],
  ])('are refused with %s for %o', async (code, differs) => {
    const server = await aServer()
    const { create } = await asAdmin(server)
    await create({ email: 'taken@acme.example', idempotencyKey: 'k0' })
    expect(await create(differs)).toMatchObject({ __typename: 'InvalidPerson', code })
  })

  it('are changed in part, and a role keeps to its bounds', async () => {
    const server = await aServer()
    const { create, update } = await asAdmin(server)
    const { id } = (await create()).person
    expect(await update({ id, name: 'Siti R.' })).toEqual({
      __typename: 'PersonUpdated',
      person: { name: 'Siti R.', role: 'representative', parties: ['acme'], disabledAt: null },
    })
    expect(await update({ id, role: 'admin' })).toMatchObject({ code: 'PARTIES' })
    expect(await update({ id, parties: null })).toMatchObject({ code: 'PARTIES' })
    expect(await update({ id, role: 'admin', parties: null })).toMatchObject({
      person: { role: 'admin', parties: null },
    })
    expect(await update({ id, disabled: true })).toMatchObject({ person: { disabledAt: expect.any(String) } })
    expect(await update({ id, disabled: false })).toMatchObject({ person: { disabledAt: null } })
    expect(await update({ id, password: 'short' })).toMatchObject({ code: 'PASSWORD' })
    for (const none of ['nonsense', crypto.randomUUID()])
      expect(await update({ id: none, name: 'x' })).toMatchObject({
        __typename: 'PersonNotFound',
        code: 'NOT_FOUND',
      })
  })

  it('of tokens there are none, so a token changes no password', async () => {
    const server = await aServer()
    const { errors } = await server.send(await server.token('admin'), CHANGE, {
      input: { current: 'x', next: PASSWORD },
    })
    expect(errors[0]!.extensions.code).toBe('FORBIDDEN')
  })

  it('are guarded against guessing the current password from a session left open', async () => {
    const server = await aServer()
    const cookie = await server.person('viewer')
    const codes: string[] = []
    for (let i = 0; i < 12; i++) {
      const input = { current: `wrong ${i}`, next: 'a new long password' }
      const { data } = await server.send(null, CHANGE, { input }, { headers: { cookie } })
      codes.push(data.changePassword.code)
    }
    expect(codes).toEqual([...Array(10).fill('CURRENT'), 'RATE_LIMITED', 'RATE_LIMITED'])
  })
})

describe('me', () => {
  const ME = '{ me { principal name role email language scopes parties } }'

  it.each([
    ['viewer', null, ['read']],
    ['agent', null, ['read', 'participate']],
    ['manager', ['acme'], ['read', 'agreements']],
    ['representative', ['acme'], ['read', 'participate']],
    ['admin', null, ['admin']],
  ] as const)('tells a %s what they are and may do', async (role, parties, scopes) => {
    const server = await aServer()
    const cookie = await server.person(role, parties, 'siti@acme.example')
    const { data } = await server.send(null, ME, undefined, { headers: { cookie } })
    expect(data.me).toEqual({
      ...{ principal: 'person:siti@acme.example', name: role, role, email: 'siti@acme.example' },
      ...{ language: null, scopes, parties },
    })
  })

  it('tells a token the same', async () => {
    const server = await aServer()
    const { data } = await server.send(await server.partyToken(['acme'], 'read'), ME)
    expect(data.me).toMatchObject({ name: null, role: null, scopes: ['read'], parties: ['acme'] })
    expect(data.me.principal).toMatch(/^token:/)
  })
})

describe('tokens confined to parties', () => {
  const TOKEN = `mutation ($input: CreateTokenInput!) { createToken(input: $input) { __typename
    ... on TokenCreated { token { parties } } ... on UserError { code } } }`

  it.each([
    [{ scopes: ['read'], parties: ['b', 'a', 'b'] }, { token: { parties: ['a', 'b'] } }],
    [{ scopes: ['read'] }, { token: { parties: null } }],
    [{ scopes: ['display'], board: {}, parties: ['a'] }, { token: { parties: ['a'] } }],
    [{ scopes: ['customer'], board: { agreementId: ['a'], customer: ['a'] } }, { token: { parties: null } }],
    [{ scopes: ['read'], parties: [] }, { code: 'PARTIES' }],
    [{ scopes: ['admin'], parties: ['a'] }, { code: 'PARTIES' }],
    [{ scopes: ['ingest', 'read'], parties: ['a'] }, { code: 'PARTIES' }],
    [{ scopes: ['customer'] }, { code: 'BOARD' }],
    [{ scopes: ['customer', 'read'], board: {} }, { code: 'SCOPES' }],
  ])('%o gives %o', async (differs, answer) => {
    const server = await aServer()
    const input = { name: 'x', idempotencyKey: 'k', ...differs }
    expect((await server.send(await server.token('admin'), TOKEN, { input })).data.createToken).toMatchObject(
      answer,
    )
  })
})
