import type { Words } from '../words.js'

export const locale = 'id-ID'

const counted = (unit: string) => (value: number) => `${value.toLocaleString(locale)} ${unit}`

export const amountUnits: Words['amountUnits'] = {
  milliseconds: counted('milidetik'),
  seconds: counted('detik'),
  minutes: counted('menit'),
  hours: counted('jam'),
  days: counted('hari jam buka'),
  weeks: counted('minggu jam buka'),
  workingDays: counted('hari kerja'),
  calendarDays: counted('hari kalender'),
}

export const closeOfBusiness = 'sampai jam tutup'
export const sameWorkingDay = 'hari kerja yang sama sampai jam tutup'
export const nextWorkingDay = 'hari kerja berikutnya'
export const byCutOff: Words['byCutOff'] = (first, time, later) =>
  `${first} bila masuk sebelum pukul ${time.replaceAll(':', '.')}, selain itu ${later}`

export const combinations: Words['combinations'] = {
  union: (names) => `Buka selama salah satu dari ini buka: ${names}`,
  intersection: (names) => `Buka hanya selama semua ini buka: ${names}`,
  daysOf: (zone) => `harinya menurut ${zone}`,
}

export const seasons: Words['seasons'] = {
  everyYear: (from, to) => `setiap tahun dari ${from} sampai ${to}`,
  once: (from, to) => `dari ${from} sampai ${to}`,
}

export const weekdays: Words['weekdays'] = {
  mon: { name: 'Senin', short: 'Sen' },
  tue: { name: 'Selasa', short: 'Sel' },
  wed: { name: 'Rabu', short: 'Rab' },
  thu: { name: 'Kamis', short: 'Kam' },
  fri: { name: 'Jumat', short: 'Jum' },
  sat: { name: 'Sabtu', short: 'Sab' },
  sun: { name: 'Minggu', short: 'Min' },
}

export const agreementStates: Words['agreementStates'] = {
  draft: 'rancangan',
  inReview: 'ditinjau',
  approved: 'disetujui',
  signed: 'ditandatangani',
  scheduled: 'dijadwalkan',
  active: 'berlaku',
  suspended: 'ditangguhkan',
  superseded: 'digantikan',
  expired: 'kedaluwarsa',
  terminated: 'diakhiri',
  withdrawn: 'ditarik',
}

export const agreementActions: Words['agreementActions'] = {
  drafted: 'dirancang',
  edited: 'disunting',
  commented: 'dikomentari',
  approvalRequested: 'dikirim untuk disetujui',
  approved: 'disetujui',
  rejected: 'ditolak',
  signed: 'ditandatangani',
  activated: 'diberlakukan',
  tookEffect: 'mulai berlaku',
  superseded: 'digantikan',
  suspended: 'ditangguhkan',
  reinstated: 'diaktifkan lagi',
  noticeGiven: 'pemberitahuan diberikan',
  terminated: 'diakhiri',
  expired: 'kedaluwarsa',
  withdrawn: 'ditarik',
  distributed: 'dibagikan',
  acknowledged: 'diterima',
  migrated: 'jam berjalan dipindahkan',
  hashUnverifiable: 'hash tidak dapat diverifikasi',
}

export const agreementKinds: Words['agreementKinds'] = {
  customer: { name: 'Perjanjian pelanggan', short: 'SLA', formal: 'Perjanjian tingkat layanan' },
  internal: { name: 'Perjanjian operasional', short: 'OLA', formal: 'Perjanjian tingkat operasional' },
  underpinning: { name: 'Kontrak pendukung', short: 'UC', formal: 'Kontrak pendukung' },
}

export const levels: Words['levels'] = {
  corporate: { name: 'Korporat', phrase: 'tingkat korporat' },
  customer: { name: 'Pelanggan', phrase: 'tingkat pelanggan' },
  service: { name: 'Layanan', phrase: 'tingkat layanan' },
}

export const partyRoles: Words['partyRoles'] = {
  customer: 'pelanggan',
  provider: 'penyedia',
  internal: 'internal',
}

export const cadences: Words['cadences'] = {
  once: 'sekali',
  daily: 'harian',
  weekly: 'mingguan',
  monthly: 'bulanan',
  quarterly: 'triwulanan',
  yearly: 'tahunan',
}

export const channels: Words['channels'] = {
  email: 'surel',
  phone: 'telepon',
  chat: 'obrolan',
  portal: 'portal',
  post: 'pos',
}

export const goalMeasures: Words['goalMeasures'] = {
  attainment: 'janji ditepati',
  availability: 'ketersediaan',
  satisfaction: 'kepuasan',
  count: 'jumlah',
}

export const goalPeriods: Words['goalPeriods'] = {
  month: { name: 'bulan', each: 'tiap bulan' },
  quarter: { name: 'triwulan', each: 'tiap triwulan' },
  year: { name: 'tahun', each: 'tiap tahun' },
}

export const renewals: Words['renewals'] = { none: 'berakhir', automatic: 'diperpanjang otomatis' }
export const termZones: Words['termZones'] = {
  said: (zone) => zone,
  calendars: (zone) => `${zone}, menurut kalendernya`,
  several: (zone) => `${zone}, karena kalendernya berbeda-beda zona dan tidak ada zona yang disebut`,
  none: (zone) => `${zone}, karena tidak ada zona yang disebut`,
  later: () => 'zona kalendernya, yang dilihat saat perjanjian diberlakukan',
}

export const retargetModes: Words['retargetModes'] = {
  carryFromStart: 'hitung ulang dari awal',
  carryElapsed: 'pertahankan yang terpakai',
  restart: 'mulai baru',
  tightenOnly: 'hanya diperketat',
  void: 'hitung ulang dari awal, tenggat yang terlewat sebelumnya tidak lagi dihitung',
}

export const beginnings: Words['beginnings'] = {
  firstCustomerMessage: 'pesan pertama pelanggan',
  anyCustomerMessage: 'pesan pelanggan mana pun, termasuk yang pertama',
}

export const pauseEnds: Words['pauseEnds'] = { customerReply: 'pelanggan menulis' }

export const reopenModes: Words['reopenModes'] = {
  resume: 'lanjut menghitung',
  restart: 'mulai baru',
  newCycle: 'siklus baru',
}

export const joins: Words['joins'] = { or: ' atau ', and: ' dan ', yes: 'ya', no: 'tidak' }

export const conditions: Words['conditions'] = {
  onCalendar: (name) => `dihitung menurut jam “${name}”`,
  heldWhile: (what) => `di pemegang selama ${what}`,
  pausesWhile: (what) => `dijeda selama ${what}`,
  stopsWhen: (what) => `berhenti saat ${what}`,
  atRiskAt: (what) => `berisiko pada ${what}`,
  beforeDeadline: (amount) => `${amount} sebelum tenggat`,
  afterDeadline: (amount) => `${amount} setelah tenggat`,
  whenLate: (share) => `${share} dari target, bila terlambat`,
  workingTime: (amount) => `${amount} waktu kerja`,
  beginsWith: (what) => `dimulai dengan ${what}`,
  beginsWhen: (what) => `dimulai begitu ${what}`,
  pausesUntil: (what) => `sampai ${what}`,
  cancelledWhile: (what) => `tidak ada kewajiban selama ${what}`,
  resetWhen: (what) => `dimulai lagi setiap kali ${what}`,
}
