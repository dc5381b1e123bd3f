import { createServer } from 'node:net'

/**
 * Fails before anything is started when the port cannot be had, so a second start on one machine touches nothing.
 * Throws an Error that names the port and says what to do.
 */
export function refuseBusyPort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => reject(explainListen(error, port, host)))
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

export function explainListen(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(
      `Port ${port} on ${host} is in use, perhaps by another Tenggat. Stop it, or set PORT to another port (0: any free one).`,
      { cause: error },
    )
  return new Error(`Cannot listen on ${host}:${port}: ${error.message}. Check HOST and PORT.`, {
    cause: error,
  })
}
