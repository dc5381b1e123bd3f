import { ApiError } from './apiError.js'

/** Signs a person in at `url`; answers the cookie of the session. Throws ApiError when the server refuses. */
export async function signIn(url: string, email: string, password: string): Promise<{ cookie: string }> {
  const response = await fetch(new URL('/session', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  const [cookie] = response.headers.getSetCookie()
  await response.arrayBuffer()
  if (!response.ok || cookie === undefined)
    throw new ApiError(`${email} cannot sign in at ${url}: the server answered ${response.status}`)
  return { cookie: cookie.slice(0, cookie.indexOf(';')) }
}
