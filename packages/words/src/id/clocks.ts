import type { Words } from '../words.js'

export const clockStates: Words['clockStates'] = {
  onTrack: 'aman',
  atRisk: 'berisiko',
  due: 'jatuh tempo',
  breached: 'dilanggar',
  met: 'dipenuhi',
  cancelled: 'dibatalkan',
}

export const tiles: Words['tiles'] = {
  ontrack: { name: 'Aman', short: 'Aman', toCustomer: 'Aman' },
  atrisk: { name: 'Berisiko', short: 'Awas', toCustomer: 'Mendekati' },
  due: { name: 'Jatuh tempo', short: 'Kini', toCustomer: 'Jatuh tempo' },
  breached: { name: 'Telat', short: 'Telat', toCustomer: 'Terlambat' },
  paused: { name: 'Dijeda', short: 'Jeda', toCustomer: 'Dijeda' },
}

export const verdicts: Words['verdicts'] = {
  pending: 'belum diputus',
  met: 'dipenuhi',
  breached: 'dilanggar',
}

export const motions: Words['motions'] = {
  running: 'berjalan',
  closed: 'di luar jam kerja',
  paused: 'dijeda',
  stopped: 'berhenti',
}

export const phases: Words['phases'] = {
  running: 'berjalan',
  paused: 'dijeda',
  stopped: 'berhenti',
  cancelled: 'dibatalkan',
}

export const facts: Words['facts'] = {
  started: 'dimulai',
  paused: 'dijeda',
  resumed: 'dilanjutkan',
  atRisk: 'berisiko',
  breached: 'dilanggar',
  overdue: 'makin terlambat',
  voided: 'pelanggaran dianulir',
  met: 'dipenuhi',
  finished: 'selesai terlambat',
  reopened: 'dibuka lagi',
  retargeted: 'target berubah',
  migrated: 'dipindahkan ke versi lain',
  joined: 'mengambil alih awal tiket yang digabung',
  cancelled: 'dibatalkan',
  retracted: 'ditarik kembali',
}

export const segments: Words['segments'] = {
  running: 'Berjalan',
  closed: 'Di luar jam kerja',
  holiday: 'Hari libur',
  paused: 'Dijeda',
  solved: 'Selesai',
  cancelled: 'Dibatalkan',
  discarded: 'Dibuang oleh mulai ulang',
}
