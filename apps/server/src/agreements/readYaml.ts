import { accept, type Problem, type Result, refuse } from '@tenggat/domain'
import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml'

/** Where something stands in a text, both from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** A problem of a written document. */
export type PlacedProblem = Problem & Place

/** A document turned into plain values, and the way back from a path to the text. */
export interface YamlText {
  readonly value: unknown
  /** Gives each problem the place of the value it is about, or of the nearest thing around it; the first MOST_PROBLEMS of them. */
  place(problems: readonly Problem[]): readonly PlacedProblem[]
}

const LARGEST_BYTES = 256 * 1024
/** Enough for a document that names a few blocks and uses them again; a billion laughs needs far more. */
const MOST_ALIASES = 100
const DEEPEST = 40
/** Nobody reads more at a time, and one slip can make a problem of every line after it. */
export const MOST_PROBLEMS = 100
const START: Place = { line: 1, column: 1 }

/**
 * Reads YAML 1.2 (and so JSON) as plain data. Refused, each with its line: syntax errors, duplicate keys, unknown tags, several
 * documents, more than 256 kB, deep nesting and aliases that multiply.
 */
export function readYaml(text: string): Result<YamlText, PlacedProblem> {
  const bytes = Buffer.byteLength(text)
  if (bytes > LARGEST_BYTES)
    return refuse(whole('tooLong', `the document has ${bytes} bytes`, `at most ${LARGEST_BYTES}`))
  const deep = tooDeep(text)
  if (deep) return refuse(whole('tooDeep', 'the document is nested too deeply', `at most ${DEEPEST} levels`))
  try {
    return parse(text)
  } catch (error) {
    // The parser calls itself; a text that has it do so too often is no agreement.
    if (!(error instanceof RangeError)) throw error
    return refuse(whole('tooDeep', 'the document is nested too deeply', `at most ${DEEPEST} levels`))
  }
}

function parse(text: string): Result<YamlText, PlacedProblem> {
  const lines = new LineCounter()
  // The library compares every key with every other one; duplicates are found below in one pass.
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: false,
    schema: 'core',
    prettyErrors: false,
  })
  const errors = [...document.errors, ...document.warnings]
  const faults = firstOf(errors, ({ message, pos }) => ({
    ...{ code: 'badYaml', path: [], message },
    ...placeOf(lines, pos[0]),
  }))
  if (faults.length > 0) return refuse(...faults)
  const keys = badKeys(document, lines)
  if (keys.length > 0) return refuse(...firstOf(keys, (problem) => problem))
  return toValue(document, lines)
}

function toValue(document: Document.Parsed, lines: LineCounter): Result<YamlText, PlacedProblem> {
  try {
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES })
    return accept({
      value,
      place(problems) {
        const pairOf = indexedPairs()
        return firstOf(problems, (problem) => ({ ...problem, ...locate(document, problem, lines, pairOf) }))
      },
    })
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error
    return refuse(
      whole('badYaml', 'the document uses its anchors too often', `at most ${MOST_ALIASES} aliases`),
    )
  }
}

/** The first problems, placed, and one that says how many more there are. */
function firstOf<P>(problems: readonly P[], place: (problem: P) => PlacedProblem): PlacedProblem[] {
  const placed = problems.slice(0, MOST_PROBLEMS).map(place)
  const left = problems.length - placed.length
  if (left > 0)
    placed.push(whole('moreProblems', `there are ${left} more problems`, 'the first ones mended first'))
  return placed
}

const whole = (code: string, message: string, expected: string): PlacedProblem => ({
  code,
  path: [],
  message,
  expected,
  ...START,
})

function placeOf(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}

/** The parser calls itself for every level, so depth is bounded before it starts. */
function tooDeep(text: string): boolean {
  let flow = 0
  for (const character of text) {
    if (character === '[' || character === '{') flow++
    else if (character === ']' || character === '}') flow--
    if (flow > DEEPEST) return true
  }
  // In block style every level needs a deeper column, or a dash or question mark of its own on the same line.
  return /^[ ]{400,}\S/m.test(text) || /^(?: *[-?] ){41,}/m.test(text)
}

function badKeys(document: Document.Parsed, lines: LineCounter): PlacedProblem[] {
  const problems: PlacedProblem[] = []
  visit(document, {
    Map(_, map) {
      const seen = new Set<string>()
      for (const { key } of map.items) {
        if (!isScalar(key)) {
          // Written out, keys within keys grow twofold with each level.
          const at = placeOf(lines, (key as Node | null)?.range?.[0] ?? map.range?.[0] ?? 0)
          const message = 'a key is a list, a map or an alias'
          problems.push({ code: 'badYaml', path: [], message, expected: 'a plain text', ...at })
          return visit.BREAK
        }
        const name = String(key.value)
        const message = `the key "${name}" is written twice`
        if (seen.has(name)) {
          const at = placeOf(lines, (key as Node).range?.[0] ?? 0)
          problems.push({ code: 'duplicateKey', path: [name], message, expected: 'one value a key', ...at })
        }
        seen.add(name)
      }
      return undefined
    },
  })
  return problems
}

type PairOf = (map: YAMLMap, key: string) => Pair | undefined

/** Finds pairs by their keys, of which each map is asked once: a map may hold thousands, each with a problem. */
function indexedPairs(): PairOf {
  const known = new Map<YAMLMap, ReadonlyMap<string, Pair>>()
  return (map, key) => {
    const pairs =
      known.get(map) ?? new Map(map.items.map((pair) => [String((pair.key as Scalar).value), pair]))
    known.set(map, pairs)
    return pairs.get(key)
  }
}

/** Follows a path as far as the document goes. Of a pair with a block below it, the key is the place to look at. */
function locate(document: Document.Parsed, problem: Problem, lines: LineCounter, pairOf: PairOf): Place {
  let node: unknown = document.contents
  let offset = document.contents?.range?.[0] ?? 0
  for (const part of problem.path) {
    const owner = isAlias(node) ? node.resolve(document) : node
    if (isMap(owner)) {
      const pair = pairOf(owner, String(part))
      if (pair === undefined) break
      node = pair.value
      const named = problem.code === 'unknownKey' || isCollection(node) || node === null
      offset = ((named ? pair.key : node) as Node).range?.[0] ?? offset
    } else if (isSeq(owner) && typeof part === 'number' && part < owner.items.length) {
      node = owner.items[part]
      offset = (node as Node | null)?.range?.[0] ?? offset
    } else break
  }
  return placeOf(lines, offset)
}
