/**
 * The display token arrives in the address once and is kept for this tab only: it is taken out of the address bar at
 * once, so that a photograph of the screen or the browser's history does not give it away.
 */
export function takeToken(
  location: Pick<Location, 'href'>,
  history: Pick<History, 'replaceState'>,
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  key: string,
): string | null {
  const url = new URL(location.href)
  const given = url.searchParams.get('token')
  if (given === null) return storage.getItem(key)
  storage.setItem(key, given)
  url.searchParams.delete('token')
  history.replaceState(null, '', url.pathname + url.search + url.hash)
  return given
}

const TOKEN = /^#(tgt_[\w-]+)$/
const KEY = 'tenggat.token:customer'

/**
 * The token of a customer's link, `/c#<token>` or `/c/?token=<token>`. Either way it leaves the address at once and stays in this
 * tab only, so that neither the history nor a photograph of the screen gives it away.
 */
export function takeLink(
  location: Pick<Location, 'href'>,
  history: Pick<History, 'replaceState'>,
  storage: Pick<Storage, 'getItem' | 'setItem'>,
): string | null {
  const url = new URL(location.href)
  const given = TOKEN.exec(url.hash)?.[1]
  if (given === undefined) return takeToken(location, history, storage, KEY)
  storage.setItem(KEY, given)
  history.replaceState(null, '', url.pathname + url.search)
  return given
}
