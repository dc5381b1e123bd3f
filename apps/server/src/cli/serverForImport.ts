import { type GraphqlClient, graphqlClient } from '@tenggat/client'
import type { Clockwork } from '../clockwork.js'
import { readConfig } from '../config.js'
import { usage } from './parseOptions.js'

export interface ServerChoice {
  readonly url: string | undefined
  readonly token: string | undefined
  readonly database: string | undefined
}

/** The server to import into: the one at `url`, or one started here, on a free port, that `close` ends. */
export async function serverForImport(
  choice: ServerChoice,
  env: Readonly<Record<string, string | undefined>>,
  clockwork: Clockwork,
): Promise<{ readonly client: GraphqlClient; close(): Promise<void> }> {
  const token = choice.token ?? env.TENGGAT_TOKEN
  if (choice.url !== undefined) {
    if (choice.database !== undefined) throw usage('--url and --database exclude each other')
    if (!URL.canParse(choice.url))
      throw usage(`--url ${choice.url} is not an address such as http://127.0.0.1:4000`)
    if (token === undefined) throw usage('--url needs --token, or the variable TENGGAT_TOKEN')
    return { client: graphqlClient(choice.url, token, clockwork), close: async () => undefined }
  }
  const quiet = { PORT: '0', TENGGAT_FLOOR: 'off', TENGGAT_LOG_LEVEL: env.TENGGAT_LOG_LEVEL ?? 'warn' }
  const database = choice.database ?? env.DATABASE_URL
  // Loaded only here: importing into a server that runs already needs none of it.
  const { startServer } = await import('../boot/startServer.js')
  const server = await startServer(readConfig({ ...env, ...quiet, DATABASE_URL: database }))
  return { client: graphqlClient(server.url, server.adminToken, clockwork), close: () => server.close() }
}
