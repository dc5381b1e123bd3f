import {
  agreementDueTable,
  agreementEntryTable,
  agreementPartyTable,
  agreementVersionTable,
  calendarRevisionTable,
} from './agreements.tables.js'
import { auditEntryTable } from './auditEntry.table.js'
import { clockRebindingTable, clockTable } from './clocks.tables.js'
import { correctedClockTable, correctionTable } from './corrections.tables.js'
import { deadLetterTable } from './deadLetter.table.js'
import { consumerTable, factTable, headTable, storeInfoTable } from './log.tables.js'
import { personTable, sessionTable, tokenTable } from './people.tables.js'
import { sourceTable } from './source.table.js'
import { sourceDayTable } from './sourceDay.table.js'
import { sourceSecretTable, sourceSettingTable } from './sourceSetting.table.js'
import { ticketEventTable, ticketTable } from './tickets.tables.js'

export const TABLES = [
  agreementDueTable,
  agreementEntryTable,
  agreementPartyTable,
  agreementVersionTable,
  auditEntryTable,
  calendarRevisionTable,
  clockRebindingTable,
  clockTable,
  consumerTable,
  correctedClockTable,
  correctionTable,
  deadLetterTable,
  factTable,
  headTable,
  personTable,
  sessionTable,
  sourceDayTable,
  sourceSecretTable,
  sourceSettingTable,
  sourceTable,
  storeInfoTable,
  ticketTable,
  ticketEventTable,
  tokenTable,
]
