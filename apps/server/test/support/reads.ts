import type { Instant } from '@tenggat/domain'
import { createReads, type Reads } from '../../src/api/reads.js'
import { createAgreementLibrary } from '../../src/engine/agreementLibrary.js'
import { Histories } from '../../src/reads/histories.js'
import type { ReadDeps } from '../../src/reads/readDeps.js'

/** The reads of one request to a store at an instant, of somebody who sees everything where nothing else is said. */
export function readsOf(
  { pool, epoch }: Pick<ReadDeps, 'pool' | 'epoch'>,
  now: Instant,
  differs: Partial<ReadDeps> = {},
): Reads {
  const { library = createAgreementLibrary(pool), histories = new Histories() } = differs
  return createReads({ pool, visibility: null, epoch, now, ...differs, library, histories })
}
