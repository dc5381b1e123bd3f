import { ApiError, type GraphqlClient } from '@tenggat/client'
import type { AgreementChange, AgreementEntry, AgreementTerms } from '@tenggat/domain'

/** A version of an agreement as the command line needs it. */
export interface StoredVersion {
  readonly id: string
  readonly version: number
  readonly state: string
  readonly revision: number
  readonly title: string
  readonly kind: string
  readonly contentHash: string
  readonly runningHash: string | null
  readonly terms: AgreementTerms
  /** What is signed and what runs, as they were hashed. */
  readonly content: string
  readonly runningContent: string | null
  readonly yaml: string
}

/** The longest that the server gives. */
const PAGE = 200
const VERSION =
  'id version state revision title kind contentHash runningHash terms content runningContent yaml'

/** Of every agreement the version in force, else the newest; by id. */
export function fetchAgreements(client: GraphqlClient): Promise<readonly StoredVersion[]> {
  const query = `query Agreements($after: ID) { agreements(first: ${PAGE}, after: $after) { ${VERSION} } }`
  return everyPage<StoredVersion>(async (last) => {
    const after = last?.id ?? null
    return (await client.request<{ agreements: StoredVersion[] }>(query, { after })).agreements
  })
}

/** Asks for one page behind the other until one is not full. */
async function everyPage<T>(read: (last: T | undefined) => Promise<readonly T[]>): Promise<readonly T[]> {
  const all: T[] = []
  for (;;) {
    const page = await read(all.at(-1))
    all.push(...page)
    if (page.length < PAGE) return all
  }
}

/** @param version null for the one in force, else the newest. Null when there is none. */
export async function fetchVersion(
  client: GraphqlClient,
  id: string,
  version: number | null,
): Promise<StoredVersion | null> {
  const query = `query Version($id: ID!, $version: Int) { agreement(id: $id, version: $version) { ${VERSION} } }`
  return (await client.request<{ agreement: StoredVersion | null }>(query, { id, version })).agreement
}

/** The version with the highest number, draft or not. */
export async function fetchNewest(client: GraphqlClient, id: string): Promise<StoredVersion | null> {
  const query = 'query Versions($id: ID!) { agreement(id: $id) { versions { version } } }'
  const { agreement } = await client.request<{
    agreement: { readonly versions: readonly { readonly version: number }[] } | null
  }>(query, { id })
  return agreement === null ? null : fetchVersion(client, id, agreement.versions[0]!.version)
}

type RawEntry = Omit<AgreementEntry, 'at' | 'agreementId'> & { readonly at: string }

/** The whole log of an agreement, as it was hashed. */
export async function fetchEntries(client: GraphqlClient, id: string): Promise<readonly AgreementEntry[]> {
  const query = `query Log($id: ID!, $after: Int!) { agreement(id: $id) {
    entries(first: ${PAGE}, after: $after) { seq version at actor action reason detail prevHash hash } } }`
  const entries = await everyPage<RawEntry>(async (last) => {
    const after = last?.seq ?? 0
    const { agreement } = await client.request<{ agreement: { entries: RawEntry[] } | null }>(query, {
      id,
      after,
    })
    return agreement?.entries ?? []
  })
  return entries.map((entry) => ({ ...entry, agreementId: id, at: Date.parse(entry.at) }) as AgreementEntry)
}

/** The outcome of a mutation: what the API calls it, and what of it the command line shows. */
export interface Outcome {
  readonly __typename: string
  readonly message?: string
  readonly agreement?: { readonly id: string; readonly version: number; readonly revision: number }
  readonly changes?: readonly AgreementChange[]
  readonly problems?: readonly {
    readonly path: string
    readonly message: string
    readonly line: number | null
    readonly expected: string | null
  }[]
}

const NAMED = 'agreement { id version revision }'
const DRAFT = `__typename ... on UserError { message } ... on DraftSaved { ${NAMED} }
  ... on InvalidDocument { problems { path message line expected } }`
const STORED = `__typename ... on AgreementStored { ${NAMED} changes { path kind before after } }
  ... on AgreementUnchanged { ${NAMED} } ... on UserError { message }
  ... on InvalidDocument { problems { path message line expected } }`

const MUTATIONS = {
  putAgreement: ['PutAgreementInput', STORED],
  createAgreement: ['CreateAgreementInput', DRAFT],
  saveDraft: ['SaveDraftInput', DRAFT],
  amendAgreement: ['AmendAgreementInput', DRAFT],
} as const

/** Does one thing. Throws ApiError with every problem when the server refuses it. */
export async function change(
  client: GraphqlClient,
  mutation: keyof typeof MUTATIONS,
  input: object,
): Promise<Outcome> {
  const [type, fields] = MUTATIONS[mutation]
  const document = `mutation Change($input: ${type}!) { ${mutation}(input: $input) { ${fields} } }`
  const outcome = (await client.request<Record<string, Outcome>>(document, { input }))[mutation]!
  if (outcome.message === undefined) return outcome
  const details = (outcome.problems ?? []).map(
    ({ path, message, line, expected }) =>
      `${line === null ? '' : `line ${line}: `}${path}: ${message}${expected === null ? '' : `; expected ${expected}`}`,
  )
  throw new ApiError(`the server refused: ${outcome.message}`, details)
}
