import {
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type OperationTypeNode,
} from 'graphql'
import type { Loose } from '../http/aServer.js'
import { createFiller } from './fillArguments.js'
import type { PartyThings } from './parties.js'

/** From the root down: a field, and the type of object that is asked there. */
type Way = readonly (readonly [field: string, type: string])[]

export interface Step {
  /** `Query.ticket > Ticket.events` */
  readonly name: string
  readonly way: Way
  readonly operation: OperationTypeNode
  readonly root: string
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

const ROOTS = ['query', 'mutation', 'subscription'] as const
const DEEPEST = 7

/**
 * Every field that can be reached, each with its arguments filled with the things of a party: for each root field one operation for
 * every type below it, with all its plain fields. Throws with the names of arguments that nobody has said how to fill.
 */
export function walkSchema(schema: GraphQLSchema, things: PartyThings): readonly Step[] {
  const filler = createFiller(things)
  const steps: Step[] = []
  for (const operation of ROOTS) {
    const root = schema.getRootType(operation as OperationTypeNode)!
    for (const field of Object.values(root.getFields())) {
      const context = { filler, variables: new Map<string, Variable>(), seen: new Set<string>() }
      const own = callOf(context, root.name, field)
      for (const { path, way, set } of selectionsOf(context, field.name, field.type, 1)) {
        steps.push({
          ...write(operation as OperationTypeNode, `${own}${set}`, context.variables),
          name: [`${root.name}.${field.name}`, ...path].join(' > '),
          way,
          root: `${root.name}.${field.name}`,
        })
      }
    }
  }
  if (filler.unknown.size > 0)
    throw new Error(`say in fillArguments.ts what to fill in for: ${[...filler.unknown].join(', ')}`)
  return steps
}

/** What was answered to an operation. */
interface Answered {
  readonly data?: unknown
  readonly errors?: readonly { readonly path?: readonly (string | number)[] }[]
}

/**
 * Whether an answer has an object where the step asks for one, or may have had one that an error took away: only then can
 * anything run below it.
 */
export function reaches({ way }: Step, { data, errors = [] }: Answered): boolean {
  const isDeeper = (path: readonly (string | number)[]) =>
    path.filter((part) => typeof part === 'string').length > way.length
  if (errors.some(({ path }) => path === undefined || isDeeper(path))) return true
  const found = way.reduce<unknown[]>(
    (objects, [field]) => objects.flatMap((each) => (each as Loose | null)?.[field] ?? []),
    [data],
  )
  return found.some((each) => (each as Loose | null)?.__typename === way.at(-1)?.[1])
}

/** Whether one step asks for something below what another asks for. */
export const isBelow = (step: Step, above: Step): boolean =>
  step.root === above.root &&
  step.way.length > above.way.length &&
  above.way.every(([field, type], depth) => step.way[depth]![0] === field && step.way[depth]![1] === type)

interface Variable {
  readonly type: string
  readonly value: unknown
}

interface WalkContext {
  readonly filler: ReturnType<typeof createFiller>
  readonly variables: Map<string, Variable>
  readonly seen: Set<string>
}

function callOf(context: WalkContext, owner: string, field: GraphQLField<unknown, unknown>): string {
  const given = field.args.flatMap((argument) => {
    const value = context.filler.fill(`${owner}.${field.name}`, argument)
    if (context.filler.isLeftOut(value)) return []
    const name = `${owner}_${field.name}_${argument.name}`
    context.variables.set(name, { type: String(argument.type), value })
    return [`${argument.name}: $${name}`]
  })
  return given.length === 0 ? field.name : `${field.name}(${given.join(', ')})`
}

interface Selected {
  readonly path: readonly string[]
  readonly way: Way
  readonly set: string
}

/** The plain fields of a type, and then what lies below each of its other fields; each type once for a root field. */
function selectionsOf(
  context: WalkContext,
  at: string,
  output: GraphQLOutputType,
  depth: number,
): Selected[] {
  const type = getNamedType(output)
  if (isUnionType(type) || isInterfaceType(type)) {
    const members = isUnionType(type) ? type.getTypes() : []
    return members.flatMap((member) =>
      selectionsOf(context, at, member, depth + 1).map(({ path, way, set }) => ({
        path,
        way,
        set: ` { __typename ... on ${member.name}${set} }`,
      })),
    )
  }
  if (!isObjectType(type)) return [{ path: [], way: [], set: '' }]
  if (context.seen.has(type.name) || depth > DEEPEST) return []
  context.seen.add(type.name)
  const fields = Object.values(type.getFields())
  const isPlain = (field: GraphQLField<unknown, unknown>) => {
    const named = getNamedType(field.type)
    return !isObjectType(named) && !isUnionType(named) && !isInterfaceType(named)
  }
  const plain = fields.filter(isPlain).map((field) => callOf(context, type.name, field))
  const here = [at, type.name] as const
  const own: Selected = { path: [type.name], way: [here], set: ` { __typename ${plain.join(' ')} }` }
  const below = fields
    .filter((field) => !isPlain(field))
    .flatMap((field) => {
      const call = callOf(context, type.name, field)
      return selectionsOf(context, field.name, field.type, depth + 1).map(({ path, way, set }) => ({
        path: [`${type.name}.${field.name}`, ...path],
        way: [here, ...way],
        set: ` { ${call}${set} }`,
      }))
    })
  return [own, ...below]
}

/** Only the variables that the text uses are declared. */
function write(operation: OperationTypeNode, body: string, variables: ReadonlyMap<string, Variable>) {
  const used = [...variables].filter(([name]) => new RegExp(`\\$${name}\\b`).test(body))
  const declared = used.map(([name, { type }]) => `$${name}: ${type}`).join(', ')
  const head = declared === '' ? operation : `${operation} (${declared})`
  return {
    operation,
    query: `${head} { ${body} }`,
    variables: Object.fromEntries(used.map(([name, { value }]) => [name, value])),
  }
}
