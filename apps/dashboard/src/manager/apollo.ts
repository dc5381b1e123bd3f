import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client'

/** Requests and answers only; what is pushed goes through the live board, which costs Apollo's cache nothing. */
export function createApollo(token: string): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([new HttpLink({ uri: '/graphql', headers: { authorization: `Bearer ${token}` } })]),
    cache: new InMemoryCache({
      typePolicies: {
        // Values without an identity of their own belong to what holds them.
        Explanation: { keyFields: false },
        ExplanationSegment: { keyFields: false },
        // Their ids (`deadline`) are unique within one explanation only.
        ExplanationThreshold: { keyFields: false },
        MatchCandidate: { keyFields: false },
        Ticket: { fields: { events: { keyArgs: false, merge: false } } },
      },
    }),
  })
}
