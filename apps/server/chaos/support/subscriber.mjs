import WebSocket from 'ws'
import { ADMIN_TOKEN } from './installation.mjs'

const QUERY = `subscription Facts($after: String) {
  facts(after: $after) {
    __typename
    ... on FactBatch { cursor facts { position kind at ticketKey } }
    ... on Heartbeat { cursor }
    ... on Reset { reason }
  }
}`

/** Follows all facts for as long as it is open, resuming behind the last cursor whenever the connection is lost. */
export function subscribe(url) {
  const breaches = new Map()
  const seen = { position: 0, repeated: 0, outOfOrder: 0, resets: 0, connections: 0 }
  let cursor = null
  let socket = null
  let closed = false
  let again = null

  const take = (fact) => {
    if (fact.position <= seen.position) {
      seen.repeated++
      return
    }
    seen.position = fact.position
    if (fact.kind !== 'breached') return
    const known = breaches.get(fact.ticketKey) ?? []
    breaches.set(fact.ticketKey, [...known, Date.parse(fact.at)])
  }
  const onNext = (message) => {
    if (message.__typename === 'Reset') seen.resets++
    if (message.__typename === 'FactBatch') {
      const positions = message.facts.map((fact) => fact.position)
      if (positions.some((position, index) => index > 0 && position <= positions[index - 1]))
        seen.outOfOrder++
      message.facts.forEach(take)
    }
    cursor = message.cursor ?? cursor
  }
  const connect = () => {
    socket = new WebSocket(url.replace('http', 'ws').concat('/graphql'), 'graphql-transport-ws')
    socket.on('open', () => {
      seen.connections++
      socket.send(JSON.stringify({ type: 'connection_init', payload: { token: ADMIN_TOKEN } }))
    })
    socket.on('message', (data) => {
      const message = JSON.parse(data)
      if (message.type === 'connection_ack') {
        const payload = { query: QUERY, variables: { after: cursor } }
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }))
      }
      if (message.type === 'ping') socket.send(JSON.stringify({ type: 'pong' }))
      if (message.type === 'next') {
        if (message.payload.errors) throw new Error(message.payload.errors[0].message)
        onNext(message.payload.data.facts)
      }
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      if (!closed) again = setTimeout(connect, 100)
    })
  }
  connect()
  return {
    breaches,
    seen,
    hasCursor: () => cursor !== null,
    close() {
      closed = true
      clearTimeout(again)
      socket.terminate()
    },
  }
}
