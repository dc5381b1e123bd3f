import { createSignal, type Signal } from '../live/signal.js'

/** What the address names: the list, or one ticket's story. */
export type Route =
  | { readonly page: 'list' }
  | { readonly page: 'ticket'; readonly source: string; readonly key: string }

export function parseRoute(path: string): Route {
  const [first, source, key] = path.split('/').filter(Boolean)
  if (first !== 'tickets' || source === undefined || key === undefined) return { page: 'list' }
  return { page: 'ticket', source: decodeURIComponent(source), key: decodeURIComponent(key) }
}

export function pathOf(route: Route): string {
  if (route.page === 'list') return '/'
  return `/tickets/${encodeURIComponent(route.source)}/${encodeURIComponent(route.key)}`
}

/** The route as a value to follow; back and forward change it too. */
export function createRouter(): { readonly route: Signal<Route>; go(route: Route): void } {
  const route = createSignal(parseRoute(location.pathname))
  addEventListener('popstate', () => route.set(parseRoute(location.pathname)))
  return {
    route,
    go: (next) => {
      history.pushState(null, '', pathOf(next) + location.search)
      route.set(next)
      scrollTo(0, 0)
    },
  }
}
