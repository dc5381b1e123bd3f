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
