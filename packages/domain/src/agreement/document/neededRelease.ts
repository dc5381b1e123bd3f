import { isRecord } from '../../parse/readRecord.js'
import { show } from '../../parse/show.js'
import { isLater, RELEASE, type Release, releaseNamed } from '../../release.js'
import { type Problem, type Result, refuse } from '../../time/result.js'

/** What release can read a document that this one cannot. */
export interface NeededRelease {
  /** Null where the document does not say: some later one. */
  readonly release: Release | null
  /** This one. */
  readonly laterThan: Release
}

/** Codes of problems that only a word makes which a later release may know. */
const OF_WORDS: ReadonlySet<string> = new Set(['unknownKey', 'UNKNOWN_KEY', 'unknownValue'])
const OF_RELEASES: ReadonlySet<string> = new Set(['needsRelease', 'needsLaterRelease', 'unknownForm'])

/** `release 0.3.0`, or `a later release than 0.2.0`. */
export const releaseInWords = ({ release, laterThan }: NeededRelease): string =>
  release === null ? `a later release than ${laterThan}` : `release ${release}`

const SOME_LATER = releaseInWords({ release: null, laterThan: RELEASE })
const NAMED = /^release (.+)$/

/** What a problem expects that a release would solve. */
export const expectedRelease = (stored: unknown): string => {
  const needs = statedIn(stored)
  const isNamed = needs != null && isLater(needs, RELEASE)
  return releaseInWords({ release: isNamed ? needs : null, laterThan: RELEASE })
}

/**
 * AGR-84: what was read of a document on record, or that another release is needed, before whatever it is that this one does not know.
 * One that says it needs a later release is not read, though every word of it be known: what they mean may have changed. Where it says
 * nothing, unknown words are taken for later ones.
 */
export function unlessItNeedsLater<T>(stored: unknown, read: Result<T>): Result<T> {
  const needs = statedIn(stored)
  const problems = read.ok ? [] : read.problems
  if (needs === undefined) {
    const message = `${show((stored as { needs: unknown }).needs)} is no release`
    return refuse<Problem>({ code: 'badRelease', path: ['needs'], message, expected: RELEASE }, ...problems)
  }
  if (needs !== null && isLater(needs, RELEASE)) {
    const message = `it needs release ${needs}, and this one is ${RELEASE}`
    const needed = { code: 'needsRelease', path: ['needs'], message, expected: `release ${needs}` }
    return refuse<Problem>(needed, ...problems)
  }
  if (needs !== null || !problems.some(({ code }) => OF_WORDS.has(code))) return read
  const message = 'it has words that this release does not know'
  return refuse<Problem>({ code: 'needsLaterRelease', path: [], message, expected: SOME_LATER }, ...problems)
}

/** Null of problems that no release would solve, as far as they tell. */
export function neededRelease(problems: readonly Pick<Problem, 'code' | 'expected'>[]): NeededRelease | null {
  const found = problems.filter(({ code }) => OF_RELEASES.has(code))
  if (found.length === 0) return null
  const named = found.flatMap(({ expected = '' }) => releaseNamed(NAMED.exec(expected)?.[1]) ?? [])
  return { release: named[0] ?? null, laterThan: RELEASE }
}

/** What a document says it needs; null where it says nothing, undefined where that is no release. */
function statedIn(stored: unknown): Release | null | undefined {
  if (!isRecord(stored) || stored.needs === undefined) return null
  return releaseNamed(stored.needs) ?? undefined
}
