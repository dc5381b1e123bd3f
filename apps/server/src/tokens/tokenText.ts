import { timingSafeEqual } from 'node:crypto'
import { digestOf } from '../viewer/credentials.js'

/** `tgt_<prefix>_<secret>`: the prefix finds the row, the secret is known only to its holder. */
const TOKEN = /^tgt_([A-Za-z0-9]{8,32})_([A-Za-z0-9_-]{24,128})$/

/** The parts of a token, or null when the text is none. */
export function readToken(text: string): { readonly prefix: string; readonly digest: Buffer } | null {
  const parts = TOKEN.exec(text)
  return parts === null ? null : { prefix: parts[1]!, digest: digestOf(parts[2]!) }
}

export function writeToken(prefix: string, secret: string): string {
  return `tgt_${prefix}_${secret}`
}

/** Takes the same time wherever the two differ. */
export function isSameDigest(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
