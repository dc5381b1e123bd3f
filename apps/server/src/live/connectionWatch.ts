import type { Alarm, Clockwork } from '../clockwork.js'
import type { Credentials } from '../viewer/credentials.js'
import type { Viewer } from '../viewer/viewer.js'
import type { SocketLimits } from './limits.js'
import type { SocketConnection } from './socketConnection.js'

interface CredentialsByKind {
  readonly tokens: Pick<Credentials, 'isValid'>
  readonly sessions: Pick<Credentials, 'isValid'>
}

/** All open sockets: closes those whose token or connection no longer stands, and gives up those that answer no ping. */
export class ConnectionWatch {
  readonly #connections = new Set<SocketConnection>()
  readonly #perToken = new Map<string, number>()
  readonly #credentials: CredentialsByKind
  readonly #clockwork: Clockwork
  readonly #limits: SocketLimits
  #alarms: Alarm[] = []
  #isChecking = false
  #onEmpty: (() => void) | null = null

  constructor(credentials: CredentialsByKind, clockwork: Clockwork, limits: SocketLimits) {
    this.#credentials = credentials
    this.#clockwork = clockwork
    this.#limits = limits
  }

  get size(): number {
    return this.#connections.size
  }

  add(connection: SocketConnection): void {
    this.#connections.add(connection)
    if (this.#alarms.length > 0) return
    this.#alarms = [
      this.#clockwork.every(this.#limits.tokenCheckMs, () => this.#checkTokens()),
      this.#clockwork.every(this.#limits.pingMs, () => this.#ping()),
    ]
  }

  /** Puts the viewer on the connection, unless the token has too many sockets. */
  admit(connection: SocketConnection, viewer: Viewer): boolean {
    const open = this.#perToken.get(viewer.principal) ?? 0
    if (open >= this.#limits.socketsPerToken || !this.#connections.has(connection)) return false
    this.#perToken.set(viewer.principal, open + 1)
    connection.viewer = viewer
    return true
  }

  remove(connection: SocketConnection): void {
    this.#connections.delete(connection)
    if (connection.viewer !== null) this.#release(connection.viewer.principal)
    if (this.#connections.size > 0) return
    for (const alarm of this.#alarms) alarm.cancel()
    this.#alarms = []
    this.#onEmpty?.()
  }

  /** Resolves when every socket is closed; those that do not close in time are cut. */
  async closeAll(code: number, reason: string): Promise<void> {
    if (this.#connections.size === 0) return
    for (const connection of this.#connections) connection.close(code, reason)
    await new Promise<void>((resolve) => {
      const giveUp = this.#clockwork.after(this.#limits.closeMs, () => {
        for (const connection of this.#connections) connection.socket.terminate()
      })
      this.#onEmpty = () => {
        giveUp.cancel()
        resolve()
      }
    })
  }

  #release(principal: string): void {
    const open = this.#perToken.get(principal)! - 1
    if (open === 0) this.#perToken.delete(principal)
    else this.#perToken.set(principal, open)
  }

  /**
   * One look per token or connection and the rights it came with, one after the other; a store that does not answer closes nobody.
   */
  async #checkTokens(): Promise<void> {
    if (this.#isChecking) return
    this.#isChecking = true
    const fallen = new Set<string>()
    const viewers = new Map<string, Viewer>()
    for (const { viewer } of this.#connections) if (viewer !== null) viewers.set(markOf(viewer), viewer)
    for (const [mark, viewer] of viewers) {
      const credentials = viewer.kind === 'person' ? this.#credentials.sessions : this.#credentials.tokens
      const stands = await credentials.isValid(viewer).catch(() => true)
      if (!stands) fallen.add(mark)
    }
    for (const connection of this.#connections)
      if (connection.viewer !== null && fallen.has(markOf(connection.viewer))) connection.forbid()
    this.#isChecking = false
  }

  #ping(): void {
    for (const connection of this.#connections) {
      if (connection.silentPings >= 2) connection.socket.terminate()
      else if (connection.isOpen) {
        connection.silentPings++
        connection.socket.ping()
      }
    }
  }
}

/** Viewers that stand or fall together. One connection may have sockets from before and after a change of role. */
function markOf({ tokenPrefix, sessionId, person, parties }: Viewer): string {
  return [tokenPrefix, sessionId, person?.role, parties === null ? null : [...parties].join()].join(' ')
}
