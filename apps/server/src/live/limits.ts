/** Bounds of the live side. Sizes in bytes, durations in milliseconds. */
export interface LiveLimits {
  /** Rows or facts in one message. */
  readonly partSize: number
  /** Rows a board may hold; a wider filter is refused. */
  readonly boardRows: number
  /** A board that missed more positions than this is drawn anew instead of brought up to date. */
  readonly catchUpPositions: number
  /** Positions read from the log at once when facts are caught up. */
  readonly logPositions: number
  /** Above this a socket is lagging: nothing more is handed to it until it is below `resumeBytes`. */
  readonly lagBytes: number
  readonly resumeBytes: number
  /** What may wait for one lagging socket; beyond, it is closed. */
  readonly backlogFacts: number
  readonly backlogBytes: number
  /** How often lagging sockets are looked at. */
  readonly lagPollMs: number
  /** A socket that takes nothing for so long while it is being brought up to date is closed. */
  readonly stallMs: number
  readonly heartbeatMs: number
  /** Longest the hub works on deltas before it lets the event loop turn. */
  readonly sliceMs: number
  /** Readings of the store at one time. */
  readonly readers: number
}

export const LIVE_LIMITS: LiveLimits = {
  partSize: 500,
  boardRows: 50_000,
  catchUpPositions: 20_000,
  logPositions: 5_000,
  lagBytes: 256 * 1024,
  resumeBytes: 64 * 1024,
  backlogFacts: 1_000,
  backlogBytes: 1024 * 1024,
  lagPollMs: 25,
  stallMs: 15_000,
  heartbeatMs: 2_000,
  sliceMs: 8,
  readers: 3,
}
