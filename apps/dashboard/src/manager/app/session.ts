/** Who is at the desk: nobody yet, the bearer of a token, or a person whose cookie the browser keeps. */
export type Session =
  | { readonly kind: 'asking' }
  | { readonly kind: 'none'; readonly why: 'refused' | 'ended' | null }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'person' }

export type SignInRefusal = 'wrongCredentials' | 'tooMany' | 'unreachable'

/** Whether the browser already holds a session of a person. */
export async function hasPersonSession(): Promise<boolean> {
  try {
    return (await fetch('/session')).status === 200
  } catch {
    return false
  }
}

/** Null when the person is in: the answer has set the cookie. */
export async function signIn(email: string, password: string): Promise<SignInRefusal | null> {
  try {
    const answer = await fetch('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })
    if (answer.ok) return null
    return answer.status === 429 ? 'tooMany' : answer.status < 500 ? 'wrongCredentials' : 'unreachable'
  } catch {
    return 'unreachable'
  }
}

/** The cookie is of no more use, whatever the answer. */
export async function signOut(): Promise<void> {
  await fetch('/session', { method: 'DELETE' }).catch(() => {})
}
