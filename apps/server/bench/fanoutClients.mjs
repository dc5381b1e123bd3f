/**
 * Thousands of sockets in one process that do as little as possible: raw TCP, frames counted by their headers, their
 * content looked at only while subscribing. Told what to do by the bench over IPC.
 */
import { connect } from 'node:net'

const AT_ONCE = 100
const CURSOR = /"cursor":"([^"]+)"/

/** A masked text frame; the mask is zero, so the text stays as it is. */
function frame(text) {
  const body = Buffer.from(text)
  const extended = body.length > 125
  const header = Buffer.alloc(extended ? 8 : 6)
  header[0] = 0x81
  header[1] = 0x80 | (extended ? 126 : body.length)
  if (extended) header.writeUInt16BE(body.length, 2)
  return Buffer.concat([header, body])
}

class Client {
  #socket
  #rest = null
  #skip = 0
  #isUpgraded = false
  onFrame = null
  count = 0

  /** Resolves when the socket is upgraded. */
  open(port, path) {
    this.#socket = connect(port, '127.0.0.1')
    this.#socket.setNoDelay(true)
    this.#socket.on('error', () => process.exit(1))
    this.#socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n' +
        'Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n',
    )
    return new Promise((resolve) => {
      this.#socket.on('data', (data) => this.#read(data, resolve))
    })
  }

  say(message) {
    this.#socket.write(frame(JSON.stringify(message)))
  }

  /** The text of the next frame that the test accepts. */
  next(accepts) {
    return new Promise((resolve) => {
      this.onFrame = (text) => {
        if (accepts(text)) resolve(text)
      }
    })
  }

  cut() {
    this.#socket.removeAllListeners('data')
    this.#socket.destroy()
  }

  #read(data, upgraded) {
    if (!this.#isUpgraded) {
      const end = data.indexOf('\r\n\r\n')
      if (end < 0) return
      this.#isUpgraded = true
      upgraded()
      data = data.subarray(end + 4)
    }
    if (this.#rest !== null) data = Buffer.concat([this.#rest, data])
    this.#rest = null
    let at = Math.min(this.#skip, data.length)
    this.#skip -= at
    while (at < data.length) {
      const size = frameSize(data, at)
      const whole = size !== null && at + size.header + size.body <= data.length
      if (size === null || (!whole && this.onFrame !== null)) {
        this.#rest = data.subarray(at)
        return
      }
      if (this.onFrame !== null)
        this.onFrame(data.toString('latin1', at + size.header, at + size.header + size.body))
      else received(this)
      this.#skip = Math.max(0, at + size.header + size.body - data.length)
      at += size.header + size.body
    }
  }
}

function frameSize(data, at) {
  if (data.length < at + 2) return null
  const short = data[at + 1] & 0x7f
  if (short < 126) return { header: 2, body: short }
  if (short === 126) return data.length < at + 4 ? null : { header: 4, body: data.readUInt16BE(at + 2) }
  return data.length < at + 10 ? null : { header: 10, body: data.readUInt32BE(at + 6) }
}

let clients = []
let missing = 0

function received() {
  missing--
  if (missing > 0) return
  missing = clients.length
  process.send({ done: 'received' })
}

/** All of the work, so many at a time. */
async function crowd(count, work) {
  let next = 0
  const lane = async () => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}

async function subscribe(client, order, filter, after) {
  await client.open(order.port, '/graphql')
  const acknowledged = client.next((text) => text.includes('connection_ack'))
  client.say({ type: 'connection_init', payload: { token: 'bench' } })
  await acknowledged
  const begun = client.next((text) => text.includes('"last":true') || text.includes('Heartbeat'))
  const variables = { filter, after }
  // As our walls do: they have one subscription a socket, and all call it the same.
  client.say({ id: 'board', type: 'subscribe', payload: { query: order.document, variables } })
  client.cursor = CURSOR.exec(await begun)[1]
  client.onFrame = null
}

/** Each group has a filter of its own, and every event passes all of them. */
const filterOf = (index, groups) => (groups === 1 ? null : { team: ['G96', `G${index % groups}`] })

let order = null

/** Bare sockets where the order has no document; a subscription each, from its cursor, where it has. */
async function openAll(cursors) {
  clients = Array.from({ length: order.sockets }, () => new Client())
  await crowd(order.sockets, (index) => {
    if (order.document === undefined) return clients[index].open(order.port, '/')
    return subscribe(clients[index], order, filterOf(index, order.groups), cursors[index])
  })
}

const orders = {
  async open(given) {
    order = given
    await openAll([])
  },
  /** Every socket is cut at once and comes back. */
  async storm() {
    const cursors = clients.map((client) => client.cursor)
    for (const client of clients) client.cut()
    await openAll(cursors)
  },
}

process.on('message', async (message) => {
  await orders[message.name](message)
  missing = clients.length
  process.send({ done: message.name })
})
