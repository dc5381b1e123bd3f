import { agreementDueTable } from './agreementDue.table.js'
import { agreementEntryTable } from './agreementEntry.table.js'
import { agreementPartyTable } from './agreementParty.table.js'
import { agreementVersionTable } from './agreementVersion.table.js'
import { calendarRevisionTable } from './calendarRevision.table.js'
import { clockTable } from './clock.table.js'
import { factTable } from './fact.table.js'
import { headTable } from './head.table.js'
import { sourceTable } from './source.table.js'
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
  clockTable,
  factTable,
  headTable,
  sourceTable,
  storeInfoTable,
  ticketTable,
  ticketEventTable,
  tokenTable,
]
