import type { AgreementKind, Instant, Metric } from '@tenggat/domain'
import { Field, ID, InputType, registerEnumType } from 'type-graphql'
import { CLOCK_LIST_STATES, type ClockListState, type Period } from '../clocks/clockQuestion.js'
import { AgreementKindEnum, MetricEnum } from '../graphql/enums.js'
import { DateTime } from '../graphql/scalars.js'
import { Refused } from '../viewer/refused.js'

@InputType('ClockListFilter', {
  description:
    'Which clocks a figure counts: those whose every given attribute is among the values listed; an empty list matches nothing.',
})
export class ClockListFilterInput {
  @Field(() => [ID], { nullable: true, description: 'Agreement, over all its versions.' })
  declare agreementId?: string[] | null

  @Field(() => [AgreementKindEnum], { nullable: true, description: 'Kind of the agreement.' })
  declare agreementKind?: AgreementKind[] | null

  @Field(() => [MetricEnum], { nullable: true, description: 'What the clock measures.' })
  declare metric?: Metric[] | null

  @Field(() => [String], { nullable: true, description: 'Party that holds the ticket.' })
  declare party?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Support line that holds the ticket.' })
  declare line?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Team that holds the ticket.' })
  declare team?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Customer of the ticket.' })
  declare customer?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Priority of the ticket.' })
  declare priority?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Service of the ticket.' })
  declare service?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Source of the ticket.' })
  declare source?: string[] | null

  @Field(() => ClockListStateEnum, { nullable: true, description: 'Where they stand; all when left out.' })
  declare state?: ClockListState | null

  @Field(() => PeriodInput, {
    nullable: true,
    description: 'Only clocks decided in it: met at their stop, breached at their deadline.',
  })
  declare decidedIn?: PeriodInput | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'False leaves out clocks of sources that are replayed from a log; otherwise they count.',
  })
  declare includeReplayed?: boolean | null

  @Field(() => String, {
    nullable: true,
    description: 'A party that has a share in the clock, or holds the ticket while it runs.',
  })
  declare heldBy?: string | null
}

const MEANINGS: Readonly<Record<ClockListState, string>> = {
  open: 'Running or paused, breached ones included.',
  atRisk: 'Open and not breached, with an at-risk threshold crossed.',
  due: 'Running, the deadline behind it, and the breach not yet recorded.',
  breachedOpen: 'Open although the deadline has passed.',
  met: 'Stopped in time.',
  breached: 'Deadline passed, whether stopped since or not.',
  decided: 'Met or breached.',
  undecided: 'Neither met nor breached yet.',
  cancelled: 'Ended without a result.',
}

export const ClockListStateEnum = Object.fromEntries(CLOCK_LIST_STATES.map((state) => [state, state])) as {
  [S in ClockListState]: S
}
registerEnumType(ClockListStateEnum, {
  name: 'ClockListState',
  description: 'What a figure counts.',
  valuesConfig: Object.fromEntries(
    CLOCK_LIST_STATES.map((state) => [state, { description: MEANINGS[state] }]),
  ) as never,
})

@InputType('Period', { description: 'A stretch of time, half-open: `from` belongs to it, `to` does not.' })
export class PeriodInput {
  @Field(() => DateTime, { description: 'Its first instant.' })
  declare from: Instant

  @Field(() => DateTime, { description: 'The first instant behind it.' })
  declare to: Instant
}

/** Throws BAD_USER_INPUT for a period that ends before it begins. */
export function readPeriod(period: Period | null | undefined): Period | null {
  if (period == null) return null
  if (period.from < period.to) return period
  throw new Refused('BAD_USER_INPUT', 'A period must end after it begins')
}
