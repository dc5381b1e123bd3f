import type { AttributionBy } from '../../../gql/manager.js'

/** The tree of agreements, and words it shares with other pages of figures. */
export const tree = {
  draft: 'Draft an agreement',
  none: 'There is no agreement yet.',
  attainment: 'Deadlines kept',
  months: 'Last 12 months',
  open: 'Open',
  atRisk: 'At risk',
  breachedNow: 'Late now',
  kept: 'Kept',
  missed: 'Missed',
  monthsIn: (zones: readonly string[]) =>
    zones.length === 1
      ? `Months are cut in ${zones[0]}.`
      : `Months are cut in the zone of each agreement: ${zones.join(', ')}.`,
  cohort:
    'Deadlines kept = kept ÷ (kept + missed), over clocks that are decided. Every number leads to the clocks it counts.',
  goalsKept: (kept: number, goals: number) => `${kept} of ${goals} goals kept so far`,
  goalsUndecided: (goals: number) =>
    goals === 1 ? '1 goal, nothing decided yet' : `${goals} goals, nothing decided yet`,
  goalMissed: (goal: string, rate: string, objective: string) => `“${goal}” ${rate} of ${objective}`,
  own: (rate: string, decided: number) =>
    decided === 0
      ? 'with all below it; nothing of its own'
      : `with all below it; its own ${rate} of ${decided.toLocaleString('en')}`,
  ofAllServed: (count: number) => `for all ${count} it serves`,
  trend: (month: string) => `Month by month up to ${month}`,
  toggle: (title: string) => `What stands under ${title}`,
}

export const period = {
  name: 'Period',
  days: (days: string) => `${days} days`,
  all: 'All time',
}

export const charts = {
  asTable: 'View as table',
  table: (of: string) => `${of}, as a table`,
}

/** Who held what, for how long, and at whose cost: one ticket, a provider, a period. */
export const attribution = {
  whoHeld: 'Who held it when',
  gantt: 'Lanes of who held the ticket over time, with each deadline',
  waterfall: 'Running time of each holder against the budget',
  holder: 'Holder',
  nobody: 'Nobody yet',
  vendorOf: (holder: string) => `Vendor of ${holder}`,
  lasted: 'Lasted',
  running: 'Running time',
  atBreach: 'At the breach',
  budget: 'budget',
  within: 'Within the budget',
  beyond: 'Beyond the budget',
  over: (time: string) => `${time} over`,
  title: 'Attribution',
  about:
    'Running time of the clocks of customer agreements decided in the period, by who held their tickets. The months are those of the agreement.',
  by: { PARTY: 'Provider', LINE: 'Line', TEAM: 'Team' } satisfies Record<AttributionBy, string> as Record<
    AttributionBy,
    string
  >,
  byName: 'Broken down by',
  month: 'Month',
  clocks: 'Clocks',
  list: 'Clocks with a share',
  caused: 'Breaches caused',
  overBudget: 'Over own budget',
  others: 'Others',
  all: 'All agreements',
  none: 'No clock was decided in this period.',
  perMonth: 'Running time per month',
  whole: 'In the whole period',
}

/** The pages of providers. */
export const provider = {
  none: 'No provider is named in any agreement.',
  name: 'Provider',
  open: 'Open',
  atRisk: 'At risk',
  late: 'Late now',
  held: 'Time held',
  vendor: 'Of it at vendors',
  caused: 'Breaches caused',
  overBudget: 'Over own budget',
  customerBreaches: 'Missed customer deadlines it held',
  agreements: 'Its agreements',
  perMonth: 'Time held per month',
  itself: 'Held itself',
  about:
    'Open, at risk and late count the clocks of its own OLAs and contracts. Time held and breaches are those of customers’ clocks decided in the last 365 days.',
  missing: 'There is no such provider.',
  openTickets: 'Open clocks it has a share in',
  decidedTickets: 'Decided clocks it had a share in',
}
