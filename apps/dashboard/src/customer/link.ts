import { takeToken } from '../live/token.js'

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
