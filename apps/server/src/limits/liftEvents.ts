import { Kind, type OperationDefinitionNode, type ValueNode } from 'graphql'
import { EVENTS_FIELD } from './limits.js'

type Values = Readonly<Record<string, unknown>>

/**
 * Takes the events of a bulk mutation out of its variables. The library coerces a variable as a whole, so one wrong
 * word would refuse the thousand events beside it; lifted out, each is read by itself by the domain, in words that say where
 * and what would be right. Events written into the text of the operation stay there and are judged with it.
 */
export function liftEvents(
  operation: OperationDefinitionNode,
  variables: Values,
): { readonly variables: Values; readonly events: readonly unknown[] | null } {
  const place = placeOfEvents(operation)
  if (place === null) return { variables, events: null }
  const [name, ...path] = place
  const holder = path.length === 0 ? variables : variables[name!]
  const key = path.length === 0 ? name! : path[0]!
  if (!isRecord(holder) || !Array.isArray(holder[key])) return { variables, events: null }
  const emptied = { ...holder, [key]: [] }
  return { variables: path.length === 0 ? emptied : { ...variables, [name!]: emptied }, events: holder[key] }
}

/** `[variable, 'events']` for `(input: $variable)`, `[variable]` for `(input: { events: $variable })`. */
function placeOfEvents(operation: OperationDefinitionNode): readonly string[] | null {
  const [field, ...others] = operation.selectionSet.selections
  if (operation.operation !== 'mutation' || others.length > 0 || field?.kind !== Kind.FIELD) return null
  if (field.name.value !== EVENTS_FIELD) return null
  const input = field.arguments?.find(({ name }) => name.value === 'input')?.value
  if (input?.kind === Kind.VARIABLE) return [input.name.value, 'events']
  if (input?.kind !== Kind.OBJECT) return null
  const events: ValueNode | undefined = input.fields.find(({ name }) => name.value === 'events')?.value
  return events?.kind === Kind.VARIABLE ? [events.name.value] : null
}

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
