import { createHash } from 'node:crypto'
import type { Viewer } from './viewer.js'

/** One way of saying who asks: tokens are one, sessions the other. */
export interface Credentials {
  /** The viewer a secret stands for; null when it is none, wrong, expired, revoked or ended. */
  authenticate(text: string): Promise<Viewer | null>
  /**
   * False as soon as the viewer no longer stands for what it did: expired, revoked, ended, disabled, or given another role or other
   * parties. What another instance did shows within 5 s.
   */
  isStanding(viewer: Viewer): Promise<boolean>
}

/** What is kept of a secret. It has 256 bits of chance in it, so one round of SHA-256 cannot be searched backwards. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
