import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** Ids of rules; requirements elsewhere are numbered apart from these. */
const RULE = /\b(?:TIM|CAL|AGR|TKT|CLK|ATT|CMP)-\d+\b/g
/** The title of a test or a group of tests: the first text that is given to `it`, `describe` or `test`. */
const TITLE =
  /\b(?:it|test|describe)(?:\.\w+)*(?:<[^(]*>)?\((?:\[[\s\S]*?\]\)\()?\s*(['"`])((?:\\.|(?!\1)[\s\S])*)\1/g

const stated = new Set(
  [
    ...readFileSync(join(import.meta.dirname, '../SPEC.md'), 'utf8').matchAll(/^- \*\*([A-Z]{3}-\d+)\*\*/gm),
  ].map(([, id]) => id!),
)
const titles = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .flatMap((file) =>
    [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(TITLE)].map(([, , title]) => title!),
  )
const tested = new Set(titles.flatMap((title) => title.match(RULE) ?? []))

it('every rule of SPEC.md is named by the title of a test', () => {
  expect([...stated].filter((id) => !tested.has(id))).toEqual([])
})

it('every rule that a title names is in SPEC.md', () => {
  expect([...tested].filter((id) => !stated.has(id))).toEqual([])
})
