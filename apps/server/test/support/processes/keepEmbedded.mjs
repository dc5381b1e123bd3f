// A small server of the embedded database: starts it on the folder given, says where, then waits to be stopped or killed.
import { systemClockwork } from '../../../dist/clockwork.js'
import { startEmbedded } from '../../../dist/store/embedded/startEmbedded.js'

const database = await startEmbedded(
  { dataDir: process.argv[2], supervise: true, settings: { shared_buffers: '16MB', fsync: 'off' } },
  systemClockwork(),
)
process.stdout.write(
  `${JSON.stringify({ url: database.url, adopted: database.adopted, pid: database.pid() })}\n`,
)
process.stdin.resume()
process.stdin.on('end', () => {})
process.on('SIGTERM', () => database.close().then(() => process.exit(0)))
