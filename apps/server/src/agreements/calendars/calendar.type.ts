import type { Instant } from '@tenggat/domain'
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { byOutcome } from '../../graphql/results.type.js'
import { DateTime, Json } from '../../graphql/scalars.js'
import { InvalidDocumentType } from '../agreement.type.js'
import { AgreementSummaryType } from '../agreementParts.type.js'

@ObjectType('SharedCalendar', {
  description: 'A calendar that agreements refer to by name.',
  simpleResolvers: true,
})
export class SharedCalendarType {
  @Field(() => ID, { description: 'Names the calendar.' })
  declare id: string

  @Field(() => Int, { description: 'Counts from 1.' })
  declare revision: number

  @Field(() => Json, {
    description:
      'Its hours: timeZone, weekly, seasons, dates; or timeZone and the union or intersection of others by name.',
  })
  declare definition: unknown

  @Field(() => DateTime, { description: 'When this revision was recorded.' })
  declare recordedAt: Instant

  @Field(() => String, { description: 'Who recorded it.' })
  declare recordedBy: string

  @Field(() => [AgreementSummaryType], { description: 'The agreements whose newest version refers to it.' })
  declare usedBy: AgreementSummaryType[]
}

@InputType('PutCalendarInput', { description: 'A shared calendar.' })
export class PutCalendarInputType {
  @Field(() => ID, { description: 'Names the calendar.' })
  declare id: string

  @Field(() => Json, {
    description:
      'Its hours: timeZone, weekly, seasons, dates; or timeZone and the union or intersection of others by name.',
  })
  declare definition: unknown

  @Field(() => Boolean, { defaultValue: false, description: 'Only say what would happen.' })
  declare dryRun: boolean
}

@ObjectType('CalendarStored', { description: 'The calendar stands.', simpleResolvers: true })
export class CalendarStoredType {
  @Field(() => SharedCalendarType, { description: 'Its newest revision.' })
  declare calendar: SharedCalendarType

  @Field(() => Boolean, { description: 'True when nothing was written because only a trial was asked for.' })
  declare dryRun: boolean

  @Field(() => [AgreementSummaryType], { description: 'The agreements that get a new version by it.' })
  declare followers: AgreementSummaryType[]
}

export const PutCalendarResultUnion = createUnionType({
  name: 'PutCalendarResult',
  description: 'What became of a calendar.',
  types: () => [CalendarStoredType, InvalidDocumentType] as const,
  resolveType: byOutcome,
})
