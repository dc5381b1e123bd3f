/** met / (met + breached); null when nothing is decided: a share of nothing is no number. */
export function ratioOf({
  met,
  breached,
}: {
  readonly met: number
  readonly breached: number
}): number | null {
  return met + breached === 0 ? null : met / (met + breached)
}
