import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import { actorOf } from '../agreements/actorOf.js'
import type { SharedCalendar } from '../agreements/agreementReads.js'
import type { CalendarOutcome } from '../agreements/lifecycle/putCalendar.js'
import { requireKeeper } from '../agreements/requireKeeper.js'
import type { Context } from '../graphql/context.js'
import { requireScope } from '../viewer/requireScope.js'
import { PutCalendarInputType, PutCalendarResultUnion, SharedCalendarType } from './calendar.type.js'

@Resolver()
export class CalendarResolver {
  @Query(() => [SharedCalendarType], { description: 'The calendars that agreements share, by id.' })
  sharedCalendars(@Ctx() { viewer, reads }: Context): Promise<readonly SharedCalendar[]> {
    requireScope(viewer, 'read')
    return reads.agreements.calendars()
  }

  @Mutation(() => PutCalendarResultUnion, {
    description:
      'Records a shared calendar as its next revision. Agreements that follow it get a new version that binds new tickets.',
  })
  putCalendar(
    @Ctx() { viewer, lifecycle }: Context,
    @Arg('input', () => PutCalendarInputType, { description: 'The calendar.' }) input: PutCalendarInputType,
  ): Promise<CalendarOutcome> {
    requireKeeper(viewer)
    return lifecycle.putCalendar(actorOf(viewer), input)
  }
}
