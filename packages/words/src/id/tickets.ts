import type { Words } from '../words.js'

export const ticketStatuses: Words['ticketStatuses'] = {
  new: 'baru',
  open: 'terbuka',
  waitingOnCustomer: 'menunggu pelanggan',
  waitingOnThirdParty: 'menunggu pihak ketiga',
  onHold: 'ditahan',
  solved: 'selesai',
  closed: 'ditutup',
  cancelled: 'dibatalkan',
}

export const pauses: Words['pauses'] = {
  waitingOnCustomer: { short: 'Pelanggan', toCustomer: 'menunggu Anda' },
  waitingOnThirdParty: { short: 'Pihak ketiga', toCustomer: 'menunggu pemasok' },
  onHold: { short: 'Ditahan', toCustomer: 'ditahan' },
  other: { short: 'Lainnya', toCustomer: 'dijeda' },
}

export const changes: Words['changes'] = {
  opened: 'Dibuka',
  classified: 'Digolongkan',
  prioritised: 'Diprioritaskan',
  assigned: 'Ditugaskan',
  replied: 'Balasan',
  statusChanged: 'Status',
  merged: 'Digabung ke',
  replyRetracted: 'Balasan ditarik kembali',
  voided: 'Peristiwa dianulir',
  rated: 'Dinilai',
}

export const actors: Words['actors'] = {
  human: 'petugas',
  bot: 'bot',
  system: 'sistem',
  customer: 'pelanggan',
}

export const severities: Words['severities'] = {
  critical: 'kritis',
  high: 'tinggi',
  medium: 'sedang',
  low: 'rendah',
}

export const matchFields: Words['matchFields'] = {
  priority: 'prioritas',
  impact: 'dampak',
  urgency: 'urgensi',
  status: 'status',
  statusReason: 'alasan',
  service: 'layanan',
  requestType: 'jenis permintaan',
  channel: 'saluran',
  customer: 'pelanggan',
  party: 'pihak',
  team: 'tim',
  line: 'lini dukungan',
  tags: 'label',
  source: 'sumber',
  owned: 'ada pemilik',
}

export const presences: Words['presences'] = {
  any: (field) => `${field} terisi`,
  none: (field) => `${field} kosong`,
}

export const holders: Words['holders'] = {
  customer: 'pelanggan',
  line: 'lini',
  team: 'tim',
  party: 'penyedia',
  vendor: 'vendor',
}

export const holderSpans: Words['holderSpans'] = { held: 'Dipegang', paused: 'Dijeda', solved: 'Selesai' }
