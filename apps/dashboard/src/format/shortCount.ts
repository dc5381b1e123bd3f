/** `0`, `9812`, `12k`: never more than four digits' width. */
export function shortCount(count: number): string {
  return count < 10_000 ? String(count) : `${Math.floor(count / 1_000)}k`
}
