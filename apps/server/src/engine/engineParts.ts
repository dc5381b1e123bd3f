import type { Pool } from 'pg'
import type { Clockwork } from '../clockwork.js'
import type { AgreementLibrary } from './agreementLibrary.js'
import type { CommitWatch, DeadlineWatch } from './ports.js'

/** What every use case of the engine works with. */
export interface EngineParts {
  readonly pool: Pool
  readonly clockwork: Clockwork
  readonly library: AgreementLibrary
  readonly deadlines: DeadlineWatch
  readonly commits: CommitWatch
  /** Told about a mistake that was contained: a refused event, a clock that could not be judged. */
  readonly report: (error: unknown, about: Readonly<Record<string, unknown>>) => void
}
