/** What the editor holds at the first visit: runs as it is, and says what else there is. */
export const WELCOME_QUERY = `# This runs as it is: press the arrow.
# The book at the left describes all.

# The clocks that come due next.
query NextToBreach {
  clocks(first: 5) {
    edges {
      node {
        ticketKey
        subject
        metric
        deadlineAt
        remainingMs
      }
    }
  }
}

# Each fact as it is recorded. After a
# cut, give \`after\` the last cursor:
# nothing is lost, nothing repeated.
subscription Facts {
  facts {
    __typename
    ... on FactBatch {
      cursor
      facts {
        kind
        at
        clockId
      }
    }
    ... on Heartbeat {
      serverTime
    }
  }
}
`
