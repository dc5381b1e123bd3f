import { Refused } from '../viewer/refused.js'

/** Lists are handed out in pages of at most this many. */
export const MAX_FIRST = 200

export interface PageRequest {
  readonly first: number
  /** Cursor to go on after; null for the beginning. */
  readonly after: string | null
}

/** Throws BAD_USER_INPUT unless 1 ≤ first ≤ MAX_FIRST. */
export function readPage(first: number, after?: string | null): PageRequest {
  if (first < 1 || first > MAX_FIRST) {
    throw new Refused('BAD_USER_INPUT', `first must be from 1 to ${MAX_FIRST}`)
  }
  return { first, after: after ?? null }
}

export interface Page<T> {
  readonly edges: { cursor: string; node: T }[]
  readonly nodes: T[]
  readonly pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

/** Makes a page of rows of which one more than asked for was read. */
export function pageOf<Row, T>(
  rows: readonly Row[],
  first: number,
  toNode: (row: Row) => T,
  toCursor: (row: Row) => string,
): Page<T> {
  const kept = rows.slice(0, first)
  const edges = kept.map((row) => ({ cursor: toCursor(row), node: toNode(row) }))
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
  }
}

/** An opaque cursor of the values that order a list. */
export function writeCursor(...parts: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** Reads what writeCursor wrote. Throws BAD_USER_INPUT for anything else. */
export function readCursor(cursor: string, length: number): readonly (string | number | null)[] {
  const parts = parseParts(cursor)
  if (parts === null || parts.length !== length) throw badCursor()
  return parts
}

export function badCursor(): Refused {
  return new Refused('BAD_USER_INPUT', 'after is not a cursor of this list')
}

function parseParts(cursor: string): (string | number | null)[] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const plain = (part: unknown) => part === null || typeof part === 'string' || Number.isSafeInteger(part)
    return Array.isArray(parts) && parts.every(plain) ? parts : null
  } catch {
    return null
  }
}
