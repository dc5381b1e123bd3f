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
  cohort:
    'Deadlines kept = kept ÷ (kept + missed), over clocks that are decided. Every number leads to the clocks it counts.',
  below: (objective: string) => `below ${objective}`,
  atLeast: (objective: string) => `of ${objective}`,
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
