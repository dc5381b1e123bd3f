/** What the live side has done since it started. */
export interface Counters {
  /** Messages handed to sockets. */
  delivered: number
  /** Sockets closed because they read too slowly. */
  dropped: number
  resets: number
}

/** What `/metrics` shows of the live side. */
export interface LiveStats extends Readonly<Counters> {
  readonly subscribers: number
  readonly groups: number
  /** Sockets with at least one subscription. */
  readonly sockets: number
  readonly lagging: number
  /** From a fact's commit to the hub, for the latest batch; milliseconds. */
  readonly lagMs: number
  /** The last position handed to the hub; −1 before the first. */
  readonly position: number
}
