const LONGEST = 2_000

/** What was given as a reason, in one piece; null when nothing was. */
export function reasonOf(given: string | null | undefined): string | null {
  const text = (given ?? '')
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .trim()
    .slice(0, LONGEST)
  return text === '' ? null : text
}
