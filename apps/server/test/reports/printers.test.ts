import { canonicalJson, documentOf, type RunningTerms, runningDocumentOf } from '@tenggat/domain'
import { target, terms, workweek } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../src/agreements/hashes.js'
import { type PrintedData, printPage } from '../../src/reports/print/printPage.js'
import { brokenIn } from './brokenIn.js'

const NOW = Date.UTC(2026, 10, 20, 9)
const OFFICE = workweek('09:00', '17:00', 'Asia/Jakarta')

/** Values as a jsonb column hands them out: the keys of an object by their length. */
function fromStore(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(fromStore)
  const byLength = Object.entries(value).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
  return Object.fromEntries(byLength.map(([key, each]) => [key, fromStore(each)]))
}

const hashOf = (value: unknown): string => sha256(canonicalJson(value))

/** The page of what runs, in the form that printer keeps; what is signed is the same without what levels above say. */
function pageOf(running: RunningTerms, printer: 1 | 2 | 3, form: 0 | 1): string {
  const { levels: _, ...all } = running
  const calendars = Object.fromEntries(Object.entries(all.calendars).filter(([name]) => !name.includes('/')))
  const content = form === 0 ? { ...all, calendars } : documentOf({ ...all, calendars })
  const runs = form === 0 ? running : runningDocumentOf(running)
  const data = {
    ...{ agreementId: 'acme', version: 1, contentHash: hashOf(content), runningHash: hashOf(runs) },
    ...{ running: runs, entries: [], printedAt: NOW, language: 'en' },
    ...(printer === 1 ? { terms: content } : { printer, content }),
  }
  return printPage(fromStore(data) as PrintedData)
}

const hours = (...names: readonly string[]): RunningTerms =>
  terms({
    calendars: Object.fromEntries(names.map((name) => [name, OFFICE])),
    targets: [target({ calendar: names[0]! })],
  })
const conditions = { team: ['A'], priority: ['P1'] }

describe('a printed page', () => {
  it.each([
    ['hours of a level above beside own ones', hours('office', 'bank-arunika/office')],
    ['hours with a short name beside a long one', hours('nights', 'allday')],
    ['conditions with names of different lengths', terms({ targets: [target({ when: conditions })] })],
  ])('verifies whatever the order in which its values came: %s', (_, running) => {
    expect(brokenIn(pageOf(running, 1, 0))).toEqual([])
    expect(brokenIn(pageOf(running, 2, 0))).toEqual([])
    expect(brokenIn(pageOf(running, 2, 1))).toEqual([])
    expect(brokenIn(pageOf(running, 3, 1))).toEqual([])
  })
})
