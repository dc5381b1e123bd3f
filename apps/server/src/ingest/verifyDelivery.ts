import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Instant } from '@tenggat/domain'
import { IngestRefusal } from './ingestRefusal.js'
import type { Verification } from './mapper.js'

/** How far the sender's clock may be from ours, as Standard Webhooks has it. */
export const TOLERANCE_MS = 5 * 60_000

/** What a delivery brings along to prove itself. */
export interface Evidence {
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string>>
  /** `?token=` of the address. */
  readonly urlToken: string | null
}

/** The first way of proving itself that a delivery tries; null when it tries none. Says nothing of whether it succeeds. */
export function chooseVerification(ways: readonly Verification[], evidence: Evidence): Verification | null {
  const isTried = (way: Verification) =>
    way.scheme === 'token-in-url'
      ? evidence.urlToken !== null
      : evidence.headers[signatureHeaderOf(way)] !== undefined
  return ways.find(isTried) ?? null
}

type Signed = Exclude<Verification, { scheme: 'token-in-url' }>

const signatureHeaderOf = (way: Signed): string =>
  way.scheme === 'standard-webhooks' ? 'webhook-signature' : way.header

/**
 * Throws unless the delivery was sent by a holder of one of the secrets: its signature covers the bytes as they came. Every secret
 * is compared, in the same time wherever it differs.
 */
export function verifyDelivery(
  way: Verification,
  evidence: Evidence,
  body: Buffer,
  secrets: readonly string[],
  now: Instant,
): void {
  const proven =
    way.scheme === 'token-in-url'
      ? secrets.map((secret) => isSame(digest(secret), digest(evidence.urlToken!)))
      : provenBySignature(way, evidence.headers, body, secrets, now)
  if (!proven.includes(true))
    throw new IngestRefusal('SIGNATURE_WRONG', 'The delivery is not signed with a secret of this source')
}

function provenBySignature(
  way: Signed,
  headers: Evidence['headers'],
  body: Buffer,
  secrets: readonly string[],
  now: Instant,
): boolean[] {
  const signature = headers[signatureHeaderOf(way)]!
  if (way.scheme === 'hub-sha256') {
    const sent = /^sha256=([0-9a-f]{64})$/i.exec(signature)?.[1]
    if (sent === undefined) return []
    const stamp = way.timestampHeader === undefined ? null : requireHeader(headers, way.timestampHeader)
    const prefix = stamp === null ? '' : `${stamp}.`
    const proven = secrets.map((secret) => isSame(hmac(secret, prefix, body), Buffer.from(sent, 'hex')))
    if (stamp !== null && proven.includes(true)) requireFresh(stamp, now)
    return proven
  }
  const stamp = requireHeader(headers, 'webhook-timestamp')
  const prefix = `${requireHeader(headers, 'webhook-id')}.${stamp}.`
  const sent = signature
    .split(' ')
    .slice(0, MOST_SIGNATURES)
    .filter((each) => each.startsWith('v1,'))
    .map((each) => Buffer.from(each.slice(3), 'base64'))
  const proven = secrets.flatMap((secret) => {
    const right = hmac(keyOf(secret), prefix, body)
    return sent.map((each) => isSame(right, each))
  })
  if (proven.includes(true)) requireFresh(stamp, now)
  return proven
}

/** Two while a secret is being changed; more is a waste of our time. */
const MOST_SIGNATURES = 10

/** The key of a Standard Webhooks secret: base64, with or without its prefix. */
export const keyOf = (secret: string): Buffer => Buffer.from(secret.replace(/^whsec_/, ''), 'base64')

function requireHeader(headers: Evidence['headers'], name: string): string {
  const value = headers[name]
  if (value === undefined)
    throw new IngestRefusal('SIGNATURE_MISSING', `The delivery lacks the header ${name}`, name)
  return value
}

/** Asked only of what is signed: a stranger learns nothing of our clock. */
function requireFresh(stamp: string, now: Instant): void {
  const at = /^\d{1,12}$/.test(stamp) ? Number(stamp) * 1_000 : Number.NaN
  if (Math.abs(now - at) <= TOLERANCE_MS) return
  const message = `The delivery was signed more than ${TOLERANCE_MS / 60_000} minutes from now`
  throw new IngestRefusal('TIMESTAMP_STALE', message)
}

const hmac = (key: string | Buffer, prefix: string, body: Buffer): Buffer =>
  createHmac('sha256', key).update(prefix).update(body).digest()

const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest()

const isSame = (left: Buffer, right: Buffer): boolean =>
  left.length === right.length && timingSafeEqual(left, right)
