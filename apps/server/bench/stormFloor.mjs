import { emptyTables } from './engineStore.mjs'

const PER_TRANSACTION = 1_000

/**
 * The least PostgreSQL must do for a storm: the clocks as they were armed, claimed a thousand at a time, written with
 * what the storm wrote and their facts inserted, from tables and not from parameters. Nothing is judged or handed on.
 */
export function stormFloor(pool, clockwork) {
  const written = 'verdict, deadline_at, crossed, next_threshold, next_threshold_at, breached_at, version'
  const assignments = written.split(', ').map((name) => `${name} = b.${name}`)

  async function settleOnce(client, dueAt) {
    await client.query('BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off')
    const { rows } = await client.query(
      `SELECT id FROM clock WHERE live AND next_threshold_at <= to_timestamp($1::float8 / 1000)
       ORDER BY next_threshold_at, id LIMIT ${PER_TRANSACTION} FOR UPDATE SKIP LOCKED`,
      [dueAt],
    )
    const ids = [rows.map(({ id }) => id)]
    await client.query(
      `UPDATE clock c SET ${assignments.join(', ')}
       FROM unnest($1::bigint[]) AS u(id) JOIN bench_settled b ON b.id = u.id WHERE c.id = u.id`,
      ids,
    )
    await client.query(
      `INSERT INTO fact SELECT f.* FROM unnest($1::bigint[]) AS u(id) JOIN bench_breach f ON f.clock_id = u.id`,
      ids,
    )
    await client.query('COMMIT')
    return rows.length
  }

  const forget = () => pool.query('DROP TABLE IF EXISTS bench_armed, bench_settled, bench_breach')
  return {
    forget,
    /** Before the instant: the clocks as they are armed. */
    async remember() {
      await forget()
      await pool.query('CREATE TABLE bench_armed AS SELECT * FROM clock')
    },
    /** After it. @returns how long the statements took, ms */
    async run(dueAt) {
      await pool.query(`CREATE TABLE bench_settled AS SELECT * FROM clock;
        CREATE TABLE bench_breach AS SELECT * FROM fact WHERE kind = 'breached';
        CREATE UNIQUE INDEX ON bench_settled (id); CREATE INDEX ON bench_breach (clock_id);
        ANALYZE bench_settled; ANALYZE bench_breach`)
      await emptyTables(pool)
      await pool.query('INSERT INTO clock OVERRIDING SYSTEM VALUE SELECT * FROM bench_armed; CHECKPOINT')
      const client = await pool.connect()
      const startedMs = clockwork.monotonic()
      while ((await settleOnce(client, dueAt)) === PER_TRANSACTION);
      const tookMs = clockwork.monotonic() - startedMs
      client.release()
      return tookMs
    },
  }
}
