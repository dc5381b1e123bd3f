import { canonicalJson } from '@tenggat/domain'
import { sha256 } from '../../src/agreements/hashes.js'
import type { Queryable } from '../../src/store/queryable.js'
import type { Loose } from '../http/aServer.js'

/** What the first version of an agreement says and runs, written anew with the hashes, as another release would have. */
export async function rewriteDocuments(
  pool: Queryable,
  id: string,
  as: (document: Loose) => Loose,
): Promise<void> {
  const { rows } = await pool.query(
    'SELECT content, running FROM agreement_version WHERE agreement_id = $1 AND version = 1',
    [id],
  )
  const written = (text: string | null) => (text === null ? null : canonicalJson(as(JSON.parse(text))))
  const [content, running] = [written(rows[0].content)!, written(rows[0].running)]
  await pool.query('ALTER TABLE agreement_version DISABLE TRIGGER USER')
  await pool.query(
    `UPDATE agreement_version SET content = $2, content_hash = $3, running = $4, running_hash = $5
     WHERE agreement_id = $1 AND version = 1`,
    [id, content, sha256(content), running, running === null ? null : sha256(running)],
  )
  await pool.query('ALTER TABLE agreement_version ENABLE TRIGGER USER')
}
