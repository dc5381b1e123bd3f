import { readdirSync, readFileSync } from 'node:fs'
import {
  type AnyField,
  CLAUSES,
  canonicalJson,
  documentOf,
  documentText,
  parseDocument,
} from '@tenggat/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashedIn, printPage, wordsOf } from '../../src/reports/print/printPage.js'
import { brokenIn, dataIn } from './brokenIn.js'

type FieldsInside = Record<string, AnyField>

/** The fields of each item of a list of the document. */
function fieldsOf(list: 'targets' | 'goals'): FieldsInside {
  const shape = CLAUSES.flatMap(({ fields }) => Object.entries(fields)).find(([key]) => key === list)![1]
    .shape
  if (shape.kind !== 'items') throw new Error(`${list} is no list`)
  return shape.fields as FieldsInside
}

const [targets, goals] = [fieldsOf('targets'), fieldsOf('goals')]

/** What a later release might add: a choice that means something where it goes unsaid, and a name that may be left out. */
const LATER = { later: [targets, targets.reopen!], laterName: [goals, goals.unit!] } as const

const PAGES = ['kept', '../fixtures/releases/pages'].flatMap((folder) => {
  const place = new URL(`${folder}/`, import.meta.url)
  const names = readdirSync(place).filter((name) => name.endsWith('.html'))
  return names.map((name): readonly [string, string] => [name, readFileSync(new URL(name, place), 'utf8')])
})

const pageNamed = (wanted: string): string => PAGES.find(([name]) => name === wanted)![1]

describe('a release that adds fields to clauses that pages print', () => {
  beforeAll(() => {
    for (const [key, [fields, field]] of Object.entries(LATER)) fields[key] = field
  })
  afterAll(() => {
    for (const [key, [fields]] of Object.entries(LATER)) delete fields[key]
  })

  it('has pages of every printer to look at', () => {
    const printers = PAGES.map(([, page]) => dataIn(page).printer ?? 1)
    expect(new Set(printers)).toEqual(new Set([1, 2, 3]))
  })

  it.each(PAGES)('verifies a page printed before: %s', (_, page) => {
    expect(brokenIn(page)).toEqual([])
  })

  it('hashes what was signed before as it was', () => {
    const { content } = hashedIn(dataIn(pageNamed('everything.en.html')))
    const read = parseDocument(content)
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    expect(read.value.targets[0]).toHaveProperty('later', targets.reopen!.unsaid)
    expect(documentText(documentOf(read.value))).toBe(canonicalJson(content))
  })

  it('prints them where a document says them', () => {
    const data = dataIn(pageNamed('everything.en.html'))
    const more = structuredClone(data) as unknown as {
      running: { targets: Record<string, unknown>[]; goals: Record<string, unknown>[] }
    }
    more.running.targets[0]!.later = 'newCycle'
    more.running.goals[0]!.laterName = 'Ana the later'
    const said = wordsOf(printPage(more as unknown as typeof data)).join(' ')
    expect(said).toContain('Ana the later')
    expect(said).toContain('later newCycle')
  })
})
