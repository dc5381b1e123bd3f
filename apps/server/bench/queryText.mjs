/** A page as a manager's list asks for it: 50 tickets with their two clocks. */
export const QUERY = `{
  tickets(first: 50) {
    nodes {
      key subject status priority team line
      clocks { metric phase verdict deadlineAt elapsedMs state }
    }
    pageInfo { hasNextPage endCursor }
  }
}`
