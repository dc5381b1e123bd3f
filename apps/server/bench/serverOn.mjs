import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { until } from '../chaos/support/installation.mjs'
import { freePort } from '../dist/store/embedded/cluster.js'

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const ADMIN_TOKEN = 'tgt_benchadmin_0123456789abcdefghijklmnopqrstuv'

/** A real server in a process of its own on the given database. */
export async function serverOn(databaseUrl, dataDir) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      TENGGAT_DATA_DIR: dataDir,
      TENGGAT_FLOOR: 'off',
      TENGGAT_ADMIN_TOKEN: ADMIN_TOKEN,
      TENGGAT_LOG_LEVEL: 'fatal',
      TENGGAT_REQUESTS_PER_SECOND: '1000000',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  // A bench that fails leaves nothing running.
  process.once('exit', () => child.kill('SIGKILL'))
  const isReady = () =>
    fetch(`${url}/readyz`).then(
      (answer) => answer.arrayBuffer().then(() => answer.ok),
      () => false,
    )
  await until(isReady, 30_000, 'the server to be ready')
  return {
    url,
    token: ADMIN_TOKEN,
    close: () =>
      new Promise((resolve) => {
        child.once('exit', resolve)
        child.kill('SIGTERM')
      }),
  }
}
