import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const DOCUMENTS = ['CONTRIBUTING.md', 'README.md', 'docs/mapping.md']
/** Between backticks, with an ending of ours; `*` stands for part of a name, `<…>` for a name of the reader's own. */
const NAMED = /`([\w./*-]+\.(?:ts|tsx|mjs|md|sh|graphql))`/g
const PLACES = ['.', '.ci', 'apps', 'docs', 'examples', 'findings', 'packages', 'scripts']
const files = PLACES.flatMap((place) =>
  readdirSync(place, { recursive: place !== '.', encoding: 'utf8' }).map((path) => `${place}/${path}`),
).filter((path) => !path.includes('/node_modules/'))

const endingIn = (name) => new RegExp(`(^|/)${name.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`)

/** @returns the files that a text names and that are not there */
function goneFrom(text) {
  const names = [...text.matchAll(NAMED)].map(([, name]) => name)
  return names.filter((name) => !files.some((path) => endingIn(name).test(path)))
}

describe('files that documents name', () => {
  it.each(DOCUMENTS)('are there: %s', (document) => {
    expect(goneFrom(readFileSync(document, 'utf8'))).toEqual([])
  })

  it('control: one that is gone is found', () => {
    expect(goneFrom('see `engine/nowhere.ts` and `scripts/importCircles.mjs`')).toEqual(['engine/nowhere.ts'])
  })
})
