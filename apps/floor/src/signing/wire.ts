import { ApiError, type GraphqlClient } from '@tenggat/client'
import type { LogEntry, Status, Step } from './nextStep.js'
import type { Plan } from './plan.js'

const LOG = `query Log($id: ID!) {
  agreement(id: $id) { version entries { version action reason detail } }
}`

const VERSION = `query Version($id: ID!, $version: Int!) {
  agreement(id: $id, version: $version) { version state revision contentHash document }
}`

export interface Log {
  /** The version in force, else the newest. */
  readonly version: number
  /** Of all versions, oldest first. */
  readonly entries: readonly LogEntry[]
}

/** Null when there is no such agreement. */
export async function readLog(client: GraphqlClient, id: string): Promise<Log | null> {
  return (await client.request<{ agreement: Log | null }>(LOG, { id })).agreement
}

/** Where the version of a plan stands; null when nobody has begun it. */
export async function readStatus(client: GraphqlClient, { id, amendment }: Plan): Promise<Status | null> {
  const log = await readLog(client, id)
  const begun = log?.entries.find(({ action, reason }) => action === 'drafted' && reason === amendment)
  if (log === null || begun === undefined) return null
  const { version } = begun
  const { agreement } = await client.request<{ agreement: Omit<Status, 'entries'> }>(VERSION, {
    id,
    version,
  })
  return { ...agreement, entries: log.entries.filter((entry) => entry.version === version) }
}

interface Outcome {
  readonly __typename: string
  readonly code?: string
  readonly message?: string
}

/** Sends a mutation; throws ApiError when it is refused, unless by one of the codes forgiven. */
export async function send(
  client: GraphqlClient,
  { field, inputType, input }: Omit<Step, 'by'>,
  forgiven: readonly string[] = [],
): Promise<void> {
  const mutation = `mutation Floor($input: ${inputType}!) {
    ${field}(input: $input) { __typename ... on UserError { code message } }
  }`
  const answer = await client.request<Readonly<Record<string, Outcome>>>(mutation, { input })
  const { code, message } = answer[field]!
  if (code !== undefined && !forgiven.includes(code)) throw new ApiError(`${field} was refused: ${message}`)
}
