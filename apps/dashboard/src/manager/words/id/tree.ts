import type { tree as English, charts as EnglishCharts, period as EnglishPeriod } from '../en/tree.js'

export const tree: typeof English = {
  draft: 'Susun perjanjian',
  none: 'Belum ada perjanjian.',
  attainment: 'Batas ditepati',
  months: '12 bulan terakhir',
  open: 'Terbuka',
  atRisk: 'Berisiko',
  breachedNow: 'Telat kini',
  kept: 'Ditepati',
  missed: 'Dilanggar',
  cohort:
    'Batas ditepati = ditepati ÷ (ditepati + dilanggar), atas jam yang sudah diputus. Setiap angka membuka jam yang dihitungnya.',
  below: (objective) => `di bawah ${objective}`,
  atLeast: (objective) => `dari ${objective}`,
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
