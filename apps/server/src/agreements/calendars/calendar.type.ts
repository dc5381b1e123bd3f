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

  @Field(() => [AgreementSummaryType], {
    description:
      'Agreements that follow it and cannot run by it, such as one whose hours would never meet: they go on with those they have.',
  })
  declare leftBehind: AgreementSummaryType[]
}

@InputType('ImportHolidaysInput', { description: 'Holidays of a file for a shared calendar.' })
export class ImportHolidaysInputType {
  @Field(() => ID, { description: 'The shared calendar.' })
  declare calendarId: string

  @Field(() => String, {
    description:
      'The text of an iCalendar file (RFC 5545), up to 1 MB. Its all-day events become holidays, also those that come every year.',
  })
  declare file: string

  @Field(() => String, {
    nullable: true,
    description: 'Of a calendar made of others, the one whose holidays they are.',
  })
  declare member: string | null

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether named dates without hours that the file has no more open again, in the years that it spans.',
  })
  declare replaces: boolean

  @Field(() => Boolean, { defaultValue: false, description: 'Only say what would happen.' })
  declare dryRun: boolean
}

@ObjectType('UnreadEvent', {
  description: 'An event of a file that says more than a holiday can, and was left out.',
  simpleResolvers: true,
})
export class UnreadEventType {
  @Field(() => Int, { description: 'Its line in the file, from 1.' })
  declare line: number

  @Field(() => String, { description: 'What it is called there.' })
  declare name: string

  @Field(() => String, { description: '`TIMED_EVENT` or `UNSUPPORTED_RECURRENCE`.' })
  declare code: string

  @Field(() => String, { description: 'What of it cannot be told in dates.' })
  declare message: string
}

@ObjectType('HolidaysImported', {
  description: 'The calendar is closed on the holidays of the file.',
  simpleResolvers: true,
})
export class HolidaysImportedType {
  @Field(() => SharedCalendarType, { description: 'Its newest revision.' })
  declare calendar: SharedCalendarType

  @Field(() => Boolean, { description: 'True when nothing was written because only a trial was asked for.' })
  declare dryRun: boolean

  @Field(() => [AgreementSummaryType], {
    description:
      'The agreements that get a new version by it, for new tickets; `previewMigration` tells what it would change for running clocks.',
  })
  declare followers: AgreementSummaryType[]

  @Field(() => [AgreementSummaryType], {
    description:
      'Agreements that follow it and cannot run by it, such as one whose hours would never meet: they go on with those they have.',
  })
  declare leftBehind: AgreementSummaryType[]

  @Field(() => [String], { description: 'Dates that close now, `YYYY-MM-DD`, or `MM-DD` of every year.' })
  declare closed: string[]

  @Field(() => [String], { description: 'Dates of the file that keep hours of their own.' })
  declare keptOpen: string[]

  @Field(() => [String], { description: 'Dates that the file has no more, open as usual again.' })
  declare reopened: string[]

  @Field(() => [UnreadEventType], { description: 'Events that were left out.' })
  declare unread: UnreadEventType[]
}

export const ImportHolidaysResultUnion = createUnionType({
  name: 'ImportHolidaysResult',
  description: 'What became of the holidays of a file.',
  types: () => [HolidaysImportedType, InvalidDocumentType] as const,
  resolveType: byOutcome,
})

export const PutCalendarResultUnion = createUnionType({
  name: 'PutCalendarResult',
  description: 'What became of a calendar.',
  types: () => [CalendarStoredType, InvalidDocumentType] as const,
  resolveType: byOutcome,
})
