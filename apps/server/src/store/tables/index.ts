import { agreementDueTable } from './agreementDue.table.js'
import { agreementEntryTable } from './agreementEntry.table.js'
import { agreementPartyTable } from './agreementParty.table.js'
import { agreementVersionTable } from './agreementVersion.table.js'
import { calendarRevisionTable } from './calendarRevision.table.js'
import { clockTable } from './clock.table.js'
import { clockRebindingTable } from './clockRebinding.table.js'
import { consumerTable } from './consumer.table.js'
import { deadLetterTable } from './deadLetter.table.js'
import { factTable } from './fact.table.js'
import { headTable } from './head.table.js'
import { personTable } from './person.table.js'
import { sessionTable } from './session.table.js'
import { sourceTable } from './source.table.js'
import { sourceDayTable } from './sourceDay.table.js'
import { sourceSecretTable, sourceSettingTable } from './sourceSetting.table.js'
import { storeInfoTable } from './storeInfo.table.js'
import { ticketTable } from './ticket.table.js'
import { ticketEventTable } from './ticketEvent.table.js'
import { tokenTable } from './token.table.js'

export const TABLES = [
  agreementDueTable,
  agreementEntryTable,
  agreementPartyTable,
  agreementVersionTable,
  calendarRevisionTable,
  clockRebindingTable,
  clockTable,
  consumerTable,
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
