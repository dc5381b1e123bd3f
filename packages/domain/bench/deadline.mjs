/**
 * How long one `deadline()` takes, on one calendar and over a thousand, beside two peers measured in the same run:
 * the fastest npm library found that answers the same question rightly, and one bare binary search over the
 * same intervals (the least that any answer by search must cost).
 *
 * Every operation is new: two million random starts and amounts, in random order, so that no predictor learns them.
 * Run after `npm run build`: `node packages/domain/bench/deadline.mjs [operations] [calendars]`.
 * `TENGGAT_BENCH_PEERS=<folder with node_modules>` takes the npm library from elsewhere.
 */
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

process.env.TZ = 'UTC' // the npm library only knows the zone of its process
const { compileCalendar } = await import('../dist/index.js')

const OPERATIONS = Number(process.argv[2] ?? 1 << 21)
const CALENDARS = Number(process.argv[3] ?? 1_000)
const LIBRARY_OPERATIONS = Math.min(3_000, OPERATIONS)
const ROUNDS = 5
const FROM_AT = Date.UTC(2020, 0, 1)
const TO_AT = Date.UTC(2030, 0, 1)
const MINUTE_MS = 60_000

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri']
const ZONES = [
  'Asia/Jakarta',
  'Europe/Stockholm',
  'America/New_York',
  'Australia/Lord_Howe',
  'UTC',
  'Asia/Kolkata',
]

/** mulberry32: the same operations in every run. */
function randomFrom(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function officeHours(timeZone, opens, closes, dates) {
  return { timeZone, weekly: Object.fromEntries(WEEKDAYS.map((day) => [day, [[opens, closes]]])), dates }
}

/** A thousand calendars, no two alike: zones, hours, lunches and ten holidays a year differ. */
function manyCalendars(count) {
  const random = randomFrom(7)
  const two = (n) => String(n).padStart(2, '0')
  return Array.from({ length: count }, (_, index) => {
    const opens = `${two(7 + (index % 3))}:${two(index % 60)}`
    const closes = `${two(16 + (index % 4))}:${two((index * 7) % 60)}`
    const dates = {}
    for (let year = 2020; year < 2030; year += 1) {
      for (let n = 0; n < 10; n += 1)
        dates[`${year}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`] = []
    }
    return compileCalendar(officeHours(ZONES[index % ZONES.length], opens, closes, dates))
  })
}

function operations(count, calendars) {
  const random = randomFrom(42)
  const startAt = new Float64Array(count)
  const workMs = new Float64Array(count)
  const which = new Uint16Array(count)
  for (let n = 0; n < count; n += 1) {
    startAt[n] = FROM_AT + Math.floor((random() * (TO_AT - FROM_AT)) / MINUTE_MS) * MINUTE_MS
    workMs[n] = (1 + Math.floor(random() * 80 * 60)) * MINUTE_MS
    which[n] = Math.floor(random() * calendars)
  }
  return { startAt, workMs, which }
}

/** Padded to a power of two: the quickest of the five searches tried here, ahead of one that halves any length. */
function searchTable(intervals) {
  const openings = new Float64Array(2 ** Math.ceil(Math.log2(intervals.length + 1))).fill(
    Number.POSITIVE_INFINITY,
  )
  for (const [index, { from }] of intervals.entries()) openings[index] = from
  return openings
}

/** The number of openings at or before `at`: one masked add a step, nothing to mispredict. */
function openingsBefore(openings, at) {
  let before = 0
  for (let half = openings.length >>> 1; half > 0; half >>>= 1)
    before += half & -(openings[before + half - 1] <= at)
  return before
}

let sink = 0

function timeDeadlines(calendars, { startAt, workMs, which }) {
  const begun = performance.now()
  let sum = 0
  for (let n = 0; n < startAt.length; n += 1) sum += calendars[which[n]].deadline(startAt[n], workMs[n])
  sink += sum
  return ((performance.now() - begun) * 1e6) / startAt.length
}

function timeSearches(tables, { startAt, which }) {
  const begun = performance.now()
  let sum = 0
  for (let n = 0; n < startAt.length; n += 1) sum += openingsBefore(tables[which[n]], startAt[n])
  sink += sum
  return ((performance.now() - begun) * 1e6) / startAt.length
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1]

/** Alternating rounds, so that both see the same weather on the machine. */
function compare(calendars) {
  const asked = operations(OPERATIONS, calendars.length)
  const tables = calendars.map((calendar) => searchTable(calendar.openBetween(FROM_AT, TO_AT)))
  timeDeadlines(calendars, asked)
  timeSearches(tables, asked)
  const rounds = Array.from({ length: ROUNDS }, () => [
    timeDeadlines(calendars, asked),
    timeSearches(tables, asked),
  ])
  return { deadlineNs: median(rounds.map(([ns]) => ns)), searchNs: median(rounds.map(([, ns]) => ns)) }
}

/** moment-business-time on Mon–Fri 09:00–17:00 UTC; null when it is not installed. Its answers must equal ours. */
function measureLibrary(calendar) {
  const folder = process.env.TENGGAT_BENCH_PEERS
  const require = createRequire(folder === undefined ? import.meta.url : pathToFileURL(`${folder}/`))
  let moment
  try {
    moment = require('moment')
    require('moment-business-time')
  } catch {
    return null
  }
  const hours = ['09:00:00', '17:00:00']
  moment.updateLocale('en', {
    workinghours: { 0: null, 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: null },
    holidays: [],
  })
  const { startAt, workMs } = operations(LIBRARY_OPERATIONS, 1)
  const due = new Float64Array(LIBRARY_OPERATIONS)
  const rounds = Array.from({ length: 3 }, () => {
    const begun = performance.now()
    for (let n = 0; n < due.length; n += 1) {
      due[n] = moment(startAt[n])
        .addWorkingTime(workMs[n] / MINUTE_MS, 'minutes')
        .valueOf()
    }
    return ((performance.now() - begun) * 1e6) / due.length
  })
  const wrong = due.findIndex((at, n) => at !== calendar.deadline(startAt[n], workMs[n]))
  if (wrong >= 0)
    throw new Error(`the library disagrees: ${startAt[wrong]} + ${workMs[wrong]} ms is ${due[wrong]}`)
  return Math.min(...rounds)
}

function row(name, value, peer, peerValue, budget, holds) {
  const ratio = peerValue === null ? null : holds === 'atLeast' ? peerValue / value : value / peerValue
  const ok = ratio === null ? null : holds === 'atLeast' ? ratio >= budget : ratio <= budget
  const tidy = (n) => (n === null ? null : Number(n.toPrecision(4)))
  const bound = `${holds === 'atLeast' ? '≥' : '≤'} ${budget}×`
  return {
    name,
    value: tidy(value),
    unit: 'ns',
    peer,
    peerValue: tidy(peerValue),
    ratio: tidy(ratio),
    budget: bound,
    ok,
  }
}

const office = compileCalendar(officeHours('UTC', '09:00', '17:00'))
const one = compare([office])
const many = compare(manyCalendars(CALENDARS))
const libraryNs = measureLibrary(office)

const SEARCH = 'one branchless binary search'
const results = [
  row('deadline, one calendar', one.deadlineNs, 'moment-business-time', libraryNs, 1_000, 'atLeast'),
  row('deadline, one calendar', one.deadlineNs, SEARCH, one.searchNs, 2, 'atMost'),
  row(
    `deadline, ${CALENDARS.toLocaleString('en')} calendars`,
    many.deadlineNs,
    SEARCH,
    many.searchNs,
    2,
    'atMost',
  ),
]
console.table(results)
console.log(JSON.stringify(results))
if (!Number.isFinite(sink)) throw new Error('an operation had no deadline')
