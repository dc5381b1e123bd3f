// A server that only speaks: serves the built dashboard and pushes a made-up board over the real protocol, so that the
// wall bench measures the browser and not this machine's database. Everything a socket carries is real: text, JSON, rows.
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WebSocketServer } from 'ws'

const DIST = fileURLToPath(new URL('../../dashboard/dist', import.meta.url))
const TYPES = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}
const PART = 500
const BEAT_MS = 2_000
const BATCH_MS = 50
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

const iso = (at) => new Date(at).toISOString()

function makeRow(index, random, now) {
  const targetMs = [15, 60, 240, 480][index % 4] * MINUTE_MS
  const isLate = index % 25 === 0
  const leftMs = isLate ? -random() * 120 * MINUTE_MS : 30_000 + random() * targetMs * 0.9
  const usedMs = targetMs - leftMs
  return {
    id: String(index + 1),
    version: 1,
    source: 'bench',
    ticketKey: `INC-${100_000 + index}`,
    subject: 'Payroll export fails with a timeout',
    metric: ['firstResponse', 'resolution', 'timeToOwn', 'nextResponse'][index % 4],
    calendarId: 'bench@1/always',
    priority: `P${1 + (index % 4)}`,
    customer: 'Bank Nusantara',
    team: 'L1',
    status: 'open',
    statusReason: null,
    phase: 'running',
    verdict: isLate ? 'breached' : 'pending',
    atRisk: usedMs > targetMs * 0.75,
    phaseSince: iso(now - usedMs),
    countedFrom: iso(now),
    usedMs,
    targetMs,
    deadlineAt: iso(now + leftMs),
    breachedAt: isLate ? iso(now + leftMs) : null,
  }
}

/** Starts it on a free port. `updatesPerSecond` rows are sent again, newer, with another deadline. */
export async function startWallFloor({ clocks, updatesPerSecond, random }) {
  const now = Date.now()
  const rows = Array.from({ length: clocks }, (_, index) => makeRow(index, random, now))
  const calendars = [
    {
      id: 'bench@1/always',
      timeZone: 'Asia/Jakarta',
      from: iso(now - DAY_MS),
      to: iso(now + 8 * DAY_MS),
      open: [[now - DAY_MS, now + 8 * DAY_MS]],
    },
  ]
  let position = 1
  let sent = 0

  const http = createServer((request, response) => {
    const path = new URL(request.url, 'http://bench').pathname
    const file = DIST + (path.startsWith('/wall') && extname(path) === '' ? '/wall.html' : path)
    if (!existsSync(file)) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
    response.end(readFileSync(file))
  })
  const sockets = new WebSocketServer({ server: http, handleProtocols: () => 'graphql-transport-ws' })
  sockets.on('connection', (socket) => {
    const timers = []
    const push = (id, board) =>
      socket.send(JSON.stringify({ id, type: 'next', payload: { data: { board } } }))
    const stamp = () => ({ cursor: `bench:${position}`, serverTime: iso(Date.now()) })
    socket.on('message', (text) => {
      const { type, id } = JSON.parse(text)
      if (type === 'connection_init') socket.send('{"type":"connection_ack"}')
      if (type === 'ping') socket.send('{"type":"pong"}')
      if (type !== 'subscribe') return
      for (let from = 0; from < rows.length; from += PART) {
        push(id, {
          __typename: 'BoardSnapshot',
          ...stamp(),
          part: from / PART + 1,
          last: from + PART >= rows.length,
          buildId: 'bench',
          clocks: rows.slice(from, from + PART),
          calendars: from === 0 ? calendars : [],
        })
      }
      timers.push(
        setInterval(() => push(id, { __typename: 'Heartbeat', ...stamp(), buildId: 'bench' }), BEAT_MS),
      )
      timers.push(
        setInterval(() => {
          const count = Math.round((updatesPerSecond * BATCH_MS) / 1_000)
          const upserts = Array.from({ length: count }, () => {
            const index = Math.floor(random() * rows.length)
            const row = makeRow(index, random, Date.now())
            rows[index] = { ...row, version: rows[index].version + 1 }
            return rows[index]
          })
          position += count
          sent += count
          push(id, { __typename: 'BoardDelta', ...stamp(), upserts, leaves: [], facts: [], calendars: [] })
        }, BATCH_MS),
      )
    })
    socket.on('close', () => timers.forEach(clearInterval))
  })
  await new Promise((resolve) => http.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${http.address().port}`,
    sent: () => sent,
    close: () => {
      for (const socket of sockets.clients) socket.terminate()
      http.close()
    },
  }
}
