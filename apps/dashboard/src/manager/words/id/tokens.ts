import type { tokens as enTokens } from '../en/tokens.js'

export const tokens: typeof enTokens = {
  title: 'Token',
  notYours: 'Hanya administrator yang dapat melihat dan mencabut token.',
  note: 'Kunci program, papan dinding, dan tautan pelanggan. Yang disimpan hanya awalnya, jadi tidak terbaca di sini.',
  name: 'Nama',
  scopesTitle: 'Boleh',
  scopes: {
    admin: 'melakukan semuanya',
    agreements: 'mengurus perjanjian',
    customer: 'menampilkan halaman pelanggan',
    display: 'menampilkan satu papan',
    ingest: 'mencatat peristiwa',
    participate: 'berkomentar, menyetujui, dan menandatangani',
    read: 'membaca',
  },
  onlyParties: (parties) => `hanya yang menyangkut ${parties}`,
  allOfIt: 'papan semua jam',
  made: 'Dibuat',
  byNobodyKnown: 'pembuatnya tidak tercatat',
  lastSeen: 'Terakhir dipakai',
  never: 'belum pernah',
  expires: 'Berakhir',
  noEnd: 'tidak pernah',
  state: 'Keadaan',
  states: {
    works: '● berlaku',
    neverUsed: '○ belum pernah dipakai',
    expired: '× kedaluwarsa',
    revoked: '× dicabut',
  },
  revoke: 'Cabut',
  revokeOf: (name) => `Cabut ${name}`,
  revokeNote:
    'Pemakainya ditolak dalam hitungan detik: papan dinding padam, program ditolak. Ini tidak dapat dibatalkan.',
}
