import { type GraphqlClient, graphqlClient } from '@tenggat/client'
import { keptReadToken } from '../boot/keptReadToken.js'
import type { Clockwork } from '../clockwork.js'
import { type ServerChoice, serverForImport } from './serverForImport.js'

export interface ReadingServer {
  readonly client: GraphqlClient
  /** Where its pages are, or will be once it is started again: `http://127.0.0.1:4000`. */
  readonly pages: string
  close(): Promise<void>
}

const LOOKING_LIMIT_MS = 1_000

/**
 * The server to ask: the one at `url`; or the one that runs here on the usual port, whose tokens lie in the data folder; or one that
 * is started on the database and that `close` ends.
 */
export async function serverForReading(
  choice: ServerChoice,
  env: Readonly<Record<string, string | undefined>>,
  clockwork: Clockwork,
): Promise<ReadingServer> {
  const usual = `http://127.0.0.1:${env.PORT ?? '4000'}`
  const elsewhere = choice.url !== undefined || choice.database !== undefined
  if (!elsewhere) {
    const token = choice.token ?? env.TENGGAT_TOKEN ?? keptReadToken(env.TENGGAT_DATA_DIR ?? null)
    if (token !== null && (await isRunning(usual))) {
      const client = graphqlClient(usual, token, clockwork)
      return { client, pages: usual, close: async () => undefined }
    }
  }
  const server = await serverForImport(choice, env, clockwork)
  return { ...server, pages: choice.url === undefined ? usual : new URL(choice.url).origin }
}

async function isRunning(url: string): Promise<boolean> {
  try {
    return (await fetch(new URL('/livez', url), { signal: AbortSignal.timeout(LOOKING_LIMIT_MS) })).ok
  } catch {
    return false
  }
}
