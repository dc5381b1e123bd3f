const TAKEOVER_MS = 15_000

/**
 * Which page a rotating wall shows after `ms`: they take turns, and a breach brings back the first page, which shows
 * everything, for fifteen seconds.
 */
export function pageAt(
  ms: number,
  pages: number,
  rotateMs: number | null,
  breachedAt: number | null,
): number {
  if (rotateMs === null || pages <= 1) return 0
  if (breachedAt !== null && ms - breachedAt < TAKEOVER_MS) return 0
  return Math.floor(ms / rotateMs) % pages
}
