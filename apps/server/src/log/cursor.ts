/** Where a subscriber stands: everything up to and including `position` has been delivered. */
export function formatCursor(epoch: string, position: number): string {
  return `${epoch}:${position}`
}

export type CursorReading =
  | { readonly ok: true; readonly position: number }
  /** `garbled` is no cursor at all; `foreign` is one of another store. */
  | { readonly ok: false; readonly reason: 'garbled' | 'foreign' }

/** Reads `<epoch>:<position>` as far as it can be judged without asking the store. */
export function readCursor(text: string, epoch: string): CursorReading {
  const parts = /^([0-9a-zA-Z-]{1,64}):(0|[1-9]\d{0,15})$/.exec(text)
  if (parts === null) return { ok: false, reason: 'garbled' }
  const position = Number(parts[2])
  if (!Number.isSafeInteger(position)) return { ok: false, reason: 'garbled' }
  return parts[1] === epoch ? { ok: true, position } : { ok: false, reason: 'foreign' }
}
