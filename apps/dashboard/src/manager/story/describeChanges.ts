/** `statusChanged: waitingOnCustomer, Wait - User`: an event's changes in one line, in the words of the API. */
export function describeChanges(changes: unknown): string {
  if (!Array.isArray(changes)) return ''
  return changes.map(describeChange).join('; ')
}

function describeChange(change: unknown): string {
  if (typeof change !== 'object' || change === null) return ''
  const { kind, ...rest } = change as Record<string, unknown>
  const values = Object.values(rest).filter((value) => value !== null && value !== undefined && value !== '')
  return values.length === 0 ? String(kind) : `${String(kind)}: ${values.map(String).join(', ')}`
}
