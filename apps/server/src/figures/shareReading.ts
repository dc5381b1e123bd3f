import { LIFETIME_METRIC } from '@tenggat/domain'
import type { ReadDeps } from '../reads/readDeps.js'
import { OTHER_PARTY } from '../tenancy/redact.js'
import type { ShareField, ShareReading } from './readShares.js'

/** The metric whose clocks' time is added up: several of one ticket would count its time several times. */
export const COUNTED_METRIC = LIFETIME_METRIC

/** How a viewer may read shares: parties that it may not name are one. */
export function readingOf({ visibility }: ReadDeps, by: ShareField, bounds: readonly number[]): ShareReading {
  return { by, bounds, seen: visibility === null ? null : [...visibility.parties], other: OTHER_PARTY }
}
