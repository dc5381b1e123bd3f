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
