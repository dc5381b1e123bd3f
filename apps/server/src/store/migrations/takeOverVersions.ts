import { createHash } from 'node:crypto'
import type { QueryRunner } from 'typeorm'

type Fields = Readonly<Record<string, unknown>>

/** Large enough to be quick, small enough for thousands of long documents. */
const ROWS_AT_ONCE = 500

/** What the second migration added to terms that had been hashed without; frozen. */
const ADDED_LATER: ReadonlySet<string> = new Set([
  ...['kind', 'level', 'parent', 'supports', 'summary', 'stakeholders', 'contacts', 'communications'],
  ...['beneficiaries', 'goals', 'obligations', 'clauses', 'term', 'waivers', 'routes', 'levels'],
])

/**
 * Gives every version the texts that its hashes are of. Where no text can be found that has the hash, the terms as they are on record
 * are kept, and the next start says so in the log of the agreement. Frozen: it stands on nothing of today's.
 */
export async function takeOverVersions(runner: QueryRunner): Promise<void> {
  let [id, version] = ['', 0]
  for (;;) {
    const rows: readonly Fields[] = await runner.query(
      `SELECT agreement_id, version, terms, content_hash, running, running_hash FROM agreement_version
       WHERE (agreement_id, version) > ($1, $2) ORDER BY agreement_id, version LIMIT ${ROWS_AT_ONCE}`,
      [id, version],
    )
    if (rows.length === 0) return
    await runner.query(
      `UPDATE agreement_version v SET content = w.content, running_text = w.running
       FROM unnest($1::text[], $2::int[], $3::text[], $4::text[]) AS w (agreement_id, version, content, running)
       WHERE v.agreement_id = w.agreement_id AND v.version = w.version`,
      [
        rows.map((row) => row.agreement_id),
        rows.map((row) => row.version),
        rows.map((row) => textOf(row.terms as Fields, row.content_hash)),
        rows.map((row) => (row.running === null ? null : textOf(row.running as Fields, row.running_hash))),
      ],
    )
    const last = rows.at(-1)!
    ;[id, version] = [last.agreement_id as string, last.version as number]
  }
}

/** The text that has the hash: of the values on record, or of those among them that were there when it was taken. */
function textOf(values: Fields, hash: unknown): string {
  const whole = canonical(values)
  if (sha256(whole) === hash) return whole
  const then = canonical(Object.fromEntries(Object.entries(values).filter(([key]) => !ADDED_LATER.has(key))))
  return sha256(then) === hash ? then : whole
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const fields = value as Fields
  const members = Object.keys(fields)
    .filter((key) => fields[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(fields[key])}`)
  return `{${members.join(',')}}`
}
