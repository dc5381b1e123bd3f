import { createHash } from 'node:crypto'

/** SHA-256 in hex: what contents and the entries of a log are known by. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
