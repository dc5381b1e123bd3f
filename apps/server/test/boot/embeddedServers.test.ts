import { once } from 'node:events'
import { join } from 'node:path'
import { putAgreement, recordEvents } from '@tenggat/client'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { readPostmaster } from '../../src/store/embedded/postmaster.js'
import { until } from '../support/until.js'
import { ADMIN, clockwork, household, openings, type Running, refuse, SOON } from './household.js'

describe('a server process on its embedded database', () => {
  const { home, running } = household()
  let server: Running

  it('kill -9 and start again: every acknowledged event is there, and the deadline passed meanwhile is breached at its instant', async () => {
    const first = await running()
    await putAgreement(first.api, SOON)
    const events = openings('T', 200)
    await recordEvents(first.api, 'desk', events, refuse)
    await first.child.end('SIGKILL')
    server = await running()
    expect(server.child.output()).toContain('which was running already')
    const count = async () => {
      const { counts } = await server.api.request<{ counts: { breached: number } }>(
        '{ counts { breached } }',
        {},
      )
      return counts.breached === 200
    }
    await until('200 breaches', count, 20_000)
    const { ticket } = await server.api.request<{ ticket: { facts: { kind: string; at: string }[] } }>(
      '{ ticket(source: "desk", key: "T-7") { facts { kind at } } }',
      {},
    )
    const breaches = ticket.facts.filter((fact) => /breached/i.test(fact.kind))
    expect(breaches.map((fact) => Date.parse(fact.at))).toEqual([events[7]!.occurredAt + 2_000])
  })

  it('kill -9 of its PostgreSQL: it stays up, is not ready meanwhile, and recovers by itself', async () => {
    const { child, url, api } = server
    await recordEvents(api, 'desk', openings('P', 50), refuse)
    const readiness = async () => (await fetch(`${url}/readyz`)).status
    process.kill(readPostmaster(join(home(), 'postgres'))!.pid, 'SIGKILL')
    await until('it to notice', async () => (await readiness()) === 503)
    await until('it to be ready again', async () => (await readiness()) === 200, 15_000)
    expect(await recordEvents(api, 'desk', openings('P', 51), () => undefined)).toMatchObject({
      recorded: 1,
    })
    expect(child.process.exitCode).toBeNull()
  })

  it('a second start on another port shares the embedded database, and goes on when the first is stopped', async () => {
    const second = await running()
    await putAgreement(server.api, SOON.replace('id: soon', 'id: shared'))
    const { agreements } = await second.api.request<{ agreements: { id: string }[] }>(
      '{ agreements { id } }',
      {},
    )
    expect(agreements).toEqual([{ id: 'shared' }, { id: 'soon' }])
    expect(await server.child.end('SIGTERM')).toBe(0)
    expect((await fetch(`${second.url}/readyz`)).status).toBe(200)
    server = second
  })

  it('SIGTERM: sockets are told to come back, exit code 0 in time, and the last to stop stops the embedded database', async () => {
    const { child, url } = server
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
    await once(socket, 'open')
    socket.send(JSON.stringify({ type: 'connection_init', payload: { token: ADMIN } }))
    await once(socket, 'message')
    const closed = once(socket, 'close')
    const begun = clockwork.monotonic()
    expect(await child.end('SIGTERM')).toBe(0)
    expect((await closed)[0]).toBe(1012)
    expect(clockwork.monotonic() - begun).toBeLessThan(10_000)
    expect(readPostmaster(join(home(), 'postgres'))).toBeNull()
  })
})
