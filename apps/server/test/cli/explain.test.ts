import { target, terms } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import { attributionCommand } from '../../src/cli/attributionCommand.js'
import { CliError } from '../../src/cli/cliError.js'
import { explainCommand } from '../../src/cli/explainCommand.js'
import { aServer, type TestServer } from '../http/aServer.js'

const HOUR = 3_600_000
const OPENED = Date.UTC(2026, 9, 20, 8)
const SLA = terms({
  id: 'sla',
  title: 'Care',
  targets: [
    target({
      ...{ id: 'p1', when: { priority: ['P1'] }, within: { value: 2, unit: 'hours' } },
      clause: 'Priority one is solved within two hours.',
    }),
    target({ id: 'rest' }),
  ],
})
const OLA = terms({
  ...{ id: 'ola', title: 'First line', kind: 'internal', level: null, supports: ['sla'] },
  targets: [
    target({
      ...{ id: 'held', metric: 'heldTime', heldWhile: [{ party: ['desk'] }], pauseWhen: [] },
      within: { value: 8, unit: 'hours' },
    }),
  ],
})

async function aTrip(): Promise<TestServer> {
  const server = await aServer([SLA, OLA], { at: OPENED + 5 * HOUR })
  const happens = (
    id: number,
    hours: number,
    ...changes: Parameters<typeof server.apply>[0]['changes'][number][]
  ) => ({
    ...{ source: 'desk', ticketKey: 'a/1', eventId: String(id), changes, occurredAt: OPENED + hours * HOUR },
  })
  await server.apply(
    happens(
      1,
      0,
      { kind: 'opened', subject: 'no network' },
      { kind: 'prioritised', priority: 'P1' },
      { kind: 'assigned', party: 'desk', line: '1st' },
    ),
    happens(2, 0.5, { kind: 'statusChanged', to: 'waitingOnCustomer', reason: 'asked back' }),
    happens(3, 1.5, { kind: 'statusChanged', to: 'open' }, { kind: 'assigned', party: 'net', line: '2nd' }),
    happens(4, 4, { kind: 'statusChanged', to: 'solved' }),
  )
  return server
}

async function run(server: TestServer, command: typeof explainCommand, ...args: string[]): Promise<string> {
  const lines: string[] = []
  const options = ['--url', server.url, '--token', await server.token('read')]
  await command([...args, ...options], {}, (line) => lines.push(line))
  return lines.join('\n')
}

describe('tenggat explain', () => {
  it('tells every clock: its agreement and clause, why this target, its stretches, and whose the time was', async () => {
    const text = await run(await aTrip(), explainCommand, 'desk/a/1')
    expect(text).toMatch(/^desk\/a\/1 · no network · solved · priority P1$/m)
    expect(text).toMatch(/^resolution: breached$/m)
    expect(text).toMatch(/agreement +Care \(sla version 1, customer\)/)
    expect(text).toMatch(/target +p1, 2 h 00 m: “Priority one is solved within two hours.”/)
    expect(text).toMatch(/stands +used 3 h 00 m, 1 h 00 m over; breached Tue 2026-10-20 11:00:00.*\(UTC\)/)
    expect(text).toMatch(/why +p1 applies: /)
    expect(text).toMatch(/rest does not: /)
    expect(text).toMatch(/whose +0 h 30 m desk, 1st\n +2 h 30 m net, 2nd/)
    expect(text).toMatch(/at breach +0 h 30 m desk, 1st\n +1 h 30 m net, 2nd/)
    expect(text).toMatch(/Tue 2026-10-20 08:30:00 +– Tue 2026-10-20 09:30:00 +paused +asked back/)
    expect(text).toMatch(/^heldTime: met$/m)
    expect(text).toMatch(/First line \(ola version 1, internal\)/)
  })

  it('tells it as JSON too', async () => {
    const story = JSON.parse(await run(await aTrip(), explainCommand, 'desk/a/1', '--json'))
    expect(story.ticket.clocks).toHaveLength(2)
    expect(story.attribution.tiers[0].buckets.length).toBeGreaterThan(0)
  })

  it('says which ticket there is not, and what a ticket is called', async () => {
    const server = await aTrip()
    await expect(run(server, explainCommand, 'desk/none')).rejects.toThrow('there is no ticket desk/none')
    for (const args of [[], ['desk'], ['/x'], ['desk/'], ['desk/1', 'desk/2']]) {
      await expect(run(server, explainCommand, ...args)).rejects.toBeInstanceOf(CliError)
    }
    const help: string[] = []
    await explainCommand(['--help'], {}, (line) => help.push(line))
    expect(help.join()).toContain('tenggat explain <source>/<key>')
  })
})

describe('tenggat attribution', () => {
  it('adds up the time by party and by line, and lists what travelled with the address of its page', async () => {
    const server = await aTrip()
    const byParty = await run(server, attributionCommand, '--by', 'party')
    expect(byParty).toMatch(/^net +2 h 30 m +83\.3 % +0 h 00 m +1 +0 h 00 m$/m)
    expect(byParty).toMatch(/^desk +0 h 30 m +16\.7 % +0 h 00 m +0 +0 h 00 m$/m)
    expect(byParty).toMatch(/^total +3 h 00 m$/m)
    expect(byParty).toContain(`${server.url}/tickets/desk/a%2F1`)
    expect(await run(server, attributionCommand, '--by', 'line', '--source', 'desk')).toMatch(
      /^2nd +2 h 30 m/m,
    )
    const later = await run(
      server,
      attributionCommand,
      '--by',
      'party',
      '--from',
      '2026-10-21T00:00:00Z',
      '--json',
    )
    expect(JSON.parse(later).periodAttribution.rows).toEqual([])
  })

  it('refuses what it does not understand', async () => {
    const server = await aTrip()
    for (const args of [
      [],
      ['--by', 'colour'],
      ['--by', 'party', '--top', '0'],
      ['--by', 'line', '--from', 'x'],
    ]) {
      await expect(run(server, attributionCommand, ...args)).rejects.toMatchObject({ exitCode: 2 })
    }
  })
})
