import { expect, it } from 'vitest'
import { detailInLines, nameInWords } from '../../src/manager/audit/auditInWords.js'
import { wordsOf } from '../../src/manager/words/words.js'

const [en, id] = [wordsOf('en'), wordsOf('id')]

it.each([
  ['server', 'the server', 'server'],
  ['nobody', 'no such account', 'akun tidak ada'],
  ['person:siti@acme.example', 'siti@acme.example', 'siti@acme.example'],
  ['source:a:b', 'source a:b', 'sumber a:b'],
  ['token:abc', 'token abc', 'token abc'],
  ['later:thing', 'later:thing', 'later:thing'],
])('%s is called %s in the audit', (name, english, indonesian) => {
  expect(nameInWords(name, en)).toBe(english)
  expect(nameInWords(name, id)).toBe(indonesian)
})

it.each([
  [{ from: 'viewer', to: 'admin' }, ['Viewer → Administrator']],
  [{ from: null, to: ['acme', 'provider'] }, ['– → acme, provider']],
  [{ from: { disabled: false }, to: { disabled: true } }, ['disabled: no → yes']],
  [{ name: 'wall', board: { team: ['a'] }, parties: null }, ['name: wall', 'board: team: a']],
  [{}, []],
  [null, []],
])('%j is shown as %j', (detail, lines) => {
  expect(detailInLines(detail, en)).toEqual(lines)
})
