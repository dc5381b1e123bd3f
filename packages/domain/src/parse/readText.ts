import type { Findings, Path } from './findings.js'
import { show } from './show.js'

/** Ids, keys and names, in UTF-16 code units: they are indexed, and shown in one line. */
export const LONGEST_NAME = 255
/** Free text, in UTF-8 bytes. */
export const LONGEST_TEXT_BYTES = 65_536

const LONE_SURROGATE = /\p{Surrogate}/u

/** A string that PostgreSQL can store and UTF-8 can carry: without NUL, without half a surrogate pair. */
function readStorable(raw: unknown, path: Path, findings: Findings): string | undefined {
  if (typeof raw !== 'string') {
    return findings.add(
      raw === undefined ? 'missing' : 'wrongType',
      path,
      `${show(raw)} is not a text`,
      'a text',
    )
  }
  if (raw.includes('\0'))
    return findings.add('badText', path, 'the text contains a NUL character', 'a text without U+0000')
  if (LONE_SURROGATE.test(raw))
    return findings.add('badText', path, 'the text contains half a surrogate pair', 'whole characters')
  return raw
}

/** A name: 1 to 255 characters. */
export function readName(raw: unknown, path: Path, findings: Findings): string | undefined {
  if (typeof raw === 'string' && raw.length > LONGEST_NAME) {
    return findings.add('tooLong', path, `the text has ${raw.length} characters`, `at most ${LONGEST_NAME}`)
  }
  if (raw === '') return findings.add('empty', path, 'the text is empty', `1 to ${LONGEST_NAME} characters`)
  return readStorable(raw, path, findings)
}

/** A free text, which may be empty: at most 64 kB in UTF-8. */
export function readText(raw: unknown, path: Path, findings: Findings): string | undefined {
  if (typeof raw === 'string' && exceedsBytes(raw, LONGEST_TEXT_BYTES)) {
    return findings.add(
      'tooLong',
      path,
      'the text is longer than 64 kB',
      `at most ${LONGEST_TEXT_BYTES} bytes`,
    )
  }
  return readStorable(raw, path, findings)
}

function exceedsBytes(text: string, limit: number): boolean {
  if (text.length * 3 <= limit) return false
  if (text.length > limit) return true
  let bytes = 0
  for (const character of text) bytes += utf8Bytes(character.codePointAt(0)!)
  return bytes > limit
}

const utf8Bytes = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)

const ELLIPSIS = '…'

/**
 * TKT-17: a name that describes and is too long, by its beginning: the same for the same name, so that what is sent again is a duplicate.
 * What was cut is noted.
 */
export function readLongName(raw: unknown, path: Path, findings: Findings): string | undefined {
  if (typeof raw !== 'string' || raw.length <= LONGEST_NAME) return readName(raw, path, findings)
  const kept = `${beginning(raw, LONGEST_NAME - 1)}${ELLIPSIS}`
  findings.note(
    'fieldCut',
    path,
    `the text has ${raw.length} characters: kept are the first ${kept.length - 1}`,
  )
  return readName(kept, path, findings)
}

/** TKT-17: a free text that is too long, by its beginning. */
export function readLongText(raw: unknown, path: Path, findings: Findings): string | undefined {
  if (typeof raw !== 'string' || !exceedsBytes(raw, LONGEST_TEXT_BYTES)) return readText(raw, path, findings)
  const kept = `${beginningOfBytes(raw, LONGEST_TEXT_BYTES - utf8Bytes(ELLIPSIS.codePointAt(0)!))}${ELLIPSIS}`
  findings.note(
    'fieldCut',
    path,
    `the text is longer than 64 kB: kept are the first ${kept.length - 1} characters`,
  )
  return readText(kept, path, findings)
}

/** Never half of a character that takes two code units. */
const beginning = (text: string, length: number): string =>
  text.slice(0, isHighSurrogate(text, length - 1) ? length - 1 : length)

const isHighSurrogate = (text: string, index: number): boolean => {
  const unit = text.charCodeAt(index)
  return unit >= 0xd800 && unit <= 0xdbff
}

function beginningOfBytes(text: string, most: number): string {
  let [bytes, length] = [0, 0]
  for (const character of text) {
    bytes += utf8Bytes(character.codePointAt(0)!)
    if (bytes > most) break
    length += character.length
  }
  return text.slice(0, length)
}
