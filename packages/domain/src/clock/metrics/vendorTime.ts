import { heldTime } from './heldTime.js'
import type { MetricRecord } from './metricRecord.js'

/** The same count as held time, kept apart, for the part of a stay that an outside vendor of the holder takes. */
export const vendorTime: MetricRecord = {
  ...heldTime,
  meaning: 'The part of such a stay that an outside vendor of the holder takes.',
  isPartOfStay: true,
}
