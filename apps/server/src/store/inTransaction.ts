import type { Pool, PoolClient } from 'pg'

/** The transaction must be begun anew: another writer got in between, or what it wrote was undone. */
export class StartOver extends Error {}

export interface TransactionOptions {
  /** The statements it begins with; a plain BEGIN when left out. */
  readonly begin?: string
  /** Called right before COMMIT is sent: whatever fails from then on, the outcome is unknown. */
  readonly onCommitting?: () => void
}

/** The link is gone, or the server behind it: nothing can be said on this connection any more. */
const LINK_CLASSES = ['08', '57P', 'XX']

/** The driver gives its own connection errors no code; those of sockets carry the system's. */
export function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as NodeJS.ErrnoException
  if (isSqlState(code)) return LINK_CLASSES.some((prefix) => code.startsWith(prefix))
  if (typeof code === 'string') return /^(E[A-Z]+|ERR_SOCKET.*|ERR_STREAM.*)$/.test(code)
  return /connection|timeout|not queryable|after calling end/i.test(error.message)
}

export const isSqlState = (code: unknown): code is string =>
  typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)

/**
 * Runs `work` between BEGIN and COMMIT on one connection; whatever it throws undoes everything and is thrown on. A connection that
 * may not have left its transaction is given up, never pooled.
 * @throws StartOver when the database answered COMMIT by undoing
 */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  { begin = 'BEGIN', onCommitting }: TransactionOptions = {},
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  const onError = (error: Error) => {
    broken = error
  }
  // Without a listener, a connection lost between two queries would end the process.
  client.on('error', onError)
  try {
    await client.query(begin)
    const result = await work(client)
    onCommitting?.()
    const { command } = await client.query('COMMIT')
    if (command !== 'COMMIT') throw new StartOver(`the transaction ended in ${command}`)
    return result
  } catch (error) {
    if (isConnectionError(error)) broken ??= error as Error
    else await client.query('ROLLBACK').catch(onError)
    throw error
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}
