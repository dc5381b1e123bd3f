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
