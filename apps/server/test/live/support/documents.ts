export const FACTS = `subscription Facts($filter: ClockFilter, $after: String) {
  facts(filter: $filter, after: $after) {
    __typename
    ... on FactBatch { cursor serverTime facts { position cursor kind clockId ticketKey source at } }
    ... on Heartbeat { cursor serverTime buildId }
    ... on Reset { reason }
    ... on GoingAway { retryAfterMs }
  }
}`

export const BOARD = `subscription Board($filter: ClockFilter, $after: String) {
  board(filter: $filter, after: $after) {
    __typename
    ... on BoardSnapshot {
      cursor part last serverTime buildId
      clocks { ...Row }
      calendars { ...Window }
    }
    ... on BoardDelta {
      cursor serverTime leaves
      upserts { ...Row }
      facts { position kind clockId }
      calendars { ...Window }
    }
    ... on Heartbeat { cursor serverTime buildId }
    ... on Reset { reason }
    ... on GoingAway { retryAfterMs }
  }
}
fragment Row on BoardClock {
  id version source ticketKey subject agreementId metric calendarId team phase verdict atRisk
  startedAt countedFrom usedMs targetMs deadlineAt
}
fragment Window on CalendarWindow { id timeZone from to open }`
