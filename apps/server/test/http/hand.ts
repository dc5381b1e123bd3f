import type { Loose, TestServer } from './aServer.js'

/** Posts to the JSON server of a source. */
export const hand = async (
  { url }: Pick<TestServer, 'url'>,
  token: string | null,
  body: unknown,
  more: { source?: string; headers?: Record<string, string>; query?: string } = {},
) => {
  const response = await fetch(`${url}/v1/sources/${more.source ?? 'desk'}/events${more.query ?? ''}`, {
    method: 'POST',
    body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...more.headers,
    },
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: JSON.parse(text) as Loose }
}
