import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

/** How large a selection is with every fragment written out. Numbers may grow to Infinity, which exceeds any limit. */
export interface Measure {
  depth: number
  introspectionDepth: number
  aliases: number
  fields: number
  directives: number
  /** Fields of an operation's outermost place; 0 for a fragment, which has none of its own. */
  rootFields: number
  /** The most often one response name occurs in one place. */
  repeats: number
}

type Measured = OperationDefinitionNode | FragmentDefinitionNode

interface Part {
  readonly measure: Measure
  /** Response names of the place, with how often each occurs; named fragments written out. */
  readonly names: ReadonlyMap<string, number>
}

const INTROSPECTION_FIELDS: ReadonlySet<string> = new Set(['__schema', '__type'])

/**
 * Measures every operation and fragment of a document in time linear in its text: each fragment is measured once. Runs
 * before the library's own rules, one of which compares the fields of a place pair by pair.
 * Answers null when fragments spread each other in a circle.
 */
export function measureDocument(document: DocumentNode): ReadonlyMap<Measured, Measure> | null {
  const gauge = new Gauge(document)
  const measures = new Map<Measured, Measure>()
  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION && node.kind !== Kind.FRAGMENT_DEFINITION) continue
    measures.set(node, gauge.measureDefinition(node))
  }
  return gauge.foundCircle ? null : measures
}

class Gauge {
  foundCircle = false
  readonly #fragments = new Map<string, FragmentDefinitionNode>()
  readonly #measured = new Map<string, Part | 'open'>()

  constructor(document: DocumentNode) {
    for (const node of document.definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(node.name.value, node)
    }
  }

  measureDefinition(node: Measured): Measure {
    const isOperation = node.kind === Kind.OPERATION_DEFINITION
    // A fragment on a type of introspection, as tools send it, can stand nowhere else.
    const introspecting = !isOperation && node.typeCondition.name.value.startsWith('__')
    const { measure, names } = this.#measureSet(node.selectionSet, introspecting)
    const rootFields = isOperation ? [...names.values()].reduce((sum, times) => sum + times, 0) : 0
    return { ...measure, rootFields, directives: measure.directives + (node.directives?.length ?? 0) }
  }

  #measureSet(set: SelectionSetNode, introspecting: boolean): Part {
    const total = empty()
    const names = new Map<string, number>()
    for (const selection of set.selections) {
      total.directives += selection.directives?.length ?? 0
      if (selection.kind === Kind.FIELD) {
        this.#addField(selection, total, introspecting)
        count(names, (selection.alias ?? selection.name).value, 1)
      } else {
        const part =
          selection.kind === Kind.INLINE_FRAGMENT
            ? this.#measureSet(selection.selectionSet, introspecting)
            : this.#measureSpread(selection.name.value, introspecting)
        add(total, part.measure)
        for (const [name, times] of part.names) count(names, name, times)
      }
    }
    for (const times of names.values()) total.repeats = Math.max(total.repeats, times)
    return { measure: total, names }
  }

  #addField(field: FieldNode, total: Measure, introspecting: boolean): void {
    const inside = introspecting || INTROSPECTION_FIELDS.has(field.name.value)
    const below = field.selectionSet ? this.#measureSet(field.selectionSet, inside).measure : empty()
    if (inside) below.introspectionDepth += 1
    else below.depth += 1
    below.fields += 1
    if (field.alias !== undefined) below.aliases += 1
    add(total, below)
  }

  #measureSpread(name: string, introspecting: boolean): Part {
    const key = introspecting ? `in ${name}` : name
    const fragment = this.#fragments.get(name)
    const known = this.#measured.get(key)
    if (known === 'open') this.foundCircle = true
    if (fragment === undefined || known === 'open') return { measure: empty(), names: new Map() }
    if (known !== undefined) return known
    this.#measured.set(key, 'open')
    const part = this.#measureSet(fragment.selectionSet, introspecting)
    this.#measured.set(key, part)
    return part
  }
}

function empty(): Measure {
  return { depth: 0, introspectionDepth: 0, aliases: 0, fields: 0, directives: 0, rootFields: 0, repeats: 0 }
}

function count(names: Map<string, number>, name: string, times: number): void {
  names.set(name, (names.get(name) ?? 0) + times)
}

function add(total: Measure, part: Measure): void {
  total.depth = Math.max(total.depth, part.depth)
  total.introspectionDepth = Math.max(total.introspectionDepth, part.introspectionDepth)
  total.repeats = Math.max(total.repeats, part.repeats)
  total.aliases += part.aliases
  total.fields += part.fields
  total.directives += part.directives
}
