import { canonicalJson } from '@tenggat/domain'
import { randomTerms, seededRandom } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import { contentHash } from '../../src/agreements/contentHash.js'
import { writeDocument } from '../../src/agreements/lifecycle/readContent.js'
import { readDocument } from '../../src/agreements/readDocument.js'
import { AGREEMENT_TEMPLATES } from '../../src/agreements/templates.js'

const SEED = 20_261_121

describe('an agreement as YAML', () => {
  it.each(AGREEMENT_TEMPLATES.map(({ id, document }) => [id, document]))(
    'the template %s reads, and writing it and reading it again gives the same terms',
    (_, document) => {
      const read = readDocument(document)
      if (!read.ok) throw new Error(JSON.stringify(read.problems))
      const again = readDocument(writeDocument(read.value))
      expect(again).toEqual(read)
    },
  )

  it(`comes back as it was for a thousand random terms (seed ${SEED})`, () => {
    const random = seededRandom(SEED)
    for (let count = 0; count < 1_000; count++) {
      const terms = randomTerms(random)
      const again = readDocument(writeDocument(terms))
      if (!again.ok) throw new Error(`${JSON.stringify(again.problems)}\n${writeDocument(terms)}`)
      expect(canonicalJson(again.value)).toBe(canonicalJson(terms))
      expect(contentHash(again.value)).toBe(contentHash(terms))
    }
  })

  it('can fail: another title is other terms', () => {
    const terms = randomTerms(seededRandom(1))
    expect(contentHash({ ...terms, title: `${terms.title}!` })).not.toBe(contentHash(terms))
  })
})
