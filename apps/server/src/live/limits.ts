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
  /** Without a look at the log for so long nobody is told that nothing has happened. */
  readonly confirmedMs: number
  /** Longest the hub works on deltas before it lets the event loop turn. */
  readonly sliceMs: number
  /** Readings of the store at one time, boards apart. */
  readonly readers: number
  /** Boards that are read and drawn at one time. */
  readonly boardsAtOnce: number
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
  confirmedMs: 5_000,
  sliceMs: 8,
  readers: 3,
  boardsAtOnce: 2,
}

/** Bounds of one socket and of all together. Sizes in bytes, durations in milliseconds. */
export interface SocketLimits {
  readonly messageBytes: number
  readonly initMs: number
  /** Operations under way on one socket. */
  readonly operations: number
  /** Operations a socket may begin at once, and how many more each second. */
  readonly burst: number
  readonly perSecond: number
  readonly operationIdLength: number
  readonly sockets: number
  readonly socketsPerToken: number
  /** How often tokens in use are looked at. */
  readonly tokenCheckMs: number
  /** A socket that answers no ping for two such times is given up. */
  readonly pingMs: number
  /** How long closing sockets are waited for when the server stops. */
  readonly closeMs: number
}

export const SOCKET_LIMITS: SocketLimits = {
  messageBytes: 64 * 1024,
  initMs: 3_000,
  operations: 50,
  burst: 100,
  perSecond: 20,
  operationIdLength: 128,
  sockets: 20_000,
  socketsPerToken: 10_000,
  tokenCheckMs: 1_000,
  pingMs: 12_000,
  closeMs: 2_000,
}
