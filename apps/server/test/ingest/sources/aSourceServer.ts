import { target, terms } from '@tenggat/domain/testing'
import { aServer, type Loose, type TestServer } from '../../http/aServer.js'
import { hand } from '../../http/hand.js'

export const AT = Date.UTC(2026, 10, 20, 10)

export interface SourceServer extends TestServer {
  readonly admin: string
  /** Of the source. */
  readonly secret: string
  /** Posts a delivery; nobody holds a token. */
  deliver(body: string, headers: Record<string, string>, query?: string): ReturnType<typeof hand>
  /** Sends an operation as an administrator; answers its one field. */
  ask(operation: string, variables?: object): Promise<Loose>
  letters(): Promise<Loose[]>
  tickets(): Promise<Loose[]>
}

const DECLARE = `mutation ($input: DeclareSourceInput!) { declareSource(input: $input) { __typename
  ... on SourceDeclared { secret } ... on UserError { code message } } }`
const LETTERS = `query ($name: ID!) { source(name: $name) { deadLetters(first: 4) { nodes {
  id code path message attempts resolution deliveryId headers body } } } }`

/** A server with one source of the kind, named `hooks`. */
export async function aSourceServer(
  kind: string,
  more: { mapping?: string; secret?: string } = {},
): Promise<SourceServer> {
  const server = await aServer([terms({ targets: [target({ within: { value: 1, unit: 'hours' } })] })], {
    at: AT,
  })
  const admin = await server.token('admin')
  const ask = async (operation: string, variables: object = {}) => {
    const { data, errors } = await server.send(admin, operation, variables)
    if (errors.length > 0) throw new Error(JSON.stringify(errors))
    return Object.values(data)[0] as Loose
  }
  const declared = await ask(DECLARE, { input: { name: 'hooks', kind, idempotencyKey: 'k', ...more } })
  if (declared.__typename !== 'SourceDeclared') throw new Error(JSON.stringify(declared))
  return {
    ...{ ...server, admin, ask },
    secret: more.secret ?? declared.secret,
    deliver: (body, headers, query) => hand(server, null, body, { source: 'hooks', headers, query }),
    letters: async () => (await ask(LETTERS, { name: 'hooks' })).deadLetters.nodes,
    tickets: async () => {
      const { rows } = await server.store.pool.query('SELECT key, state FROM ticket ORDER BY key')
      return rows
    },
  }
}
