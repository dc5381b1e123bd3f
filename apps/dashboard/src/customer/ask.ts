/** `refused`: the link is wrong, has expired or was withdrawn; `failed`: worth trying again. */
export type Answer<T> =
  | { readonly kind: 'answer'; readonly data: T }
  | { readonly kind: 'refused' }
  | { readonly kind: 'failed' }

interface Body<T> {
  readonly data?: T | null
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[]
}

const REFUSALS: readonly (string | undefined)[] = ['UNAUTHENTICATED', 'FORBIDDEN']

/** One question to the API with the link's token. Never rejects: a page that cannot ask says so and asks again. */
export async function ask<T>(token: string, query: string, variables: object): Promise<Answer<T>> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    })
    if (response.status === 401 || response.status === 403) return { kind: 'refused' }
    const { data, errors } = (await response.json()) as Body<T>
    if (errors?.some(({ extensions }) => REFUSALS.includes(extensions?.code))) return { kind: 'refused' }
    return data == null || errors !== undefined ? { kind: 'failed' } : { kind: 'answer', data }
  } catch {
    return { kind: 'failed' }
  }
}
