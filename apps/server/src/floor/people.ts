/** Who answers, by support line. */
export const TEAMS = {
  L1: { party: 'Tenggara Solusi', team: 'Meja Layanan' },
  L2: { party: 'Tenggara Solusi', team: 'Aplikasi' },
  L3: { party: 'Tenggara Solusi', team: 'Rekayasa' },
} as const
export type Line = keyof typeof TEAMS

/** Outside providers that take tickets over. */
export const PROVIDERS = [
  { party: 'Lintas Jaringan', team: 'NOC Lintas' },
  { party: 'Awan Nusa', team: 'Cloud Operations' },
] as const

export const AGENTS: Readonly<Record<Line, readonly string[]>> = {
  L1: ['Sari Wulandari', 'Budi Hartono', 'Putri Maharani', 'Agus Pratama', 'Intan Permata', 'Fajar Nugroho'],
  L2: ['Rina Kusuma', 'Hendra Wijaya', 'Maya Anggraini', 'Yusuf Hakim'],
  L3: ['Eko Saputra', 'Nadia Safitri', 'Andi Setiawan'],
}

export const CONTROL_ROOM = ['Dimas Prakoso', 'Ratna Dewi', 'Ilham Siregar', 'Citra Ayu'] as const
