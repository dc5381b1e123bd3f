import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client'
import { possibleTypes } from '../../gql/possibleTypes.js'

/** Values without an identity of their own: they belong to what holds them. */
const VALUES = [
  'AgreementChange',
  'AgreementComment',
  'AgreementEntry',
  'AgreementNode',
  'AgreementParty',
  // One version of an agreement is another thing than the next, and both have the agreement's id.
  'Agreement',
  'AgreementStakeholder',
  'AgreementSummary',
  'AgreementVersionSummary',
  'AttributionLane',
  'Explanation',
  'ExplanationSegment',
  // Their ids (`deadline`) are unique within one explanation only.
  'ExplanationThreshold',
  'MatchCandidate',
  'MatchCondition',
  // Figures of one period are not those of another.
  'Provider',
  // Their ids are numbers within their source.
  'DeadLetter',
  'SourceCounts',
]

/**
 * Requests and answers only; what is pushed goes through the live board, which costs Apollo's cache nothing. Without a
 * token the browser's cookie tells who asks.
 */
export function createApollo(token: string | null): ApolloClient {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
  return new ApolloClient({
    link: ApolloLink.from([new HttpLink({ uri: '/graphql', headers, credentials: 'same-origin' })]),
    // What a step answers is read once, refusals with it; pages read again what it changed.
    defaultOptions: { mutate: { fetchPolicy: 'no-cache' } },
    cache: new InMemoryCache({
      possibleTypes,
      typePolicies: {
        ...Object.fromEntries(VALUES.map((name) => [name, { keyFields: false as const }])),
        Source: { keyFields: ['name'] },
        SourceKind: { keyFields: ['kind'] },
        Ticket: { fields: { events: { keyArgs: false, merge: false } } },
      },
    }),
  })
}
