import { METRICS } from '@tenggat/domain'
import { describe, expect, it } from 'vitest'
import {
  amountInWords,
  capitalised,
  chooseLanguage,
  LANGUAGES,
  refusalInWords,
  type Words,
  wordsOf,
} from '../src/index.js'

/** Every text of a language with the path to it; what takes something is told with `«it»` in its place. */
function texts(value: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return [[path, speak(value as (...about: unknown[]) => string, path)]]
  return Object.entries(value as object).flatMap(([key, each]) =>
    texts(each, path === '' ? key : `${path}.${key}`),
  )
}

function speak(say: (...about: unknown[]) => string, path: string): string {
  if (path.startsWith('amountUnits.')) return say(4)
  if (path.startsWith('readiness.')) return say({ name: '«it»', other: '«other»' })
  return say('«it»', '«second»', '«third»')
}

const pathsOf = (words: Words) => texts(words).map(([path]) => path)

describe.each(LANGUAGES)('the words of %s', (language) => {
  const words = wordsOf(language)

  it('are whole: none is empty, and none has a hole', () => {
    const holes = texts(words).filter(
      ([path, text]) =>
        (text.trim() !== text && !path.startsWith('joins.')) || /^$|undefined|null|NaN/.test(text),
    )
    expect(holes).toEqual([])
  })

  it.each(METRICS)('promise %s in whole sentences that carry the amount or the time', (metric) => {
    const { promise, commitment, expectation } = words.metrics[metric]
    for (const text of [promise('«4 h»'), commitment('«4 h»'), expectation('«4 h»')]) {
      expect(text).toMatch(/«4 h»/)
      expect(text.replace('«4 h»', '').trim().split(' ').length).toBeGreaterThan(1)
    }
  })

  it('tell an amount with its unit and its number as the language writes it', () => {
    const four = { value: 1500, unit: 'workingDays', at: 'close-of-business' } as const
    expect(amountInWords(four, words)).toBe(
      language === 'en' ? '1,500 working days by close of business' : '1.500 hari kerja sampai jam tutup',
    )
  })
})

describe('a refusal', () => {
  const refused = (code: string) => refusalInWords({ code, message: 'as the server says' }, wordsOf('id'))

  it('is told in the language of the reader, with the server’s sentence only where the code is not enough', () => {
    expect(refused('EMAIL_TAKEN')).toBe('Sudah ada akun dengan alamat surel ini')
    expect(refused('NOT_YOURS')).toBe('Ini bukan bagian Anda: as the server says')
    expect(refused('OF_A_LATER_RELEASE')).toBe('as the server says')
    expect(refused('toString')).toBe('as the server says')
  })
})

describe('two languages', () => {
  it('say the same things, each in its own words', () => {
    expect(pathsOf(wordsOf('id')).toSorted()).toEqual(pathsOf(wordsOf('en')).toSorted())
    const english = new Map(texts(wordsOf('en')))
    const sentences = texts(wordsOf('id')).filter(([, text]) => text.includes(' '))
    expect(sentences.filter(([path, text]) => english.get(path) === text)).toEqual([])
  })

  it('are chosen by the first tag that names one of them, the old code of Indonesian among them', () => {
    expect(chooseLanguage([null, 'nl', 'id-ID', 'en'])).toBe('id')
    expect(chooseLanguage(['in'])).toBe('id')
    expect(chooseLanguage(['en-AU', 'id'])).toBe('en')
    expect(chooseLanguage(['idx'])).toBe('en')
    expect(chooseLanguage([])).toBe('en')
  })

  it('begin a sentence with a capital', () => {
    expect(capitalised('waiting on the customer')).toBe('Waiting on the customer')
  })
})
