import type { Words } from '../words.js'

export const page: Words['page'] = {
  everyTicket: 'every ticket',
  always: 'always',
  never: 'never',
  clockStarts: 'The clock starts',
  clockStops: 'The clock stops',
  aroundTheClock: 'Around the clock, every day',
  closed: 'closed',
  usualHours: 'usual hours',
  everyYear: (date) => `every year on ${date}`,
  sharedHours: (id) => `The hours of the shared calendar “${id}”`,
  asTheyChange: 'as they stand when it is put in force and whenever they change',
  inRevision: (revision) => `in revision ${revision}`,
  inheritedFrom: (level) => `from ${level}`,
  runsUnder: 'Levels above that run here',
  inForceThrough: 'In force through',
  dayIncluded: (date) => `${date}, that day included`,
  zoneOfMonths: (zone) => `${zone}. Days begin and months are cut there.`,
  version: (number) => `version ${number}`,
}
