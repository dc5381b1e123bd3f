import { describe, expect, it } from 'vitest'
import { reasonWords } from '../src/manager/figures/reasonWords.js'
import { readUncoveredSearch } from '../src/manager/uncovered/uncoveredSearch.js'
import { wordsOf } from '../src/manager/words/words.js'

const reason = (present: string[], lookAlike: string | null, more: object = {}) => ({
  ...{ agreementId: 'acme', code: 'differs', field: 'priority', present, wanted: ['P1', 'P2'], lookAlike },
  ...more,
})
const [en, id] = [wordsOf('en'), wordsOf('id')]

describe('why nothing is promised about a ticket', () => {
  it('names what it has, what would do, and what it only looks like', () => {
    expect(reasonWords(reason(['urgent'], null), en)).toBe('priority is “urgent”, none of “P1”, “P2”')
    expect(reasonWords(reason([], null), en)).toBe('priority is none, none of “P1”, “P2”')
    expect(reasonWords(reason(['P1 '], 'P1'), en)).toBe(
      'priority is “P1 ”, which only looks like “P1”: case or white space differs',
    )
    expect(reasonWords(reason(['fax'], null, { code: 'excluded', field: 'service', wanted: [] }), id)).toBe(
      'tidak mencakup layanan “fax” (klausul Layanan)',
    )
  })

  it('shows white space that no reader would see', () => {
    expect(reasonWords(reason(['\u00a0P2'], 'P2'), id)).toBe(
      'prioritas adalah “⍽P2”, yang hanya mirip “P2”: beda huruf besar atau spasi',
    )
    expect(reasonWords(reason(['P\u200b1'], 'P1'), en)).toContain('“P⍽1”')
  })

  it('keeps in the address what is listed, and nothing it does not know', () => {
    expect(readUncoveredSearch({ coverage: 'noTarget', open: 'yes', days: '30', after: 'x' })).toEqual({
      ...{ coverage: 'noTarget', open: 'yes', days: '30', after: 'x' },
    })
    expect(readUncoveredSearch({ coverage: 'covered', open: 'no', days: '7' })).toEqual({
      ...{ coverage: undefined, open: undefined, days: undefined, after: undefined },
    })
  })
})
