import type { Words } from '../words.js'

export const clockStates: Words['clockStates'] = {
  onTrack: 'on track',
  atRisk: 'at risk',
  due: 'due',
  breached: 'breached',
  met: 'met',
  cancelled: 'cancelled',
}

export const tiles: Words['tiles'] = {
  ontrack: { name: 'On track', short: 'OK', toCustomer: 'On track' },
  atrisk: { name: 'At risk', short: 'Risk', toCustomer: 'Close' },
  due: { name: 'Due', short: 'Due', toCustomer: 'Due' },
  breached: { name: 'Late', short: 'Late', toCustomer: 'Late' },
  paused: { name: 'Paused', short: 'Hold', toCustomer: 'Paused' },
}

export const verdicts: Words['verdicts'] = { pending: 'undecided', met: 'met', breached: 'breached' }

export const motions: Words['motions'] = {
  running: 'running',
  closed: 'outside hours',
  paused: 'paused',
  stopped: 'stopped',
}

export const phases: Words['phases'] = {
  running: 'running',
  paused: 'paused',
  stopped: 'stopped',
  cancelled: 'cancelled',
}

export const facts: Words['facts'] = {
  started: 'started',
  paused: 'paused',
  resumed: 'resumed',
  atRisk: 'at risk',
  breached: 'breached',
  overdue: 'later still',
  voided: 'breach voided',
  met: 'met',
  finished: 'finished late',
  reopened: 'reopened',
  retargeted: 'target changed',
  migrated: 'moved to another version',
  joined: 'took over the start of a merged ticket',
  cancelled: 'cancelled',
  retracted: 'taken back',
}

export const segments: Words['segments'] = {
  running: 'Running',
  closed: 'Closed hours',
  holiday: 'Holiday',
  paused: 'Paused',
  solved: 'Solved',
  cancelled: 'Cancelled',
  discarded: 'Discarded by a restart',
}
