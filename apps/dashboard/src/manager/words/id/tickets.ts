import type {
  list as EnglishList,
  ticketPage as EnglishTicketPage,
  tickets as EnglishTickets,
  uncovered as EnglishUncovered,
  why as EnglishWhy,
} from '../en/tickets.js'

export const list: typeof EnglishList = {
  filters: 'Saringan',
  any: 'Semua',
  clear: 'Hapus',
  filter: {
    agreement: 'Perjanjian',
    kind: 'Jenis',
    team: 'Tim',
    line: 'Lini',
    party: 'Pihak',
    customer: 'Pelanggan',
    priority: 'Prioritas',
  },
}

export const tickets: typeof EnglishTickets = {
  none: 'Tidak ada jam yang cocok dengan saringan ini.',
  more: 'Tampilkan lagi',
  keptShare: 'ditepati',
  state: 'Keadaan',
  count: { met: 'ditepati', breached: 'dilanggar', undecided: 'belum diputus', cancelled: 'dibatalkan' },
  states: {
    open: 'Terbuka',
    atRisk: 'Berisiko',
    due: 'Jatuh tempo',
    breachedOpen: 'Telat, masih terbuka',
    met: 'Ditepati',
    breached: 'Dilanggar',
    decided: 'Sudah diputus',
    undecided: 'Belum diputus',
    cancelled: 'Dibatalkan',
  },
  filter: {
    agreement: 'Perjanjian',
    kind: 'Jenis',
    metric: 'Janji',
    customer: 'Pelanggan',
    priority: 'Prioritas',
    party: 'Kini dipegang pihak',
    line: 'Lini',
    team: 'Tim',
    service: 'Layanan',
    source: 'Sumber',
  },
  decidedIn: (from, to) => `Diputus ${from} – ${to}`,
  heldBy: (party) => `Pernah dipegang ${party}`,
  replayed: 'Termasuk log yang dibaca ulang',
  drop: 'lepas saringan ini',
}

export const ticketPage: typeof EnglishTicketPage = {
  tabs: { story: 'Cerita', attribution: 'Atribusi', events: 'Peristiwa' },
  clocks: 'Jam tiket ini',
  explain: 'Mengapa batas ini?',
  noClock: 'Tidak ada perjanjian yang menjanjikan apa pun untuk tiket ini.',
  when: 'Kapan',
  event: 'Peristiwa',
}

export const why: typeof EnglishWhy = {
  has: (field, value) => `${field} ${value}`,
  hasNone: (field) => `${field} belum diisi`,
  ownedBy: (agent) => `tiket ditangani ${agent}`,
  ownedByNobody: 'tiket belum ada yang menangani',
  wants: (has, wanted) => `${has}, padahal diminta ${wanted}`,
  anOwner: 'ada yang menangani',
  noOwner: 'belum ada yang menangani',
  ticketWith: (conditions) => `tiket dengan ${conditions}`,
  anyTicket: 'tiket apa pun',
  chainExample: (ticket, openedAt, holder) =>
    `${ticket}, dibuka ${openedAt}: masih boleh di ${holder} saat tenggat lewat,`,
  pausedAs: (conditions) => `jamnya berhenti: ${conditions}`,
  moves: 'Dipindahkan',
  movedVersion: (from, to) => `dari versi ${from} ke versi ${to}`,
  movedTarget: (from, to) => `dari target ${from} ke ${to}`,
  joined: (ticket, startedAt) => `${ticket} digabung ke tiket ini: dihitung dari ${startedAt}`,
  voided: (target, missedAt) => `tenggat ${target} yang terlewat pada ${missedAt} tidak lagi dihitung`,
  dueInstead: (now, before) => `batas ${now}, sebelumnya ${before}`,
  noAddress: (problem) => `${problem}, dan tidak punya alamat surel untuk dikenali`,
}

export const uncovered: typeof EnglishUncovered = {
  title: 'Tanpa janji',
  none: 'Tidak ada tiket seperti itu: semuanya dijanjikan sesuatu.',
  note: 'Dihitung menurut isi tiket sekarang; alasannya menurut perjanjian sekarang.',
  coverage: {
    noAgreement: 'Tidak di bawah perjanjian',
    noTarget: 'Tidak ada target untuknya',
    excluded: 'Layanan tidak dicakup',
  },
  open: (count) => `${count.toLocaleString('id')} terbuka`,
  opened: (count) => `${count.toLocaleString('id')} dibuka dalam periode ini`,
  ever: (count) => `${count.toLocaleString('id')} seluruhnya`,
  ticket: 'Tiket',
  openedAt: 'Dibuka',
  why: 'Mengapa',
  nothing: 'kosong',
  excluded: (service) => `tidak mencakup layanan ${service} (klausul Layanan)`,
  differs: (field, has) => `${field} adalah ${has}`,
  wants: (field, has, wanted) => `${field} adalah ${has}, bukan salah satu dari ${wanted}`,
  looksLike: (field, has, wanted) =>
    `${field} adalah ${has}, yang hanya mirip ${wanted}: beda huruf besar atau spasi`,
  first: 'Halaman pertama',
  next: 'Halaman berikutnya',
  onTree: (noAgreement, noTarget, excluded) =>
    `Dari tiket terbuka, ${noAgreement.toLocaleString('id')} tidak di bawah perjanjian, ${noTarget.toLocaleString('id')} tanpa target, dan ${excluded.toLocaleString('id')} mengenai layanan yang tidak dicakup.`,
}
