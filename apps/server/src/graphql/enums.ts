import {
  ACTOR_KINDS,
  AGREEMENT_KINDS,
  CLOCK_MOTIONS,
  CLOCK_STATES,
  COVERAGES,
  FACT_KINDS,
  METRIC_RECORDS,
  METRICS,
  type Metric,
  PHASES,
  SEGMENT_KINDS,
  SEVERITIES,
  TICKET_CHANGE_KINDS,
  TICKET_STATUSES,
  VERDICTS,
} from '@tenggat/domain'
import { registerEnumType } from 'type-graphql'
import { PERSON_ROLES, SCOPES } from '../store/records.js'

/** The domain's words are the schema's words, so that a client hands what it read straight to the domain. */
export function enumOf<const V extends string>(
  name: string,
  values: readonly V[],
  description: string,
  meanings: { readonly [K in V]: string },
): { readonly [K in V]: K } {
  const members = Object.fromEntries(values.map((value) => [value, value])) as { [K in V]: K }
  const valuesConfig = Object.fromEntries(values.map((value) => [value, { description: meanings[value] }]))
  registerEnumType(members, { name, description, valuesConfig: valuesConfig as never })
  return members
}

const metricMeanings = METRICS.map((metric) => [metric, METRIC_RECORDS[metric].meaning])

export const MetricEnum = enumOf(
  'Metric',
  METRICS,
  'What a clock measures.',
  Object.fromEntries(metricMeanings) as Record<Metric, string>,
)

export const AgreementKindEnum = enumOf('AgreementKind', AGREEMENT_KINDS, 'Who promises what to whom.', {
  customer: "A customer's service level agreement.",
  internal: 'An operational level agreement between departments.',
  underpinning: 'A contract with an outside provider.',
})

export const PhaseEnum = enumOf('Phase', PHASES, 'Where one cycle of a clock is in its life.', {
  running: 'Counts whenever its calendar is open.',
  paused: 'Held by a condition of the agreement; it cannot breach while held.',
  stopped: 'Ended by what it measures.',
  cancelled: 'Ended without being stopped; outside attainment unless its deadline had passed before.',
})

export const VerdictEnum = enumOf('Verdict', VERDICTS, 'Whether the deadline was kept.', {
  pending: 'Not decided yet.',
  met: 'Stopped at or before the deadline.',
  breached: 'The deadline passed first.',
})

export const FactKindEnum = enumOf(
  'FactKind',
  [...FACT_KINDS, 'ticketUpdated'] as const,
  'What happened to a clock, or to the attributes of its ticket.',
  {
    started: 'The clock began to count.',
    paused: 'A pause condition became true.',
    resumed: 'The pause ended.',
    atRisk: 'An at-risk threshold was crossed.',
    breached: 'The deadline passed before the stop.',
    overdue: 'A threshold after the deadline was crossed.',
    voided:
      'A breach counts no more, by the mode of the target that took over; what it was is in the detail.',
    met: 'Stopped in time.',
    finished: 'A breached clock stopped; the overrun is in the detail.',
    reopened: 'The ticket came back after the stop.',
    migrated: 'Moved to another version of its agreement.',
    joined: 'Another ticket was merged into this one: it counts from the earlier beginning of the two.',
    retargeted: 'Another target took over.',
    cancelled: 'Ended without a result.',
    retracted: 'An earlier fact no longer holds; `retracts` names it.',
    ticketUpdated: 'Attributes of the ticket changed without a fact of a clock.',
  },
)

export const TicketStatusEnum = enumOf('TicketStatus', TICKET_STATUSES, 'The life of a ticket.', {
  new: 'Nobody has looked yet.',
  open: 'Being worked on.',
  waitingOnCustomer: 'The customer owes an answer.',
  waitingOnThirdParty: 'Somebody outside the desk owes an answer.',
  onHold: 'Put aside.',
  solved: 'Answered for good, as the desk sees it.',
  closed: 'Ended; normally not reopened.',
  cancelled: 'Withdrawn.',
})

export const SeverityEnum = enumOf('Severity', SEVERITIES, 'Impact and urgency, from most to least severe.', {
  critical: 'The most severe.',
  high: 'The second.',
  medium: 'The third.',
  low: 'The least severe.',
})

export const ActorKindEnum = enumOf('ActorKind', ACTOR_KINDS, 'Who wrote a reply.', {
  human: 'A person of the desk.',
  bot: 'An automaton.',
  system: "The desk's own mails.",
  customer: 'The requester.',
})

export const TicketChangeKindEnum = enumOf(
  'TicketChangeKind',
  TICKET_CHANGE_KINDS,
  'What an event changes. The changes of one event are applied in this order.',
  {
    opened: 'The ticket came to be; takes `subject`.',
    classified: 'Takes `service`, `requestType`, `channel`, `customer`, `tags`.',
    prioritised: 'Takes `priority`, `impact`, `urgency`.',
    assigned: 'Takes `party`, `team`, `line`, `agent`.',
    replied: 'A message; takes `actor` and `public`.',
    replyRetracted:
      'The replies of an earlier event were no public answers after all: what they ended is owed again; takes `eventId`.',
    voided: 'An earlier event was wrong: nothing it said was so; takes `eventId`.',
    statusChanged: 'Takes `to`, `reason` and `until`, when what pauses by it goes on by itself.',
    merged: 'Became part of another ticket; takes `into`, and with null takes that back.',
    rated: 'The customer rated it; takes `score` and `outOf`.',
  },
)

export const CoverageEnum = enumOf('Coverage', COVERAGES, 'Whether anything is promised about a ticket.', {
  covered: 'A target is about it.',
  noTarget: 'An agreement applies, and none of its targets is about the ticket: see its priority.',
  excluded: 'An agreement applies, and leaves the service of the ticket out.',
  noAgreement: 'No agreement applies to it.',
})

export const ClockStateEnum = enumOf(
  'ClockState',
  CLOCK_STATES,
  'The verdict as people read it at one instant.',
  {
    onTrack: 'Nothing to fear yet.',
    atRisk: 'An at-risk threshold has been crossed.',
    due: 'Nothing is left, and the breach is not recorded yet.',
    breached: 'The deadline passed.',
    met: 'Stopped in time.',
    cancelled: 'Ended without a result.',
  },
)

export const MotionEnum = enumOf('Motion', CLOCK_MOTIONS, 'Whether a clock counts at one instant.', {
  running: 'Counting.',
  closed: 'Outside the hours of its calendar.',
  paused: 'Held by a condition of the agreement.',
  stopped: 'Ended.',
})

export const AttainmentDimensionEnum = enumOf(
  'AttainmentDimension',
  ['METRIC', 'IMPACT', 'PRIORITY', 'TARGET'] as const,
  'What attainment is broken down by.',
  {
    METRIC: 'What the clocks measure.',
    IMPACT: 'Impact of the ticket.',
    PRIORITY: 'Priority of the ticket.',
    TARGET: 'Target of the agreement.',
  },
)

export const ScopeEnum = enumOf('Scope', SCOPES, 'What a token may do.', {
  admin: 'Everything, agreements and tokens included.',
  ingest: 'Record ticket events and declare logs complete.',
  read: 'Every query and subscription, and introspection.',
  display: 'Only `board`, `boardEvidence` and `server`, and only the board the token was made for.',
  agreements: 'Draft, edit, put in force, suspend and migrate agreements; publish calendars.',
  participate: 'Comment, approve, sign and acknowledge for the own party.',
  customer: "One customer's page and board, and nothing else.",
})

export const PersonRoleEnum = enumOf('PersonRole', PERSON_ROLES, 'What a person may do.', {
  viewer: 'Read.',
  agent:
    'Read and comment, as somebody who works on tickets; approve and sign where an agreement names them.',
  manager: 'Read, and work on agreements.',
  representative: 'Read, comment, approve and sign for the own parties.',
  admin: 'Everything.',
})

export const SegmentKindEnum = enumOf('SegmentKind', SEGMENT_KINDS, 'What a clock did for a while.', {
  running: 'Counted.',
  closed: 'Outside the hours of its calendar.',
  holiday: 'On a date whose hours differ from the week.',
  paused: 'Held by a condition of the agreement.',
  solved: 'Stopped, until the ticket came back.',
  cancelled: 'Without effect, until the ticket came back.',
  discarded: 'Counted, and thrown away by a restart.',
})
