import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../../..')
const SPEC = readFileSync(join(ROOT, 'packages/domain/SPEC.md'), 'utf8')
/** What looks like the id of a rule and is something else. */
const NO_RULES = ['SHA-256', 'UTF-8', 'UTF-16']
const SECTIONS = [...SPEC.matchAll(/^## ([A-Z]{3}) — /gm)].map(([, section]) => section!)
/** Ids of rules; what titles number otherwise, such as tickets, is no rule's. */
const RULE = new RegExp(`\\b(?:${SECTIONS.join('|')})-\\d+\\b`, 'g')
/** The title of a test or a group of tests: the first text that is given to `it`, `describe` or `test`. */
const TITLE =
  /\b(?:it|test|describe)(?:\.\w+)*(?:<[^(]*>)?\((?:(?:\[[\s\S]*?\](?: as const)?|[A-Z_]+)\)\()?\s*(['"`])((?:\\.|(?!\1)[\s\S])*)\1/g
const COMMENT = /\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm

const stated = new Set([...SPEC.matchAll(/^- \*\*([A-Z]{3}-\d+)\*\*/gm)].map(([, id]) => id!))
const packages = ['packages', 'apps'].flatMap((folder) =>
  readdirSync(join(ROOT, folder)).map((name) => join(folder, name)),
)

function filesBelow(folder: string, ending: RegExp): string[] {
  try {
    return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => ending.test(file))
      .map((file) => join(folder, file))
  } catch {
    return []
  }
}

const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

const titlesOf = (file: string): string[] => [...textOf(file).matchAll(TITLE)].map(([, , title]) => title!)

/** Ids that the comments of a text cite; a requirement's id is none of ours and cannot be looked up here. */
const citedBy = (text: string): string[] =>
  (text.match(COMMENT) ?? [])
    .flatMap((comment) => comment.match(/\b[A-Z]{3,4}-\d+\b/g) ?? [])
    .filter((id) => !NO_RULES.includes(id))

it('every rule of SPEC.md is named by the title of a test', () => {
  const files = packages.flatMap((folder) => filesBelow(join(folder, 'test'), /\.test\.tsx?$/))
  const titles = files.flatMap(titlesOf)
  const tested = new Set(titles.flatMap((title) => title.match(RULE) ?? []))
  expect([...stated].filter((id) => !tested.has(id))).toEqual([])
})

it('every rule that a title names is in SPEC.md', () => {
  const files = packages.flatMap((folder) => filesBelow(join(folder, 'test'), /\.test\.tsx?$/))
  const named = files.flatMap(titlesOf).flatMap((title) => title.match(RULE) ?? [])
  expect(named.filter((id) => !stated.has(id))).toEqual([])
})

it('every rule that a comment cites is in SPEC.md', () => {
  const files = packages.flatMap((folder) => filesBelow(join(folder, 'src'), /\.tsx?$/))
  const wrong = files.flatMap((file) =>
    citedBy(textOf(file))
      .filter((id) => !stated.has(id))
      .map((id) => `${file}: ${id}`),
  )
  expect(wrong).toEqual([])
})

it('can fail: it sees what a comment cites, and only there', () => {
  expect(citedBy('/** AGR-999: none. */\nconst key = "INC-1" // MET-1')).toEqual(['AGR-999', 'MET-1'])
  expect(stated.has('AGR-999')).toBe(false)
})

it('every section of SPEC.md has rules', () => {
  const used = new Set([...stated].map((id) => id.slice(0, 3)))
  expect(SECTIONS.filter((section) => !used.has(section))).toEqual([])
})
