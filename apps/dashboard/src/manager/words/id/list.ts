import type { list as English } from '../en/list.js'

export const list: typeof English = {
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
