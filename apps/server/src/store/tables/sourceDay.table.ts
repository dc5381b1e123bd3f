import { EntitySchema } from 'typeorm'
import type { SourceDayRow } from '../sourceRecords.js'
import { instantOrNull, int, key, text, textOrNull } from './columns.js'

export const sourceDayTable = new EntitySchema<SourceDayRow>({
  name: 'source_day',
  columns: {
    source: key(text('source')),
    day: key({ name: 'day', type: 'date' }),
    recorded: int('recorded'),
    duplicates: int('duplicates'),
    refused: int('refused'),
    lastEventAt: instantOrNull('last_event_at'),
    lastRefusalAt: instantOrNull('last_refusal_at'),
    lastRefusal: textOrNull('last_refusal'),
  },
})
