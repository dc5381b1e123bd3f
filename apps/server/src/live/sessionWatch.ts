import type { Alarm, Clockwork } from '../clockwork.js'
import type { Credentials } from '../viewer/credentials.js'
import type { Viewer } from '../viewer/viewer.js'
import type { Session } from './session.js'
import type { SocketLimits } from './socketLimits.js'

/** The two ways in. */
interface Doors {
  readonly tokens: Pick<Credentials, 'isStanding'>
  readonly sessions: Pick<Credentials, 'isStanding'>
}

/** All open sockets: closes those whose token or session no longer stands, and gives up those that answer no ping. */
export class SessionWatch {
  readonly #sessions = new Set<Session>()
  readonly #perToken = new Map<string, number>()
  readonly #doors: Doors
  readonly #clockwork: Clockwork
  readonly #limits: SocketLimits
  #alarms: Alarm[] = []
  #isChecking = false
  #onEmpty: (() => void) | null = null

  constructor(doors: Doors, clockwork: Clockwork, limits: SocketLimits) {
    this.#doors = doors
    this.#clockwork = clockwork
    this.#limits = limits
  }

  get size(): number {
    return this.#sessions.size
  }

  add(session: Session): void {
    this.#sessions.add(session)
    if (this.#alarms.length > 0) return
    this.#alarms = [
      this.#clockwork.every(this.#limits.tokenCheckMs, () => this.#checkTokens()),
      this.#clockwork.every(this.#limits.pingMs, () => this.#ping()),
    ]
  }

  /** Puts the viewer on the session, unless the token has too many sockets. */
  admit(session: Session, viewer: Viewer): boolean {
    const open = this.#perToken.get(viewer.principal) ?? 0
    if (open >= this.#limits.socketsPerToken || !this.#sessions.has(session)) return false
    this.#perToken.set(viewer.principal, open + 1)
    session.viewer = viewer
    return true
  }

  remove(session: Session): void {
    this.#sessions.delete(session)
    if (session.viewer !== null) this.#release(session.viewer.principal)
    if (this.#sessions.size > 0) return
    for (const alarm of this.#alarms) alarm.cancel()
    this.#alarms = []
    this.#onEmpty?.()
  }

  /** Resolves when every socket is closed; those that do not close in time are cut. */
  async closeAll(code: number, reason: string): Promise<void> {
    if (this.#sessions.size === 0) return
    for (const session of this.#sessions) session.close(code, reason)
    await new Promise<void>((resolve) => {
      const giveUp = this.#clockwork.after(this.#limits.closeMs, () => {
        for (const session of this.#sessions) session.socket.terminate()
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
   * One look per token or session and the rights it came with, one after the other; a store that does not answer closes nobody.
   */
  async #checkTokens(): Promise<void> {
    if (this.#isChecking) return
    this.#isChecking = true
    const fallen = new Set<string>()
    const viewers = new Map<string, Viewer>()
    for (const { viewer } of this.#sessions) if (viewer !== null) viewers.set(markOf(viewer), viewer)
    for (const [mark, viewer] of viewers) {
      const door = viewer.kind === 'person' ? this.#doors.sessions : this.#doors.tokens
      const stands = await door.isStanding(viewer).catch(() => true)
      if (!stands) fallen.add(mark)
    }
    for (const session of this.#sessions)
      if (session.viewer !== null && fallen.has(markOf(session.viewer))) session.forbid()
    this.#isChecking = false
  }

  #ping(): void {
    for (const session of this.#sessions) {
      if (session.silentPings >= 2) session.socket.terminate()
      else if (session.isOpen) {
        session.silentPings++
        session.socket.ping()
      }
    }
  }
}

/** Viewers that stand or fall together. One session may have sockets from before and after a change of role. */
function markOf({ tokenPrefix, sessionId, person, parties }: Viewer): string {
  return [tokenPrefix, sessionId, person?.role, parties === null ? null : [...parties].join()].join(' ')
}
