// A durable consumer in a process of its own, to be killed: writes the position of every fact it takes, in the order in which it
// takes them, into the table `kept` of the database at the URL given. Needs `npm run build`.

import { systemClockwork } from '../../dist/clockwork.js'
import { createFactLog } from '../../dist/log/factLog.js'
import { createListener } from '../../dist/log/listener.js'
import { openStore } from '../../dist/store/openStore.js'

const url = process.argv[2]
const clockwork = systemClockwork()
const report = (error) => process.stderr.write(`${error.stack}\n`)
const store = await openStore({ url, poolSize: 2, onIdleError: report })
await store.pool.query('CREATE TABLE IF NOT EXISTS kept (seq bigserial PRIMARY KEY, pos bigint NOT NULL)')
const listener = createListener({ url, clockwork, report })
const consumer = {
  name: 'chaos',
  from: 'cursor',
  beginsAt: 'first',
  factsPerBatch: 200,
  async take({ facts }, client) {
    await client.query('INSERT INTO kept (pos) SELECT unnest($1::bigint[])', [facts.map(({ pos }) => pos)])
  },
}
const log = createFactLog({ store, clockwork, consumers: [consumer], listener, report })
await log.start()
await listener.start()
process.stdout.write('ready\n')
