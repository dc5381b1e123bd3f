import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { readAgreementSearch, readDiffSearch } from '../agreement/agreementSearch.js'
import { readAttributionSearch, readPeriodSearch } from '../attribution/periodSearch.js'
import { PERIOD_DAYS, type PeriodDays } from '../figures/PeriodPicker.js'
import { readTicketsSearch } from '../figures/ticketsSearch.js'
import { readListSearch } from '../list/listSearch.js'
import { NextToBreach } from '../list/NextToBreach.js'
import { many, oneOf, parseSearch, type RawSearch, stringifySearch } from '../search.js'
import { Broken, Missing, Shell } from '../shell/Shell.js'
import { readTicketSearch } from '../ticket/ticketSearch.js'
import { readUncoveredSearch } from '../uncovered/uncoveredSearch.js'

/**
 * Every page and the filters its address may hold. Only the list of clocks comes with the first route; the other pages
 * are read when they are asked for.
 */
const root = createRootRoute({ component: Shell, notFoundComponent: Missing })
const at = { getParentRoute: () => root } as const

const next = createRoute({ ...at, path: '/', component: NextToBreach, validateSearch: readListSearch })

const agreements = createRoute({
  ...at,
  path: '/agreements',
  component: lazyRouteComponent(() => import('../tree/AgreementsPage.js'), 'AgreementsPage'),
  validateSearch: readTreeSearch,
})
const newAgreement = createRoute({
  ...at,
  path: '/agreements/new',
  component: lazyRouteComponent(() => import('../agreement/NewAgreement.js'), 'NewAgreement'),
})
const agreement = createRoute({
  ...at,
  path: '/agreements/$id',
  component: lazyRouteComponent(() => import('../agreement/AgreementPage.js'), 'AgreementPage'),
  validateSearch: readAgreementSearch,
})
const editAgreement = createRoute({
  ...at,
  path: '/agreements/$id/edit',
  component: lazyRouteComponent(() => import('../agreement/AgreementEditor.js'), 'AgreementEditor'),
})
const agreementDiff = createRoute({
  ...at,
  path: '/agreements/$id/diff',
  component: lazyRouteComponent(() => import('../agreement/AgreementDiff.js'), 'AgreementDiff'),
  validateSearch: readDiffSearch,
})
const tickets = createRoute({
  ...at,
  path: '/tickets',
  component: lazyRouteComponent(() => import('../tickets/TicketsPage.js'), 'TicketsPage'),
  validateSearch: readTicketsSearch,
})
const uncovered = createRoute({
  ...at,
  path: '/uncovered',
  component: lazyRouteComponent(() => import('../uncovered/UncoveredPage.js'), 'UncoveredPage'),
  validateSearch: readUncoveredSearch,
})
const ticket = createRoute({
  ...at,
  path: '/tickets/$source/$key',
  component: lazyRouteComponent(() => import('../ticket/TicketPage.js'), 'TicketPage'),
  validateSearch: readTicketSearch,
})
const providers = createRoute({
  ...at,
  path: '/providers',
  component: lazyRouteComponent(() => import('../provider/ProvidersPage.js'), 'ProvidersPage'),
})
const provider = createRoute({
  ...at,
  path: '/providers/$id',
  component: lazyRouteComponent(() => import('../provider/ProviderPage.js'), 'ProviderPage'),
  validateSearch: readPeriodSearch,
})
const attribution = createRoute({
  ...at,
  path: '/attribution',
  component: lazyRouteComponent(() => import('../attribution/PeriodPage.js'), 'PeriodPage'),
  validateSearch: readAttributionSearch,
})
const people = createRoute({
  ...at,
  path: '/people',
  component: lazyRouteComponent(() => import('../people/PeoplePage.js'), 'PeoplePage'),
})
const tokens = createRoute({
  ...at,
  path: '/tokens',
  component: lazyRouteComponent(() => import('../tokens/TokensPage.js'), 'TokensPage'),
})
const todo = createRoute({
  ...at,
  path: '/todo',
  component: lazyRouteComponent(() => import('../todo/TodoPage.js'), 'TodoPage'),
})
const audit = createRoute({
  ...at,
  path: '/audit',
  component: lazyRouteComponent(() => import('../audit/AuditPage.js'), 'AuditPage'),
})
const sources = createRoute({
  ...at,
  path: '/sources',
  component: lazyRouteComponent(() => import('../sources/SourcesPage.js'), 'SourcesPage'),
})
const source = createRoute({
  ...at,
  path: '/sources/$name',
  component: lazyRouteComponent(() => import('../sources/SourcePage.js'), 'SourcePage'),
})
const calendars = createRoute({
  ...at,
  path: '/calendars',
  component: lazyRouteComponent(() => import('../calendars/CalendarsPage.js'), 'CalendarsPage'),
})

const routeTree = root.addChildren([
  ...[next, agreements, newAgreement, agreement, editAgreement, agreementDiff],
  ...[tickets, uncovered, ticket, providers, provider, attribution],
  ...[todo, people, tokens, audit, sources, source, calendars],
])

export function createManagerRouter() {
  return createRouter({
    routeTree,
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: Broken,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createManagerRouter>
  }
}

interface TreeSearch {
  readonly days?: PeriodDays | undefined
  /** Paths of the tree that are folded away. */
  readonly closed?: string[] | undefined
}

function readTreeSearch(raw: RawSearch): TreeSearch {
  return { days: oneOf(raw, 'days', PERIOD_DAYS), closed: many(raw, 'closed') }
}
