import { describe, expect, it } from 'vitest'
import { canonicalJson, formatTerms, parseAgreementTerms } from '../src/index.js'
import { type Random, randomTerms, seededRandom } from '../src/testing/index.js'

const JUNK: readonly unknown[] = [
  null,
  undefined,
  true,
  -1,
  1e300,
  Number.NaN,
  '',
  '4h',
  'acme',
  '\0',
  '\ud800',
  [],
  [null],
  [[]],
  {},
  { id: 1 },
  { use: 5 },
  { constructor: 1 },
  new Date(0),
  () => 1,
]

/** A copy with junk somewhere: in place of a value, under a key nobody knows, or in a list. */
function spoilt(value: unknown, random: Random): unknown {
  if (random.chance(0.15) || typeof value !== 'object' || value === null) return random.pick(JUNK)
  if (Array.isArray(value)) {
    if (value.length === 0 || random.chance(0.2)) return [...value, random.pick(JUNK)]
    const at = random.below(value.length)
    return value.map((item, index) => (index === at ? spoilt(item, random) : item))
  }
  const keys = Object.keys(value)
  if (keys.length === 0 || random.chance(0.1)) return { ...value, [random.pick(['x', 'toString'])]: 1 }
  const key = random.pick(keys)
  return { ...value, [key]: spoilt((value as Record<string, unknown>)[key], random) }
}

describe('documents that are not right', () => {
  it('AGR-1 whatever is written, the answer is terms or problems with a place, and never an exception', () => {
    const random = seededRandom(1)
    let refused = 0
    for (let round = 0; round < 1_200; round++) {
      let document: unknown = formatTerms(randomTerms(random))
      for (let times = 1 + random.below(3); times > 0; times--) document = spoilt(document, random)
      const result = parseAgreementTerms(document)
      if (result.ok) {
        const again = parseAgreementTerms(formatTerms(result.value))
        expect(again.ok && canonicalJson(again.value)).toBe(canonicalJson(result.value))
        continue
      }
      refused++
      expect(result.problems.length).toBeGreaterThan(0)
      for (const { code, path, message } of result.problems) {
        expect(`${code}${message}`).toMatch(/^\S+/)
        expect(path.every((part) => typeof part === 'string' || typeof part === 'number')).toBe(true)
      }
    }
    expect(refused).toBeGreaterThan(600)
  })
})
