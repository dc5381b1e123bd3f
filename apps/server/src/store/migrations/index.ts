import { Foundations1763750000000 } from './1763750000000-foundations.js'
import { Agreements1763760000000 } from './1763760000000-agreements.js'
import { Documents1763780000000 } from './1763780000000-documents.js'
import { Consumers1764500000000 } from './1764500000000-consumers.js'
import { Jobs1764510000000 } from './1764510000000-jobs.js'
import { Sources1764520000000 } from './1764520000000-sources.js'
import { Places1764530000000 } from './1764530000000-places.js'
import { Verdicts1764600000000 } from './1764600000000-verdicts.js'
import { Histories1764610000000 } from './1764610000000-histories.js'
import { Merged1764620000000 } from './1764620000000-merged.js'
import { Corrections1764630000000 } from './1764630000000-corrections.js'
import { Coverage1764640000000 } from './1764640000000-coverage.js'
import { TokenCreators1764650000000 } from './1764650000000-tokenCreators.js'
import { AuditEntries1764660000000 } from './1764660000000-auditEntries.js'

/** Every migration, oldest first. A database that has run one not listed here is newer than this code. */
export const MIGRATIONS = [
  Foundations1763750000000,
  Agreements1763760000000,
  Documents1763780000000,
  Consumers1764500000000,
  Jobs1764510000000,
  Sources1764520000000,
  Places1764530000000,
  Verdicts1764600000000,
  Histories1764610000000,
  Merged1764620000000,
  Corrections1764630000000,
  Coverage1764640000000,
  TokenCreators1764650000000,
  AuditEntries1764660000000,
]
