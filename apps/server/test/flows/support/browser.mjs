/**
 * A real browser for flows and benches. On Linux x64 the one that the package @sparticuz/chromium carries, unpacked
 * once per user and version; elsewhere, or where TENGGAT_BROWSER says so, an installed Chrome or Chromium.
 * No browser at all is a failure, never a skip.
 */
import { spawn } from 'node:child_process'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { chromium } from 'playwright-core'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-timer-throttling',
]

const require = createRequire(import.meta.url)

export async function launchBrowser() {
  const installed = process.env.TENGGAT_BROWSER
  if (installed !== undefined && installed !== '') return launch(installed)
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(needBrowser('this is not Linux on x64'))
  const carried = await unpackCarried()
  try {
    return await launch(carried.executable)
  } catch (error) {
    if (!/shared libraries/.test(String(error))) throw new Error(needBrowser(String(error)))
    return launch(carried.executable, await carried.libraries())
  }
}

const needBrowser = (why) =>
  `The flows need a browser: set TENGGAT_BROWSER to the path of an installed Chrome or Chromium (${why}).`

function launch(executablePath, libraryPath) {
  const env = libraryPath === undefined ? process.env : { ...process.env, LD_LIBRARY_PATH: libraryPath }
  return chromium.launch({ executablePath, headless: true, args: FLAGS, env })
}

async function unpackCarried() {
  const entry = require.resolve('@sparticuz/chromium')
  const home = packageHome(entry)
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const place = process.env.TENGGAT_BROWSER_FOLDER ?? tmpdir()
  const folder = join(place, `tenggat-chromium-${version}-${userInfo().username}`)
  const executable = join(folder, 'chromium')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (!existsSync(executable)) {
    // Two test files may unpack at once: each writes its own and the last rename wins.
    const mine = `${executable}.${process.pid}`
    await pipeline(
      createReadStream(join(home, 'bin/chromium.br')),
      createBrotliDecompress(),
      createWriteStream(mine, { mode: 0o700 }),
    )
    renameSync(mine, executable)
  }
  const libraries = async () => {
    const unpacked = join(folder, 'al2023')
    if (!existsSync(unpacked)) {
      const mine = `${unpacked}.${process.pid}`
      mkdirSync(mine, { recursive: true })
      await untar(join(home, 'bin/al2023.tar.br'), mine)
      if (existsSync(unpacked)) rmSync(mine, { recursive: true })
      else renameSync(mine, unpacked)
    }
    return join(unpacked, 'lib')
  }
  return { executable, libraries }
}

function packageHome(entry) {
  let folder = dirname(entry)
  while (!existsSync(join(folder, 'bin/chromium.br'))) {
    if (folder === dirname(folder)) throw new Error(needBrowser('@sparticuz/chromium carries none'))
    folder = dirname(folder)
  }
  return folder
}

async function untar(archive, into) {
  const tar = spawn('tar', ['-xf', '-', '-C', into], { stdio: ['pipe', 'ignore', 'inherit'] })
  const ended = new Promise((resolve, reject) => {
    tar.on('error', reject)
    tar.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`tar ended with ${code}`))))
  })
  await pipeline(createReadStream(archive), createBrotliDecompress(), tar.stdin)
  await ended
}
