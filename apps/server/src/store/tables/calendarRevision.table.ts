import { EntitySchema } from 'typeorm'
import type { CalendarRevisionRow } from '../agreementRecords.js'
import { instant, int, json, key, text } from './columns.js'

export const calendarRevisionTable = new EntitySchema<CalendarRevisionRow>({
  name: 'calendar_revision',
  columns: {
    calendarId: key(text('calendar_id')),
    revision: key(int('revision')),
    definition: json('definition'),
    recordedAt: instant('recorded_at'),
    recordedBy: text('recorded_by'),
  },
})
