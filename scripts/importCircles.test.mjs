import { describe, expect, it } from 'vitest'
import { circlesIn } from './importCircles.mjs'

describe('import circles', () => {
  it('are found however long they are, and nothing else is', () => {
    const imports = { a: ['b'], b: ['c', 'd'], c: ['a'], d: ['e'], e: [], f: ['f'] }
    expect(circlesIn(new Map(Object.entries(imports)))).toEqual([['a', 'b', 'c'], ['f']])
    expect(circlesIn(new Map(Object.entries({ ...imports, c: [], f: [] })))).toEqual([])
  })
})
