import type { Server as HttpServer, IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { CloseCode, handleProtocols } from 'graphql-ws'
import { type WebSocket, WebSocketServer } from 'ws'
import { isFromElsewhere, isOriginAllowed } from '../limits/limits.js'
import { ConnectionWatch } from './connectionWatch.js'
import { SOCKET_LIMITS, type SocketLimits } from './limits.js'
import { createProtocol, type ProtocolDeps } from './protocol.js'
import { SocketConnection, type Upgrade } from './socketConnection.js'

export interface SocketDeps extends ProtocolDeps {
  readonly path: string
  /** The cookie of a person's connection that an upgrade brings, if it does. */
  readonly sessionCookieOf: (request: IncomingMessage) => string | null
  /** Where it comes from. */
  readonly addressOf: (request: IncomingMessage) => string
  /** Origins besides the server's own, as browsers write them: `https://walls.example`. */
  readonly allowedOrigins: readonly string[]
  readonly log: { error(detail: object, message: string): void }
  readonly limits?: Partial<SocketLimits>
}

export interface Sockets {
  /** Sockets open. */
  count(): number
  /**
   * Takes no more sockets, tells all to come back after `retryAfterMs`, closes them with 1012, and resolves when they
   * are closed or were given up.
   */
  close(retryAfterMs: number): Promise<void>
}

const BINARY = 'Only text messages are understood'
const SERVICE_RESTART = 1012
const TRY_AGAIN_LATER = 1013
const INTERNAL_ERROR = 1011

/** Serves graphql-transport-ws at `path` of the HTTP server; other upgrades are refused. */
export function attachSockets(http: HttpServer, options: SocketDeps): Sockets {
  const { clockwork, tokens, sessions, hub, log } = options
  const limits = { ...SOCKET_LIMITS, ...options.limits }
  const watch = new ConnectionWatch({ tokens, sessions }, clockwork, limits)
  const protocol = createProtocol(options, limits, (connection, viewer) => watch.admit(connection, viewer))
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
    handleProtocols: (protocols) => handleProtocols(protocols),
  })
  let isClosing = false

  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const refuse = (status: string) =>
      stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
    stream.on('error', () => stream.destroy())
    if (pathOf(request) !== options.path) refuse('404 Not Found')
    else if (!isOriginAllowed(request, options.allowedOrigins) || isFromElsewhere(request.headers))
      refuse('403 Forbidden')
    else if (isClosing || watch.size >= limits.sockets) refuse('503 Service Unavailable')
    else
      server.handleUpgrade(request, stream, head, (socket) =>
        opened(socket, { cookie: options.sessionCookieOf(request), address: options.addressOf(request) }),
      )
  }

  const opened = (socket: WebSocket, upgrade: Upgrade) => {
    const connection = new SocketConnection(socket, upgrade, limits, clockwork)
    watch.add(connection)
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => socket.send(data),
        close: (code, reason) => connection.close(code ?? INTERNAL_ERROR, reason ?? ''),
        onMessage: (receive) =>
          socket.on('message', (data, isBinary) => {
            if (isBinary) connection.close(CloseCode.BadRequest, BINARY)
            else receive(String(data)).catch((error: Error) => failed(connection, error))
          }),
      },
      connection,
    )
    // `ws` closes by itself after an error (an oversized message: 1009); without a listener it would end the process.
    socket.on('error', () => undefined)
    socket.on('pong', () => {
      connection.silentPings = 0
    })
    socket.once('close', (code, reason) => {
      watch.remove(connection)
      hub.forget(connection)
      closed(code, String(reason)).catch((error: Error) => log.error({ err: error }, 'a socket closed badly'))
    })
  }

  const failed = (connection: SocketConnection, error: Error) => {
    // The library's word for a message that only servers send.
    if (error.message.startsWith('Unexpected message of type')) {
      connection.close(CloseCode.BadRequest, 'Invalid message received')
      return
    }
    log.error({ err: error }, 'a socket message failed')
    connection.close(connection.viewer === null ? TRY_AGAIN_LATER : INTERNAL_ERROR, 'Internal server error')
  }

  http.on('upgrade', onUpgrade)
  return {
    count: () => watch.size,
    close: async (retryAfterMs) => {
      isClosing = true
      hub.goAway(retryAfterMs)
      await watch.closeAll(SERVICE_RESTART, 'Service restart')
      http.off('upgrade', onUpgrade)
      server.close()
    },
  }
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0]!
}
