import type { Instant } from '@tenggat/domain'
import type { DataSource } from 'typeorm'
import { writeInstant } from '../store/pgTypes.js'
import type { Queryable } from '../store/queryable.js'
import type { DeadLetterRow } from '../store/sourceRecords.js'
import { deadLetterTable } from '../store/tables/deadLetter.table.js'
import type { MapProblem } from './mapper.js'

/** How much is kept of one source: what is older or beyond it goes, the oldest first. */
export const KEPT = { letters: 1_000, bytes: 64 * 1024 * 1024, days: 30 }
const DAY_MS = 86_400_000

export type NewDeadLetter = Pick<
  DeadLetterRow,
  'source' | 'deliveryId' | 'headers' | 'body' | 'receivedAt'
> & {
  readonly problem: MapProblem
}

/** Authentic deliveries that made no events, kept until somebody has mended the mapping. */
export interface DeadLetters {
  /** Keeps a letter; one of the same delivery is kept once. Answers its id. */
  keep(letter: NewDeadLetter): Promise<string>
  /** The newest first. */
  list(
    source: string,
    limit: number,
    beforeId: string | null,
  ): Promise<readonly Omit<DeadLetterRow, 'body'>[]>
  find(source: string, id: string): Promise<DeadLetterRow | null>
  /** Ids of those that wait, the oldest first. */
  waiting(source: string, limit: number): Promise<readonly string[]>
  /** Notes another try, with what came of it. */
  tried(letter: DeadLetterRow, problem: MapProblem | null, at: Instant): Promise<void>
  /** @param ids null for all that wait */
  discard(source: string, ids: readonly string[] | null, at: Instant): Promise<number>
}

export function createDeadLetters(store: {
  readonly pool: Queryable
  readonly dataSource: DataSource
}): DeadLetters {
  const { pool } = store
  const letters = store.dataSource.getRepository(deadLetterTable)
  return {
    async keep({ problem, ...letter }) {
      const { rows } = await pool.query({
        text: `INSERT INTO dead_letter AS d
                 (source, delivery_id, headers, body, received_at, last_attempt_at, code, message, path)
               VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8)
               ON CONFLICT (source, delivery_id) WHERE delivery_id IS NOT NULL
                 DO UPDATE SET attempts = d.attempts + 1, last_attempt_at = excluded.last_attempt_at
               RETURNING id`,
        values: [
          ...[letter.source, letter.deliveryId, JSON.stringify(letter.headers), letter.body],
          ...[writeInstant(letter.receivedAt), problem.code, problem.message, problem.path],
        ],
      })
      await prune(pool, letter.source, letter.receivedAt)
      return String(rows[0].id)
    },
    list: (source, limit, beforeId) =>
      letters
        .createQueryBuilder('letter')
        .select(LISTED.map((column) => `letter.${column}`))
        .where('letter.source = :source AND (:beforeId::bigint IS NULL OR letter.id < :beforeId::bigint)', {
          ...{ source, beforeId },
        })
        .orderBy('letter.id', 'DESC')
        .limit(limit)
        .getMany(),
    find: (source, id) => letters.findOneBy({ source, id }),
    async waiting(source, limit) {
      const { rows } = await pool.query(
        'SELECT id FROM dead_letter WHERE source = $1 AND resolved_at IS NULL ORDER BY id LIMIT $2',
        [source, limit],
      )
      return rows.map(({ id }) => String(id))
    },
    async tried({ source, id }, problem, at) {
      await pool.query(
        `UPDATE dead_letter SET attempts = attempts + 1, last_attempt_at = $3, code = coalesce($4, code),
           message = coalesce($5, message), path = coalesce($6, path),
           resolved_at = CASE WHEN $4::text IS NULL THEN $3::timestamptz END,
           resolution = CASE WHEN $4::text IS NULL THEN 'replayed' END
         WHERE source = $1 AND id = $2 AND resolved_at IS NULL`,
        [
          source,
          id,
          writeInstant(at),
          problem?.code ?? null,
          problem?.message ?? null,
          problem?.path ?? null,
        ],
      )
    },
    async discard(source, ids, at) {
      const { rowCount } = await pool.query(
        `UPDATE dead_letter SET resolved_at = $3, resolution = 'discarded'
         WHERE source = $1 AND ($2::bigint[] IS NULL OR id = ANY($2)) AND resolved_at IS NULL`,
        [source, ids, writeInstant(at)],
      )
      return rowCount ?? 0
    },
  }
}

const LISTED = [
  ...['source', 'id', 'receivedAt', 'deliveryId', 'headers', 'code', 'message', 'path'],
  ...['attempts', 'lastAttemptAt', 'resolvedAt', 'resolution'],
]

/** Keeps a source within KEPT: one that sends nothing but rubbish fills its own share and no other's. */
async function prune(pool: Queryable, source: string, now: Instant): Promise<void> {
  await pool.query({
    name: 'prune-dead-letters',
    text: `DELETE FROM dead_letter d USING (
             SELECT id, received_at, row_number() OVER newest AS place, sum(octet_length(body)) OVER newest AS bytes
             FROM dead_letter WHERE source = $1 WINDOW newest AS (ORDER BY id DESC)) AS kept
           WHERE d.source = $1 AND d.id = kept.id
             AND (kept.place > $2 OR kept.bytes > $3 OR kept.received_at < $4)`,
    values: [source, KEPT.letters, KEPT.bytes, writeInstant(now - KEPT.days * DAY_MS)],
  })
}
