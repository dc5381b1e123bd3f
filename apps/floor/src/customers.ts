import type { OpenHours, WeeklyCalendar } from '@tenggat/domain'
import type { Customer } from './customer.js'
import { CARRIER, CLOUD_HOST, HARDWARE_VENDOR } from './people.js'

const WORKDAY: readonly OpenHours[] = [
  ['08:00', '12:00'],
  ['13:00', '17:00'],
]
/** The Friday prayer takes a longer lunch. */
const FRIDAY: readonly OpenHours[] = [
  ['08:00', '11:30'],
  ['13:00', '17:00'],
]
const LONG_DAY: readonly OpenHours[] = [['07:00', '20:30']]
const SHOP_DAY: readonly OpenHours[] = [['08:00', '20:00']]

const weekdays = (hours: readonly OpenHours[]) => ({
  mon: hours,
  tue: hours,
  wed: hours,
  thu: hours,
  fri: hours,
})

/** The customers that write by day; `holidays` are the dates on which the desk stays at home. */
export function officeCustomers(holidays: WeeklyCalendar['dates']): readonly Customer[] {
  const office: WeeklyCalendar = {
    timeZone: 'Asia/Jakarta',
    weekly: { mon: WORKDAY, tue: WORKDAY, wed: WORKDAY, thu: WORKDAY, fri: FRIDAY },
    dates: holidays,
  }
  const late: WeeklyCalendar = {
    timeZone: 'Asia/Jakarta',
    weekly: { ...weekdays(LONG_DAY), sat: LONG_DAY, sun: LONG_DAY },
  }
  const shops: WeeklyCalendar = {
    timeZone: 'Asia/Jakarta',
    weekly: { ...weekdays(SHOP_DAY), sat: SHOP_DAY },
    dates: holidays,
  }
  return [
    { name: 'Bank Arunika', prefix: 'BNK', hourly: 3, weekend: 0.06, shift: office, ...BANK },
    { name: 'RS Kasih Sehat', prefix: 'RSK', hourly: 1.6, weekend: 0.5, shift: late, ...HOSPITAL },
    { name: 'Toko Selaras', prefix: 'TKS', hourly: 2.2, weekend: 0.3, shift: shops, ...SHOPS },
  ]
}

const BANK: Pick<Customer, 'topics' | 'providers'> = {
  providers: { 'core-banking': CLOUD_HOST, 'branch-network': CARRIER, workplace: HARDWARE_VENDOR },
  topics: [
    {
      subject: 'Transaksi RTGS gagal sejak pagi',
      service: 'core-banking',
      impact: 'critical',
      urgency: 'high',
    },
    {
      subject: 'Teller application hangs when printing passbooks',
      service: 'core-banking',
      impact: 'high',
      urgency: 'high',
    },
    {
      subject: 'Saldo nasabah tidak terupdate setelah setor tunai',
      service: 'core-banking',
      impact: 'high',
      urgency: 'critical',
    },
    {
      subject: 'Koneksi kantor cabang Bekasi putus-putus',
      service: 'branch-network',
      impact: 'high',
      urgency: 'medium',
    },
    {
      subject: 'VPN drops every few minutes, branch Surabaya',
      service: 'branch-network',
      impact: 'medium',
      urgency: 'medium',
    },
    { subject: 'ATM lobby Bandung offline', service: 'branch-network', impact: 'high', urgency: 'high' },
    {
      subject: 'Permintaan akses folder laporan bulanan',
      service: 'workplace',
      impact: 'low',
      urgency: 'low',
    },
    {
      subject: 'Printer slip setoran macet di loket 3',
      service: 'workplace',
      impact: 'low',
      urgency: 'medium',
    },
    { subject: 'New starter needs laptop and accounts', service: 'workplace', impact: 'low', urgency: 'low' },
    { subject: 'Lupa kata sandi setelah cuti', service: 'workplace', impact: 'medium', urgency: 'low' },
    {
      subject: 'Excel macro of the risk team stopped working',
      service: 'workplace',
      impact: 'medium',
      urgency: 'medium',
    },
    {
      subject: 'HP pribadi tidak bisa buka email kantor',
      service: 'personal-devices',
      impact: 'low',
      urgency: 'low',
    },
  ],
}

const HOSPITAL: Pick<Customer, 'topics' | 'providers'> = {
  providers: { his: CLOUD_HOST, lab: CLOUD_HOST, pacs: CARRIER, claims: CLOUD_HOST },
  topics: [
    { subject: 'SIMRS lambat di poli anak', service: 'his', impact: 'high', urgency: 'high' },
    {
      subject: 'Hasil laboratorium tidak muncul di rekam medis',
      service: 'lab',
      impact: 'critical',
      urgency: 'high',
    },
    { subject: 'Radiology images load forever', service: 'pacs', impact: 'high', urgency: 'medium' },
    {
      subject: 'Antrean pendaftaran online tidak bisa dibuka',
      service: 'his',
      impact: 'high',
      urgency: 'critical',
    },
    {
      subject: 'Label printer in the pharmacy prints blanks',
      service: 'workplace',
      impact: 'medium',
      urgency: 'medium',
    },
    { subject: 'Klaim BPJS gagal terkirim', service: 'claims', impact: 'medium', urgency: 'high' },
    { subject: 'Ward tablet does not charge', service: 'workplace', impact: 'low', urgency: 'low' },
    { subject: 'Perubahan jadwal dokter di aplikasi', service: 'his', impact: 'low', urgency: 'medium' },
  ],
}

const SHOPS: Pick<Customer, 'topics' | 'providers'> = {
  providers: { pos: CARRIER, network: CARRIER, web: CLOUD_HOST, stock: CLOUD_HOST },
  topics: [
    {
      subject: 'Kasir toko Depok tidak bisa login',
      service: 'pos',
      impact: 'high',
      urgency: 'high',
      priority: 'P2',
    },
    {
      subject: 'Semua kasir Surabaya offline',
      service: 'pos',
      impact: 'critical',
      urgency: 'critical',
      priority: 'P1',
    },
    {
      subject: 'Web shop shows yesterday’s prices',
      service: 'web',
      impact: 'high',
      urgency: 'medium',
      priority: 'P2',
    },
    {
      subject: 'Voucher promo ditolak saat checkout',
      service: 'web',
      impact: 'medium',
      urgency: 'medium',
      priority: 'P3',
    },
    {
      subject: 'Stok gudang tidak sinkron',
      service: 'stock',
      impact: 'medium',
      urgency: 'high',
      priority: 'P2',
    },
    {
      subject: 'Barcode scanner reads every item twice',
      service: 'pos',
      impact: 'low',
      urgency: 'medium',
      priority: 'P3',
    },
    {
      subject: 'Laporan penjualan mingguan kosong',
      service: 'reports',
      impact: 'low',
      urgency: 'low',
      priority: 'P3',
    },
    {
      subject: 'Internet toko Medan mati',
      service: 'network',
      impact: 'high',
      urgency: 'high',
      priority: 'P2',
    },
  ],
}
