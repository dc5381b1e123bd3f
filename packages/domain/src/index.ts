export type { Allowance } from './agreement/allowance.js'
export { allowanceOf, dueFrom } from './agreement/allowance.js'
export type { Amount, AmountUnit } from './agreement/amount.js'
export { AMOUNT_UNITS, formatAmount, formatMs, parseAmount } from './agreement/amount.js'
export type {
  ChainCheck,
  ChainCounterexample,
  ChainNote,
  ChainStep,
  RouteCheck,
} from './agreement/chain/chainCheck.js'
export { CHAIN_NOTES } from './agreement/chain/chainCheck.js'
export { CHAIN_HORIZON_MS, checkChain } from './agreement/chain/checkChain.js'
export type { Loosening } from './agreement/chain/loosenings.js'
export { loosenings } from './agreement/chain/loosenings.js'
export type { LooseningWay } from './agreement/chain/looseningWays.js'
export { LOOSENING_TEXT, LOOSENING_WAYS } from './agreement/chain/looseningWays.js'
export type { AtRisk } from './agreement/clauses/atRisk.js'
export type { Beneficiary, Cadence, Communication, Contact } from './agreement/clauses/dealings.js'
export { CADENCES, CONTACT_CHANNELS } from './agreement/clauses/dealings.js'
export type { Goal } from './agreement/clauses/goals.js'
export { attainmentGoals, GOAL_MEASURES, GOAL_PERIODS } from './agreement/clauses/goals.js'
export type { AgreementKind, AgreementReference, Level } from './agreement/clauses/identity.js'
export { AGREEMENT_KINDS, LEVELS } from './agreement/clauses/identity.js'
export type { AgreementTerms, DueKind, FieldName } from './agreement/clauses/index.js'
export { CLAUSES } from './agreement/clauses/index.js'
export type { Party, Stakeholder } from './agreement/clauses/people.js'
export { PARTY_ROLES } from './agreement/clauses/people.js'
export type { Obligation } from './agreement/clauses/promises.js'
export type { ReopenWindow } from './agreement/clauses/reopenWindow.js'
export type { Service } from './agreement/clauses/scope.js'
export type { Summary } from './agreement/clauses/summary.js'
export type { PauseEnd, ReopenMode, RetargetMode, Target } from './agreement/clauses/targets.js'
export {
  BEGINNINGS,
  countsFromStart,
  PAUSE_ENDS,
  REOPEN_MODES,
  RETARGET_MODES,
} from './agreement/clauses/targets.js'
export type { SettledTerm, Term, TermInstants } from './agreement/clauses/term.js'
export { earliestEnd, lastDayOf, RENEWALS, termInstants } from './agreement/clauses/term.js'
export type { Route, RouteStep, Waiver } from './agreement/clauses/tiers.js'
export type { CompiledAgreement } from './agreement/compileAgreement.js'
export { compileAgreement } from './agreement/compileAgreement.js'
export type { AgreementChange } from './agreement/diffTerms.js'
export { diffTerms } from './agreement/diffTerms.js'
export type { Due } from './agreement/document/agenda.js'
export { agendaOf } from './agreement/document/agenda.js'
export { commentPlaces } from './agreement/document/commentPlaces.js'
export type { StoredDocument } from './agreement/document/documentForm.js'
export {
  DOCUMENT_FORM,
  documentOf,
  documentText,
  runningDocumentOf,
} from './agreement/document/documentForm.js'
export type { AgreementDocument } from './agreement/document/formatTerms.js'
export { formatTerms } from './agreement/document/formatTerms.js'
export type { NeededRelease } from './agreement/document/neededRelease.js'
export { neededRelease, releaseInWords } from './agreement/document/neededRelease.js'
export { parseAgreementTerms } from './agreement/document/parseAgreementTerms.js'
export { parseDocument, parseRunningDocument, upcastDocument } from './agreement/document/parseDocument.js'
export type { MatchCandidate, MatchCode, MatchCondition } from './agreement/explainMatch.js'
export { explainMatch, MATCH_CODES } from './agreement/explainMatch.js'
export type { Section } from './agreement/fields/clause.js'
export { SECTIONS } from './agreement/fields/clause.js'
export type { AnyField, Fields, Referable } from './agreement/fields/field.js'
export { namedFields, REFERABLE } from './agreement/fields/field.js'
export type { LogCheck } from './agreement/lifecycle/checkEntries.js'
export { checkEntries } from './agreement/lifecycle/checkEntries.js'
export { activationDetail, contentDetail, editDetail } from './agreement/lifecycle/contentDetail.js'
export type {
  ActivationDetail,
  Actor,
  AgreementEntry,
  Cause,
  ContentDetail,
  EntryDetails,
  EntryDraft,
  EntryOf,
  Hash,
} from './agreement/lifecycle/entry.js'
export { entryBody, FIRST_PREV_HASH, nextEntry, SYSTEM } from './agreement/lifecycle/entry.js'
export { applyEntry, foldVersion, foldVersions } from './agreement/lifecycle/foldVersion.js'
export type { Stretch } from './agreement/lifecycle/inForceOf.js'
export { inForceOf } from './agreement/lifecycle/inForceOf.js'
export type { AgreementAction, AgreementState } from './agreement/lifecycle/lifecycle.js'
export { AGREEMENT_ACTIONS, AGREEMENT_STATES } from './agreement/lifecycle/lifecycle.js'
export type { Refusal, StepRequest } from './agreement/lifecycle/mayDo.js'
export { actsAs, mayDo } from './agreement/lifecycle/mayDo.js'
export { endsOf } from './agreement/lifecycle/moves.js'
export { readiness } from './agreement/lifecycle/readiness.js'
export type {
  ForcibleProblem,
  ReadinessCode,
  ReadinessContext,
  ReadinessProblem,
} from './agreement/lifecycle/readinessProblem.js'
export { FORCIBLE_PROBLEMS, isToBeMended, READINESS_CODES } from './agreement/lifecycle/readinessProblem.js'
export type {
  Approval,
  Comment,
  Signature,
  Suspension,
  VersionStatus,
} from './agreement/lifecycle/versionStatus.js'
export type {
  CalendarReference,
  NamedCalendar,
  NamedCalendars,
  NamedCombination,
} from './agreement/namedCalendars.js'
export { isNamedCombination, isShared, namesIn } from './agreement/namedCalendars.js'
export type { References } from './agreement/resolveTerms.js'
export { NO_REFERENCES, resolveTerms } from './agreement/resolveTerms.js'
export { effectivePriority, selectTarget } from './agreement/selectTarget.js'
export type { AgreementTemplate, Texts } from './agreement/templates/template.js'
export { AGREEMENT_TEMPLATES } from './agreement/templates/templates.js'
export type { LevelPin, RunningTerms } from './agreement/terms.js'
export type { TermZone, ZoneOrigin } from './agreement/termZone.js'
export { settledTermOf, termZoneOf, ZONE_ORIGINS } from './agreement/termZone.js'
export type { Predicate, Presence, TicketMatch, Wanted } from './agreement/ticketMatch.js'
export { isPresence, listedIn, matches, PRESENCES } from './agreement/ticketMatch.js'
export type { Unmatched } from './agreement/unmatched.js'
export { unmatchedByConditions, unmatchedByTargets } from './agreement/unmatched.js'
export type { Bucket } from './attribution/attribute.js'
export { attribute, BUCKET_KINDS } from './attribution/attribute.js'
export type { Lane, LaneSpan } from './attribution/lanesOf.js'
export { LANE_KINDS, lanesOf } from './attribution/lanesOf.js'
export type {
  Calendar,
  CalendarDefinition,
  Combination,
  CombinedCalendar,
  CutOff,
  OpenHours,
  OpenStretch,
  Season,
  Weekday,
  WeekHours,
  WeeklyCalendar,
} from './calendar/calendar.js'
export { COMBINATIONS, combinationOf, isCombined, WEEKDAYS, weeklyPartsOf } from './calendar/calendar.js'
export { intersectionOf, unionOf } from './calendar/combineCalendars.js'
export { compileCalendar } from './calendar/compileCalendar.js'
export type { HolidayImport } from './calendar/holidays/importHolidays.js'
export { importHolidays } from './calendar/holidays/importHolidays.js'
export { INDONESIA_COLLECTIVE_LEAVE_2026, INDONESIA_NATIONAL_2026 } from './calendar/holidays/indonesia.js'
export type { HolidayFile, UnreadEvent } from './calendar/holidays/parseHolidays.js'
export { parseHolidays, readHolidayFile } from './calendar/holidays/parseHolidays.js'
export type { HolidaySet } from './calendar/holidays/withHolidays.js'
export { withHolidays } from './calendar/holidays/withHolidays.js'
export type { Hours } from './calendar/hours.js'
export { parseCalendar } from './calendar/parseCalendar.js'
export type { LastRead, WallTime } from './calendar/wallTime.js'
export { instantAfter, lastAfter, wallTimeOf } from './calendar/wallTime.js'
export { windowCalendar } from './calendar/windowCalendar.js'
export type { Zone } from './calendar/zone.js'
export { zoneNamed } from './calendar/zone.js'
export type { Agreements, Ruleset } from './clock/agreements.js'
export { agreementOf, rulesetOf } from './clock/agreements.js'
export type { Binding, RebindingCause } from './clock/binding.js'
export { bind, presentBindings } from './clock/binding.js'
export type { Booked } from './clock/booked.js'
export { attributesOf } from './clock/booked.js'
export type { CancelReason, Clock, ClockKey, Phase, ThresholdId, Verdict } from './clock/clock.js'
export { CANCEL_REASONS, DEADLINE, PHASES, VERDICTS } from './clock/clock.js'
export type { Coverage } from './clock/coverage.js'
export { COVERAGES, coverageOf } from './clock/coverage.js'
export { versionOf } from './clock/decide.js'
export type { ExplainedThreshold, Explanation } from './clock/explain.js'
export { explain, explainerOf } from './clock/explain.js'
export type { Fact, FactKind } from './clock/fact.js'
export { FACT_KINDS } from './clock/fact.js'
export { advance, foldTicket } from './clock/fold.js'
export type { PastTicket } from './clock/foldAt.js'
export { foldAt, judgedAt } from './clock/foldAt.js'
export type { Held, Holder, Share } from './clock/holder.js'
export { addShare, holderOf, isSameHolder, sumOf } from './clock/holder.js'
export { judge, judgeClock } from './clock/judge.js'
export { isLive } from './clock/machine.js'
export type { Beginning, MetricRecord } from './clock/metrics/metricRecord.js'
export type { Metric } from './clock/metrics/metrics.js'
export {
  HELD_METRICS,
  isHeldMetric,
  LIFETIME_METRIC,
  METRIC_RECORDS,
  METRICS,
} from './clock/metrics/metrics.js'
export { rebind, rebindingEventId } from './clock/rebind.js'
export type { Reconciliation } from './clock/reconcile.js'
export { reconcile } from './clock/reconcile.js'
export type { EarlierSegments, Segment } from './clock/segments.js'
export { latestOf, SEGMENT_KINDS } from './clock/segments.js'
export { usedAt } from './clock/thresholds.js'
export type { Folded, TicketFold } from './clock/ticketFold.js'
export type { Timeline } from './clock/timeline.js'
export { timelineOf } from './clock/timeline.js'
export type { ClockMotion, ClockState, ClockView, Countable } from './clock/view.js'
export { CLOCK_MOTIONS, CLOCK_STATES, view } from './clock/view.js'
export { canonicalJson } from './json/canonicalJson.js'
export { parseName } from './parse/parseName.js'
export type { Release } from './release.js'
export { RELEASE } from './release.js'
export { applyEvent } from './ticket/applyEvent.js'
export type { ChangeField, TicketChange, TicketChangeKind } from './ticket/changeFields.js'
export { CHANGE_FIELDS, TICKET_CHANGE_KINDS } from './ticket/changeFields.js'
export type { EventPosition } from './ticket/eventOrder.js'
export { compareEvents, withPlaces } from './ticket/eventOrder.js'
export { historyOf } from './ticket/history.js'
export type { ReadTicketEvent } from './ticket/parseTicketEvent.js'
export { parseTicketEvent, readTicketEvent } from './ticket/parseTicketEvent.js'
export type { ActorKind, Severity, TicketStatus } from './ticket/status.js'
export { ACTOR_KINDS, SEVERITIES, TICKET_STATUSES } from './ticket/status.js'
export type { TicketEvent } from './ticket/ticketEvent.js'
export { canonicalBody, countedAs, orderChanges } from './ticket/ticketEvent.js'
export type { TicketState } from './ticket/ticketState.js'
export type { ProposedFormat } from './time/formatProposal.js'
export { FormatProposal } from './time/formatProposal.js'
export type { Instant, Interval } from './time/instant.js'
export { DAY_MS, EVER, isInstant, NEVER } from './time/instant.js'
export { DATE_TIME_FORM, readIsoInstant } from './time/isoInstant.js'
export type { Problem, Result } from './time/result.js'
export { accept, describeProblem, InvalidInput, refuse } from './time/result.js'
export type { TimeFormat } from './time/timeFormat.js'
export { ISO_FORMAT, parseTimeFormat, TIME_FORMAT_NAMES } from './time/timeFormat.js'
export type { WallReading } from './time/wallReading.js'
export { instantAt } from './time/wallReading.js'
