/** `node queryClient.mjs <port> <connections> <milliseconds>`: asks in a closed loop and prints requests per second, and how many it asked in all. */
import { Agent, request } from 'node:http'
import { QUERY } from './queryText.mjs'

const [port, connections, forMs] = process.argv.slice(2).map(Number)
const agent = new Agent({ keepAlive: true, maxSockets: connections })
const body = JSON.stringify({ query: QUERY })
const typed = { 'content-type': 'application/json', accept: 'application/graphql-response+json' }
const headers = { ...typed, 'content-length': Buffer.byteLength(body) }

function ask() {
  return new Promise((resolve, reject) => {
    const sent = request(
      { port, host: '127.0.0.1', path: '/graphql', method: 'POST', agent, headers },
      (answer) => {
        let bytes = 0
        answer.on('data', (chunk) => {
          bytes += chunk.length
        })
        answer.on('end', () =>
          answer.statusCode === 200 ? resolve(bytes) : reject(new Error(`${answer.statusCode}`)),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

const { data } = await (
  await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers: typed, body })
).json()
if (data.tickets.nodes.some(({ clocks }) => clocks.length !== 2)) throw new Error('not the answer measured')

const warmUntil = performance.now() + 1_000
const until = warmUntil + forMs
let asked = 1
let count = 0
let bytes = 0
const loop = async () => {
  for (let now = performance.now(); now < until; now = performance.now()) {
    bytes = await ask()
    asked++
    if (now > warmUntil) count++
  }
}
await Promise.all(Array.from({ length: connections }, loop))
agent.destroy()
console.log(JSON.stringify({ perSecond: (count / forMs) * 1_000, bytes, asked }))
