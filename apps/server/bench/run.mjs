// Runs every bench, one after the other, prints what each prints, and ends with one table against the budgets.
// Usage: npm run bench [-- name …] [-- --keep]   (--keep writes bench/results/<date>.json, replacing
// there the figures of the benches that ran)
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { arch, cpus, totalmem } from 'node:os'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/** In the order of the budgets. */
const BENCHES = {
  deadline: '../../../packages/domain/bench/deadline.mjs',
  histories: '../../../packages/domain/bench/histories.mjs',
  chain: '../../../packages/domain/bench/chain.mjs',
  breach: './breach.mjs',
  storm: './storm.mjs',
  migration: './migration.mjs',
  ingest: './ingest.mjs',
  fanout: './fanout.mjs',
  query: './query.mjs',
  wall: './wall.mjs',
}

const words = process.argv.slice(2)
const wanted = words.filter((word) => !word.startsWith('--'))
const unknown = wanted.filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  console.error(`No bench named ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}`)
  process.exit(2)
}

/** Resolves to the figures that the bench printed as lines of JSON. */
function run(name) {
  console.log(`\n== ${name}`)
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [here(BENCHES[name])], { stdio: ['ignore', 'pipe', 'inherit'] })
    const figures = []
    createInterface({ input: child.stdout }).on('line', (line) => {
      console.log(line)
      if (/^(\[\{|\{)"/.test(line))
        figures.push(...[JSON.parse(line)].flat().map((it) => ({ bench: name, ...it })))
    })
    child.on('close', (code) =>
      resolve(code === 0 || figures.length > 0 ? figures : [{ bench: name, ok: false }]),
    )
  })
}

const figures = []
for (const name of Object.keys(BENCHES)) {
  if (wanted.length === 0 || wanted.includes(name)) figures.push(...(await run(name)))
}

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
if (words.includes('--keep')) {
  const file = here(`./results/${report.date}.json`)
  mkdirSync(here('./results'), { recursive: true })
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).figures : []
  const ran = new Set(figures.map(({ bench }) => bench))
  const merged = [...kept.filter(({ bench }) => !ran.has(bench)), ...figures]
  writeFileSync(file, `${JSON.stringify({ ...report, figures: merged }, null, 2)}\n`)
}
process.exitCode = figures.every((figure) => figure.ok !== false) ? 0 : 1
