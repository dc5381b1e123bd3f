import type {
  attribution as EnglishAttribution,
  charts as EnglishCharts,
  period as EnglishPeriod,
  provider as EnglishProvider,
  tree as EnglishTree,
} from '../en/figures.js'

export const tree: typeof EnglishTree = {
  draft: 'Susun perjanjian',
  none: 'Belum ada perjanjian.',
  attainment: 'Batas ditepati',
  months: '12 bulan terakhir',
  open: 'Terbuka',
  atRisk: 'Berisiko',
  breachedNow: 'Telat kini',
  kept: 'Ditepati',
  missed: 'Dilanggar',
  monthsIn: (zones) =>
    zones.length === 1
      ? `Bulan dihitung di ${zones[0]}.`
      : `Bulan dihitung di zona tiap perjanjian: ${zones.join(', ')}.`,
  cohort:
    'Batas ditepati = ditepati ÷ (ditepati + dilanggar), atas jam yang sudah diputus. Setiap angka membuka jam yang dihitungnya.',
  goalsKept: (kept, goals) => `${kept} dari ${goals} sasaran tercapai sejauh ini`,
  goalsUndecided: (goals) => `${goals} sasaran, belum ada yang diputuskan`,
  goalMissed: (goal, rate, objective) => `“${goal}” ${rate} dari ${objective}`,
  own: (rate, decided) =>
    decided === 0
      ? 'dengan semua di bawahnya; tidak ada miliknya sendiri'
      : `dengan semua di bawahnya; miliknya ${rate} dari ${decided.toLocaleString('id')}`,
  ofAllServed: (count) => `untuk semua ${count} yang dilayaninya`,
  trend: (month) => `Per bulan sampai ${month}`,
  toggle: (title) => `Yang ada di bawah ${title}`,
}

export const period: typeof EnglishPeriod = {
  name: 'Periode',
  days: (days) => `${days} hari`,
  all: 'Sepanjang waktu',
}

export const charts: typeof EnglishCharts = {
  asTable: 'Lihat sebagai tabel',
  table: (of) => `${of}, sebagai tabel`,
}

export const attribution: typeof EnglishAttribution = {
  whoHeld: 'Siapa memegang kapan',
  gantt: 'Lajur pemegang tiket sepanjang waktu, dengan setiap batas',
  waterfall: 'Waktu berjalan tiap pemegang terhadap anggarannya',
  holder: 'Pemegang',
  nobody: 'Belum ada',
  vendorOf: (holder) => `Vendor dari ${holder}`,
  lasted: 'Lamanya',
  running: 'Waktu berjalan',
  atBreach: 'Saat dilanggar',
  budget: 'anggaran',
  within: 'Dalam anggaran',
  beyond: 'Melewati anggaran',
  over: (time) => `lewat ${time}`,
  title: 'Atribusi',
  about:
    'Waktu berjalan dari jam perjanjian pelanggan yang diputus dalam periode ini, menurut pemegang tiketnya. Bulan mengikuti perjanjiannya.',
  by: { PARTY: 'Penyedia', LINE: 'Lini', TEAM: 'Tim' },
  byName: 'Diurai menurut',
  month: 'Bulan',
  clocks: 'Jam',
  list: 'Jam dengan bagian',
  caused: 'Pelanggaran disebabkan',
  overBudget: 'Melewati anggaran sendiri',
  others: 'Lainnya',
  all: 'Semua perjanjian',
  none: 'Tidak ada jam yang diputus dalam periode ini.',
  perMonth: 'Waktu berjalan per bulan',
  whole: 'Sepanjang periode',
}

export const provider: typeof EnglishProvider = {
  none: 'Tidak ada penyedia yang disebut dalam perjanjian mana pun.',
  name: 'Penyedia',
  open: 'Terbuka',
  atRisk: 'Berisiko',
  late: 'Telat kini',
  held: 'Waktu dipegang',
  vendor: 'Di antaranya di vendor',
  caused: 'Pelanggaran disebabkan',
  overBudget: 'Melewati anggaran sendiri',
  customerBreaches: 'Batas pelanggan terlanggar yang dipegangnya',
  agreements: 'Perjanjiannya',
  perMonth: 'Waktu dipegang per bulan',
  itself: 'Dipegang sendiri',
  about:
    'Terbuka, berisiko, dan telat menghitung jam dari OLA dan kontraknya sendiri. Waktu dipegang dan pelanggaran adalah dari jam pelanggan yang diputus dalam 365 hari terakhir.',
  missing: 'Penyedia itu tidak ada.',
  openTickets: 'Jam terbuka dengan bagiannya',
  decidedTickets: 'Jam yang sudah diputus dengan bagiannya',
}
