import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import { requireScope } from '../../viewer/viewer.js'
import { actorOf } from '../actorOf.js'
import type { AgreementContext, SharedCalendar } from '../agreementReads.js'
import type { HolidaysOutcome } from '../lifecycle/importHolidays.js'
import type { CalendarOutcome } from '../lifecycle/putCalendar.js'
import { requireKeeper } from '../requireKeeper.js'
import {
  ImportHolidaysInputType,
  ImportHolidaysResultUnion,
  PutCalendarInputType,
  PutCalendarResultUnion,
  SharedCalendarType,
} from './calendar.type.js'

@Resolver()
export class CalendarResolver {
  @Query(() => [SharedCalendarType], { description: 'The calendars that agreements share, by id.' })
  sharedCalendars(@Ctx() { viewer, reads }: AgreementContext): Promise<readonly SharedCalendar[]> {
    requireScope(viewer, 'read')
    return reads.agreements.calendars()
  }

  @Mutation(() => PutCalendarResultUnion, {
    description:
      'Records a shared calendar as its next revision. Agreements that follow it get a new version that binds new tickets.',
  })
  putCalendar(
    @Ctx() { viewer, lifecycle }: AgreementContext,
    @Arg('input', () => PutCalendarInputType, { description: 'The calendar.' }) input: PutCalendarInputType,
  ): Promise<CalendarOutcome> {
    requireKeeper(viewer)
    return lifecycle.putCalendar(actorOf(viewer), input)
  }

  @Mutation(() => ImportHolidaysResultUnion, {
    description:
      'Closes a shared calendar on the holidays of an iCalendar file, as its next revision; see `putCalendar`.',
  })
  importHolidays(
    @Ctx() { viewer, lifecycle }: AgreementContext,
    @Arg('input', () => ImportHolidaysInputType, { description: 'The calendar and the file.' })
    input: ImportHolidaysInputType,
  ): Promise<HolidaysOutcome> {
    requireKeeper(viewer)
    return lifecycle.importHolidays(actorOf(viewer), { ...input, member: input.member ?? null })
  }
}
