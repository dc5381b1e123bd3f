/** What a condition may be about, the usual ones first. */
export const MATCH_FIELDS = [
  ...(['priority', 'customer', 'service', 'status', 'team', 'line', 'party'] as const),
  ...(['impact', 'urgency', 'requestType', 'channel', 'tags', 'source', 'statusReason', 'owned'] as const),
] as const
