/** Why the server does not do what people ask of it, by the word it gives programs. */
export const REFUSAL_CODES = [
  ...['NOT_FOUND', 'NOT_YOURS', 'NOT_ALLOWED_NOW', 'STALE_CONTENT', 'NOT_READY', 'INVALID_DOCUMENT'],
  ...['DRAFT_CONFLICT', 'IDEMPOTENCY_KEY', 'IDEMPOTENCY_KEY_REUSED', 'PERIOD_NOT_CLOSED'],
  ...['EMAIL', 'EMAIL_TAKEN', 'NAME', 'PASSWORD', 'CURRENT', 'LANGUAGE', 'PARTIES'],
  ...['NAME_TAKEN', 'KIND', 'MAPPING', 'SECRET', 'OLD_VALID_FOR_HOURS', 'ALREADY_ROTATED'],
  ...['FORBIDDEN', 'UNAUTHENTICATED', 'RATE_LIMITED', 'BAD_USER_INPUT', 'PAYLOAD_TOO_LARGE'],
  ...['UNAVAILABLE', 'INTERNAL_SERVER_ERROR'],
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** What a version on record needs to be read: the release it names, some later one, or what no release has. */
export type UnreadReason = 'release' | 'laterRelease' | 'another'

/** Why a version cannot be read, in the reader's language. */
export function unreadInWords(
  needed: { readonly release: string | null; readonly laterThan: string } | null,
  { unread }: { readonly unread: Readonly<Record<UnreadReason, (release: string) => string>> },
): string {
  if (needed === null) return unread.another('')
  return needed.release === null ? unread.laterRelease(needed.laterThan) : unread.release(needed.release)
}

/** One word for many reasons: only what the server says beside it tells which. */
const SAID_BY_SERVER: ReadonlySet<string> = new Set<RefusalCode>([
  'NOT_YOURS',
  'NOT_ALLOWED_NOW',
  'NAME',
  'MAPPING',
  'BAD_USER_INPUT',
])

/**
 * Why something was refused, in the reader's language. What the server says, in English, follows where the code alone does not tell
 * enough, and stands alone where there are no words for the code.
 */
export function refusalInWords(
  refusal: { readonly code: string; readonly message: string },
  { refusals }: { readonly refusals: Readonly<Record<RefusalCode, string>> },
): string {
  const code = REFUSAL_CODES.find((known) => known === refusal.code)
  if (code === undefined) return refusal.message
  return SAID_BY_SERVER.has(code) ? `${refusals[code]}: ${refusal.message}` : refusals[code]
}
