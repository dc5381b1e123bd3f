// Runs every bench, one after the other, prints what each prints, and ends with one table against the budgets.
// Usage: npm run bench [-- name …] [-- --keep] [-- --smoke]
//   --keep   writes bench/results/<date>.json, replacing there the figures of the benches that ran
//   --smoke  runs each in its smallest form, to see that it still starts and prints its figures: budgets are not judged
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { arch, cpus, totalmem } from 'node:os'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const DOMAIN = '../../../packages/domain/bench'

/** In the order of the budgets: where it is, how many figures it prints, and the arguments of its smallest form. */
const BENCHES = {
  deadline: { file: `${DOMAIN}/deadline.mjs`, figures: 3, smoke: [500, 20] },
  histories: { file: `${DOMAIN}/histories.mjs`, figures: 1, smoke: [20] },
  instants: { file: `${DOMAIN}/instants.mjs`, figures: 1, smoke: [100] },
  chain: { file: `${DOMAIN}/chain.mjs`, figures: 1, smoke: [50, 5] },
  breach: { file: './breach.mjs', figures: 2, smoke: [500, 20, 1, 20] },
  storm: { file: './storm.mjs', figures: 1, smoke: [100, 1, 4_000] },
  migration: { file: './migration.mjs', figures: 3, smoke: [50, 1] },
  ingest: { file: './ingest.mjs', figures: 6, smoke: [50, 1] },
  snapshot: { file: './snapshot.mjs', figures: 1, smoke: [100, 1] },
  fanout: { file: './fanout.mjs', figures: 3, smoke: [50, 2, 1] },
  query: { file: './query.mjs', figures: 3, smoke: [1, 200, 5] },
  wall: { file: './wall.mjs', figures: 3, smoke: [1, 1] },
}

const words = process.argv.slice(2)
const smoke = words.includes('--smoke')
const wanted = words.filter((word) => !word.startsWith('--'))
const unknown = words.filter((word) => !(word in BENCHES) && !['--keep', '--smoke'].includes(word))
if (unknown.length > 0) {
  const names = Object.keys(BENCHES).join(', ')
  console.error(`No bench and no option ${unknown.join(', ')}. There are: ${names}; --keep, --smoke`)
  process.exit(2)
}

/**
 * Resolves to the figures that the bench printed as lines of JSON, and one that fails where it did not print all of them.
 * @param say takes what the bench prints, line by line
 */
function run(name, say) {
  say(`\n== ${name}`)
  const { file, figures: expected, smoke: least } = BENCHES[name]
  return new Promise((resolve) => {
    const args = [here(file), ...(smoke ? least.map(String) : [])]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const figures = []
    createInterface({ input: child.stdout }).on('line', (line) => {
      say(line)
      if (/^(\[\{|\{)"/.test(line))
        figures.push(...[JSON.parse(line)].flat().map((it) => ({ bench: name, ...it })))
    })
    child.on('close', (code) => {
      const isWhole =
        code === 0 && figures.length === expected && figures.every(({ value }) => value !== null)
      const failure = `ended with ${code}, ${figures.length} of ${expected} figures`
      resolve(isWhole ? figures : [...figures, { bench: name, name: failure, ok: false, crashed: true }])
    })
  })
}

/** Where nothing is measured two may run at a time; what each prints stays together. */
async function runTwoAtATime(names) {
  const found = new Map()
  const next = names.values()
  const worker = async () => {
    for (const name of next) {
      const lines = []
      found.set(name, await run(name, (line) => lines.push(line)))
      console.log(lines.join('\n'))
    }
  }
  await Promise.all([worker(), worker()])
  return names.flatMap((name) => found.get(name))
}

const names = Object.keys(BENCHES).filter((name) => wanted.length === 0 || wanted.includes(name))
const figures = []
if (smoke) figures.push(...(await runTwoAtATime(names)))
else for (const name of names) figures.push(...(await run(name, console.log)))

console.log('\n== budgets')
console.table(
  figures.map(({ bench, name, value, unit, peer, peerValue, ratio, budget, ok }) => ({
    bench,
    name,
    value,
    unit,
    peer,
    peerValue,
    ratio,
    budget,
    ok,
  })),
)
const report = {
  date: new Date().toISOString().slice(0, 10),
  node: process.version,
  machine: { arch: arch(), cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30) },
  figures,
}
if (words.includes('--keep') && !smoke) {
  const file = here(`./results/${report.date}.json`)
  mkdirSync(here('./results'), { recursive: true })
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).figures : []
  const ran = new Set(figures.map(({ bench }) => bench))
  const merged = [...kept.filter(({ bench }) => !ran.has(bench)), ...figures]
  writeFileSync(file, `${JSON.stringify({ ...report, figures: merged }, null, 2)}\n`)
}
const fails = (figure) => (smoke ? figure.crashed === true : figure.ok === false)
process.exitCode = figures.some(fails) ? 1 : 0
