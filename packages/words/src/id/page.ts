import type { Words } from '../words.js'

export const page: Words['page'] = {
  everyTicket: 'setiap tiket',
  always: 'selalu',
  never: 'tidak pernah',
  clockStarts: 'Jam mulai',
  clockStops: 'Jam berhenti',
  aroundTheClock: 'Sepanjang waktu, setiap hari',
  closed: 'tutup',
  usualHours: 'jam biasa',
  everyYear: (date) => `setiap tahun pada ${date}`,
  sharedHours: (id) => `Jam kalender bersama “${id}”`,
  asTheyChange: 'sebagaimana adanya saat diberlakukan dan setiap kali berubah',
  inRevision: (revision) => `dalam revisi ${revision}`,
  inheritedFrom: (level) => `dari ${level}`,
  runsUnder: 'Tingkat di atasnya yang berlaku di sini',
  inForceThrough: 'Berlaku sampai dengan',
  dayIncluded: (date) => `${date}, hari itu termasuk`,
  zoneOfMonths: (zone) => `${zone}. Hari dimulai dan bulan dihitung di sana.`,
  version: (number) => `versi ${number}`,
}
