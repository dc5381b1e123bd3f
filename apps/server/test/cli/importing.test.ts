import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Goal, TicketEvent } from '@tenggat/domain'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attainmentTable } from '../../src/cli/importing/attainmentTable.js'
import { ErrorReport } from '../../src/cli/importing/errorReport.js'
import { EventQueues } from '../../src/cli/importing/eventQueues.js'
import { progressLine } from '../../src/cli/importing/progress.js'

const event = (ticketKey: string, sequence: number, subject = ''): TicketEvent => ({
  source: 'desk',
  ticketKey,
  eventId: `${ticketKey}#${sequence}`,
  occurredAt: sequence,
  sequence,
  changes: [{ kind: 'opened', subject }],
})

/** Batches that end only when told, so that the order of sending is the lanes' own doing. */
function heldSender() {
  const open: { events: readonly TicketEvent[]; end(): void }[] = []
  const sent: TicketEvent[] = []
  const send = (events: readonly TicketEvent[]) =>
    new Promise<void>((resolve) => {
      const end = () => {
        sent.push(...events)
        resolve()
      }
      open.push({ events, end })
    })
  return { open, sent, send }
}

describe('sending events in lanes', () => {
  it('keeps every ticket in order while several batches are under way', async () => {
    const { open, sent, send } = heldSender()
    const queues = new EventQueues(send, 4)
    const sending = (async () => {
      for (let index = 0; index < 9_000; index++) await queues.add(event(`T-${index % 97}`, index))
      await queues.finish()
    })()
    let most = 0
    let over = false
    void sending.then(() => {
      over = true
    })
    while (!over) {
      most = Math.max(most, open.length)
      open.pop()?.end()
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(sent).toHaveLength(9_000)
    expect(most).toBeGreaterThan(1)
    const last = new Map<string, number>()
    for (const { ticketKey, sequence } of sent) {
      expect(sequence).toBeGreaterThan(last.get(ticketKey) ?? -1)
      last.set(ticketKey, sequence!)
    }
  })

  it('sends at most a thousand events and less than a megabyte at once', async () => {
    const sizes: number[] = []
    const bytes: number[] = []
    const queues = new EventQueues(async (events) => {
      sizes.push(events.length)
      bytes.push(Buffer.byteLength(JSON.stringify(events)))
    }, 1)
    for (let index = 0; index < 2_500; index++) await queues.add(event('T', index))
    for (let index = 0; index < 40; index++) await queues.add(event('T', index, 'é'.repeat(30_000)))
    await queues.finish()
    expect(Math.max(...sizes)).toBe(1_000)
    expect(Math.max(...bytes)).toBeLessThan(1_000_000)
    expect(sizes.reduce((sum, size) => sum + size)).toBe(2_540)
  })

  it('stops at the first batch that fails, with its error', async () => {
    const queues = new EventQueues(() => Promise.reject(new Error('refused')), 1)
    await queues.add(event('T', 1))
    await expect(queues.finish()).rejects.toThrow('refused')
  })
})

describe('the report of rejected rows', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tenggat-report-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('counts rows, not reasons, and no text acts as a formula', async () => {
    const path = join(folder, 'errors.csv')
    const report = await ErrorReport.open(path)
    report.add({ row: 7, line: 8, column: 'status', why: '=HYPERLINK("x")', expected: 'Open' })
    report.add({ row: 7, line: 8, column: 'at', why: 'no time', expected: '' })
    await report.close()
    expect(report.rejectedRows).toBe(1)
    expect(await readFile(path, 'utf8')).toBe(
      `row,line,column,why,expected\n7,8,status,"'=HYPERLINK(""x"")",Open\n7,8,at,no time,\n`,
    )
  })

  it('that cannot be written stops the work before it begins', async () => {
    await expect(ErrorReport.open(join(folder, 'none', 'errors.csv'))).rejects.toThrow('cannot be written')
  })
})

describe('what is shown', () => {
  it('progress tells rate and time left', () => {
    expect(progressLine({ rows: 20_000, fraction: 0.25 }, 2_000)).toBe(
      '20,000 rows · 25 % · 10,000/s · 0:06 left',
    )
    expect(progressLine({ rows: 0, fraction: 0 }, 0)).toBe('0 rows · 0 % · 0/s')
  })

  it('attainment is a table, most severe first', () => {
    const row = {
      metric: 'resolution',
      decided: 1_200,
      met: 900,
      breached: 300,
      undecided: 2,
      cancelled: 1,
      ratio: 0.75,
    }
    const none = {
      ...row,
      impact: 'critical',
      decided: 0,
      met: 0,
      breached: 0,
      undecided: 0,
      cancelled: 0,
      ratio: null,
    }
    expect(attainmentTable([{ ...row, impact: 'low' }, none])).toBe(
      [
        'metric      impact    decided  met  breached  undecided  cancelled  attainment',
        'resolution  critical        0    0         0          0          0           –',
        'resolution  low         1,200  900       300          2          1     75.00 %',
      ].join('\n'),
    )
  })

  it('W9: a rate is not rounded to all of them', () => {
    const row = {
      metric: 'resolution',
      impact: 'low',
      decided: 200_000,
      undecided: 0,
      cancelled: 0,
      ratio: 1,
    }
    expect(attainmentTable([{ ...row, met: 199_999, breached: 1 }])).toMatch(/ 99\.99 %$/)
    const goal = { measure: 'attainment', metric: null, objective: 99.9995 } as Goal
    expect(attainmentTable([{ ...row, met: 199_999, breached: 1 }], [goal])).toMatch(/ 99\.9995 %$/)
  })
})
