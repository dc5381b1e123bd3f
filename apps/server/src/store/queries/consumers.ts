import type { Instant } from '@tenggat/domain'
import type { PoolClient } from 'pg'
import type { Queryable } from '../queryable.js'
import type { ConsumerRow } from '../records.js'

/** Puts a consumer that is new on record, at the head or before the first fact. */
export async function introduceConsumer(
  client: Queryable,
  name: string,
  beginsAt: 'first' | 'head',
): Promise<void> {
  await client.query(
    `INSERT INTO consumer (name, epoch, position, moved_at)
     SELECT $1, epoch, CASE WHEN $2 THEN pos ELSE 0 END, now() FROM store_info, head
     ON CONFLICT (name) DO NOTHING`,
    [name, beginsAt === 'head'],
  )
}

/** Whether facts wait for the consumer, or its position makes no sense here; takes no lock and writes nothing. */
export async function hasFactsWaiting(client: Queryable, name: string): Promise<boolean> {
  const { rows } = await client.query({
    name: 'consumer-waiting',
    text: `SELECT c.position <> h.pos OR c.epoch <> s.epoch AS waiting
           FROM consumer c, head h, store_info s WHERE c.name = $1`,
    values: [name],
  })
  return rows[0]?.waiting ?? true
}

/** The consumer's place, held until the transaction ends; null while another instance holds it. */
export async function holdConsumer(
  client: PoolClient,
  name: string,
): Promise<(Pick<ConsumerRow, 'epoch' | 'position'> & { readonly head: number }) | null> {
  const { rows } = await client.query({
    name: 'consumer-hold',
    text: `SELECT c.epoch, c.position, (SELECT pos FROM head) AS head
           FROM consumer c WHERE c.name = $1 FOR UPDATE SKIP LOCKED`,
    values: [name],
  })
  return rows[0] ?? null
}

/** Moves the place on, as part of the transaction that holds it. */
export async function moveConsumer(
  client: PoolClient,
  name: string,
  { epoch, position }: Pick<ConsumerRow, 'epoch' | 'position'>,
): Promise<void> {
  await client.query({
    name: 'consumer-move',
    text: 'UPDATE consumer SET epoch = $2, position = $3, moved_at = now() WHERE name = $1',
    values: [name, epoch, position],
  })
}

/** Where a consumer stands, beside the log. */
export interface ConsumerStatus {
  readonly name: string
  readonly position: number
  /** When the first fact that waits for it was recorded; null when none waits. */
  readonly waitingSince: Instant | null
}

/** Where the durable consumers stand, and where the log ends. */
export async function consumerStatuses(
  client: Queryable,
): Promise<{ readonly head: number; readonly standings: readonly ConsumerStatus[] }> {
  const { rows } = await client.query(
    `SELECT h.pos AS head, c.name, c.position,
       (SELECT recorded_at FROM fact WHERE pos > c.position ORDER BY pos LIMIT 1) AS waiting_since
     FROM head h LEFT JOIN consumer c ON true ORDER BY c.name`,
  )
  const standings = rows
    .filter(({ name }) => name !== null)
    .map(({ name, position, waiting_since: waitingSince }) => ({ name, position, waitingSince }))
  return { head: Number(rows[0].head), standings }
}
