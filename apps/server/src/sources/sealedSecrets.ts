import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/**
 * Keeps secrets that must be read again: a signature is verified with the secret itself, so no digest of it would do. What the
 * database holds is of no use without the key, which never goes there.
 */
export interface SealedSecrets {
  /** @param about what the secret belongs to; it opens for nothing else */
  seal(secret: string, about: string): Buffer
  /** Null when it was sealed with another key or for something else. */
  open(sealed: Buffer, about: string): string | null
}

export const KEY_BYTES = 32
const CIPHER = 'aes-256-gcm'
const FORM = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** @param key of KEY_BYTES */
export function sealedSecrets(key: Buffer): SealedSecrets {
  return {
    seal(secret, about) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(about))
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(FORM), nonce, cipher.getAuthTag(), text])
    },
    open(sealed, about) {
      if (sealed[0] !== FORM) return null
      const [tagAt, textAt] = [1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES]
      const decipher = createDecipheriv(CIPHER, key, sealed.subarray(1, tagAt))
      decipher.setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(tagAt, textAt))
      try {
        return Buffer.concat([decipher.update(sealed.subarray(textAt)), decipher.final()]).toString()
      } catch {
        return null
      }
    },
  }
}
