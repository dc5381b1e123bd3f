import { describe, expect, it } from 'vitest'
import { intersectBoard } from '../../src/tenancy/intersect.js'

describe('a viewer confined to a board', () => {
  it.each([
    [{}, { team: ['a', 'b'] }, { team: ['a', 'b'], includeReplayed: false }],
    [{ team: ['b', 'c'] }, { team: ['a', 'b'] }, { team: ['b'], includeReplayed: false }],
    [{ team: ['c'] }, { team: ['a'] }, { team: [], includeReplayed: false }],
    [{ line: ['1'] }, { team: ['a'] }, { line: ['1'], team: ['a'], includeReplayed: false }],
    [{ team: null }, { team: [] }, { team: [], includeReplayed: false }],
    [{ includeReplayed: true }, {}, { includeReplayed: false }],
    [{ includeReplayed: false }, { includeReplayed: true }, { includeReplayed: false }],
    [{}, { includeReplayed: true }, { includeReplayed: true }],
  ])('asking for %j within %j gets %j', (filter, bounds, expected) => {
    expect(intersectBoard(filter, bounds)).toEqual(expected)
  })

  it('is nobody else', () => {
    expect(intersectBoard({ team: ['x'] }, null)).toEqual({ team: ['x'] })
  })
})
