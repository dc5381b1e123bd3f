import { expect, it } from 'vitest'
import { aServer, type Loose, PASSWORD } from '../http/aServer.js'
import { aSocket } from '../http/aSocket.js'
import { EMAIL, right, session } from './signIn.js'

const LIST = `query ($first: Int!, $after: String, $filter: AuditFilter) {
  auditEntries(first: $first, after: $after, filter: $filter) {
    pageInfo { hasNextPage endCursor } nodes { at actor action subject address detail } } }`
const MUTATIONS = {
  token: `mutation ($input: CreateTokenInput!) { done: createToken(input: $input) {
    ... on TokenCreated { secret token { id prefix } } } }`,
  revoke: 'mutation ($input: RevokeTokenInput!) { done: revokeToken(input: $input) { __typename } }',
  person: `mutation ($input: CreatePersonInput!) { done: createPerson(input: $input) {
    ... on PersonCreated { person { id } } } }`,
  update: 'mutation ($input: UpdatePersonInput!) { done: updatePerson(input: $input) { __typename } }',
  declare: 'mutation ($input: DeclareSourceInput!) { done: declareSource(input: $input) { __typename } }',
  source: 'mutation ($input: UpdateSourceInput!) { done: updateSource(input: $input) { __typename } }',
  rotate: `mutation ($input: RotateSourceSecretInput!) { done: rotateSourceSecret(input: $input) {
    ... on SourceSecretRotated { secret } } }`,
  password: 'mutation ($input: ChangePasswordInput!) { done: changePassword(input: $input) { __typename } }',
}
const SITI = `person:${EMAIL}`
const OTHER_PASSWORD = 'quite another one'

it('what is done about tokens, people, signing in and sources is on record with who did it and from where, and never a secret', async () => {
  const server = await aServer()
  const admin = await server.token('admin')
  const as =
    (token: string | null, headers = {}) =>
    async (name: keyof typeof MUTATIONS, input: Loose) =>
      (await server.send(token, MUTATIONS[name], { input }, { headers })).data.done
  const does = as(admin)
  const maker = { email: EMAIL, name: 'Siti', role: 'viewer', password: PASSWORD, idempotencyKey: 'p' }
  const { id } = (await does('person', maker)).person
  await does('person', maker)
  const token = { name: 'desk', scopes: ['ingest'], idempotencyKey: 't' }
  const made = await does('token', token)
  await does('token', token)
  await does('revoke', { id: made.token.id })
  await does('revoke', { id: made.token.id })
  await does('declare', { name: 'hooks', kind: 'generic', idempotencyKey: 's' })
  const { secret } = await does('rotate', { name: 'hooks', oldValidForHours: 1, idempotencyKey: 'r' })
  await does('source', { name: 'hooks', disabled: true })
  await does('source', { name: 'hooks', disabled: true })
  await does('update', { id, name: 'Siti A.', role: 'representative', parties: ['acme'] })
  await session(server, 'POST', { email: PASSWORD, password: EMAIL })
  await session(server, 'POST', { ...right, password: 'a wrong password' })
  const cookie = (await session(server, 'POST', right)).cookie!.split(';')[0]!
  await as(null, { cookie })('password', { current: PASSWORD, next: OTHER_PASSWORD })
  await session(server, 'DELETE', undefined, { cookie })
  await session(server, 'DELETE', undefined, { cookie })
  await does('update', { id, disabled: true })
  const socket = await aSocket(server.port, admin)
  await socket.ask(MUTATIONS.update, { input: { id, disabled: false } })

  const list = async (variables: Loose) =>
    (await server.send(admin, LIST, { first: 200, ...variables })).data.auditEntries
  const { nodes, pageInfo } = await list({})
  const prefix = `token:${admin.split('_')[1]}`
  const noted = nodes.map((entry: Loose) => [entry.actor, entry.action, entry.subject]).reverse()
  const hooks = 'source:hooks'
  expect(noted).toEqual([
    ['server', 'tokenMade', prefix],
    [prefix, 'personMade', SITI],
    [prefix, 'tokenMade', `token:${made.token.prefix}`],
    [prefix, 'tokenRevoked', `token:${made.token.prefix}`],
    [prefix, 'sourceDeclared', hooks],
    [prefix, 'sourceSecretRotated', hooks],
    [prefix, 'sourceChanged', hooks],
    [prefix, 'personRenamed', SITI],
    [prefix, 'roleChanged', SITI],
    [prefix, 'partiesChanged', SITI],
    ['anonymous', 'signInFailed', 'nobody'],
    ['anonymous', 'signInFailed', SITI],
    [SITI, 'signedIn', SITI],
    [SITI, 'passwordChanged', SITI],
    [SITI, 'signedOut', SITI],
    [prefix, 'personShut', SITI],
    [prefix, 'personOpened', SITI],
  ])
  const byServer = nodes.pop()
  expect(byServer.address).toBeNull()
  for (const { address } of nodes) expect(address).toMatch(/127\.0\.0\.1$/)
  expect(nodes.find(({ action }: Loose) => action === 'roleChanged').detail).toEqual({
    ...{ from: 'viewer', to: 'representative' },
  })
  const { rows } = await server.store.pool.query('SELECT each::text AS row FROM audit_entry AS each')
  const kept = JSON.stringify(rows)
  for (const hidden of [PASSWORD, OTHER_PASSWORD, secret, made.secret.split('_')[2], cookie.split('=')[1]])
    expect(kept).not.toContain(hidden)

  expect(pageInfo.hasNextPage).toBe(false)
  const first = await list({ first: 2 })
  const next = await list({ first: 2, after: first.pageInfo.endCursor })
  expect([...first.nodes, ...next.nodes]).toEqual(nodes.slice(0, 4))
  const filter = { actor: SITI, subject: SITI, actions: ['signedIn', 'signedOut', 'roleChanged'] }
  const some = (await list({ filter })).nodes
  expect(some.map(({ action }: Loose) => action)).toEqual(['signedOut', 'signedIn'])
  const refused = await server.send(await server.token('agreements', 'read'), LIST, { first: 1 })
  expect(refused.errors[0]!.extensions.code).toBe('FORBIDDEN')
})

it('the record of what was done is added to and never changed', async () => {
  const { store, token } = await aServer()
  await token('read')
  for (const statement of [
    `UPDATE audit_entry SET actor = 'nobody'`,
    'DELETE FROM audit_entry',
    'TRUNCATE audit_entry',
  ])
    await expect(store.pool.query(statement)).rejects.toThrow('append-only')
})

it('a change that is not written leaves nothing on record, and one without a record is not made', async () => {
  const server = await aServer()
  const admin = await server.token('admin')
  await server.store.pool.query(`ALTER TABLE audit_entry ADD CHECK (action <> 'tokenMade') NOT VALID`)
  const input = { name: 'desk', scopes: ['ingest'], idempotencyKey: 't' }
  const { errors } = await server.send(admin, MUTATIONS.token, { input })
  expect(errors).toHaveLength(1)
  const { rows } = await server.store.pool.query('SELECT name FROM token')
  expect(rows).toEqual([{ name: 'test' }])
})
