import net from 'node:net'
import { onTestFinished } from 'vitest'

/** Which leg is cut when the client says COMMIT: before the database hears it, or before the client hears the answer. */
export type Cut = 'before' | 'after'

export interface CuttingProxy {
  /** The database's URL by way of the proxy. */
  readonly url: string
  /** Cuts the next connection that commits. */
  cutNextCommit(cut: Cut): void
  /** Cuts everything and lets nobody in again. */
  shut(): void
  /** How many connections were cut. */
  cuts(): number
}

/** Between server and database on this machine, for the outcome nobody knows. */
export async function cuttingProxy(databaseUrl: string): Promise<CuttingProxy> {
  const target = new URL(databaseUrl)
  const sockets = new Set<net.Socket>()
  let armed: Cut | null = null
  let cuts = 0
  let isShut = false
  const server = net.createServer((client) => {
    if (isShut) return void client.destroy()
    const upstream = net.connect(Number(target.port || 5432), target.hostname)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    let isSwallowing = false
    client.on('data', (bytes) => {
      if (armed === null || !bytes.includes('COMMIT')) return void upstream.write(bytes)
      const cut = armed
      armed = null
      cuts += 1
      if (cut === 'before') return client.destroy()
      isSwallowing = true
      upstream.write(bytes)
    })
    upstream.on('data', (bytes) => {
      if (isSwallowing) client.destroy()
      else client.write(bytes)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as net.AddressInfo).port)
  return {
    url: url.href,
    cutNextCommit: (cut) => {
      armed = cut
    },
    shut: () => {
      isShut = true
      for (const socket of sockets) socket.destroy()
    },
    cuts: () => cuts,
  }
}
