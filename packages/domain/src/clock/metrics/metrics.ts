import type { Release } from '../../release.js'
import { firstResponse } from './firstResponse.js'
import { heldTime } from './heldTime.js'
import type { MetricRecord } from './metricRecord.js'
import { nextResponse } from './nextResponse.js'
import { periodicUpdate } from './periodicUpdate.js'
import { resolution } from './resolution.js'
import { timeToOwn } from './timeToOwn.js'
import { vendorTime } from './vendorTime.js'

/** Every metric there is, in the order in which a ticket's clocks are decided and listed. */
const RECORDS = {
  firstResponse,
  nextResponse,
  periodicUpdate,
  resolution,
  timeToOwn,
  heldTime,
  vendorTime,
} as const satisfies Readonly<Record<string, MetricRecord>>

export type Metric = keyof typeof RECORDS
export const METRICS = Object.keys(RECORDS) as readonly Metric[]

export const METRIC_RECORDS: Readonly<Record<Metric, MetricRecord>> = RECORDS

/** Those that came later, by the first release that knows them. */
export const METRICS_SINCE: Readonly<Partial<Record<Metric, Release>>> = Object.fromEntries(
  METRICS.flatMap((metric) => {
    const { since } = METRIC_RECORDS[metric]
    return since === undefined ? [] : [[metric, since]]
  }),
)

/** The metrics of those who stand behind a customer's agreement. */
export const HELD_METRICS = METRICS.filter((metric) => RECORDS[metric].isHeld)
export const isHeldMetric = (metric: Metric): boolean => HELD_METRICS.includes(metric)

/** The metric of a ticket's whole life. */
export const LIFETIME_METRIC = METRICS.find((metric) => RECORDS[metric].isLifetime) as Metric
