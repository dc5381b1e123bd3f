/** The desk itself, as its agreements name it. */
const DESK = 'tenggara'

/** Who answers, by support line. */
export const TEAMS = {
  L1: { party: DESK, team: 'Meja Layanan' },
  L2: { party: DESK, team: 'Aplikasi' },
  L3: { party: DESK, team: 'Rekayasa' },
} as const
export type Line = keyof typeof TEAMS

/** The team that watches the payment switch. */
export const CONTROL_ROOM = { party: DESK, team: 'Ruang Kendali' } as const

/** An outside provider that takes tickets over. */
export interface Provider {
  /** As its contract names it. */
  readonly party: string
  readonly name: string
  readonly team: string
  /** Works day and night, not in the hours of the desk. */
  readonly isAlwaysThere: boolean
}

export const CARRIER: Provider = {
  ...{ party: 'lintas-jaringan', name: 'Lintas Jaringan', team: 'NOC Lintas' },
  isAlwaysThere: true,
}
export const CLOUD_HOST: Provider = {
  ...{ party: 'awan-nusa', name: 'Awan Nusa', team: 'Cloud Operations' },
  isAlwaysThere: true,
}
export const HARDWARE_VENDOR: Provider = {
  ...{ party: 'karsa-mesin', name: 'Karsa Mesin', team: 'Servis Lapangan' },
  isAlwaysThere: false,
}

export const AGENTS: Readonly<Record<Line, readonly string[]>> = {
  L1: ['Sari Wulandari', 'Budi Hartono', 'Putri Maharani', 'Agus Pratama', 'Intan Permata', 'Fajar Nugroho'],
  L2: ['Rina Kusuma', 'Hendra Wijaya', 'Maya Anggraini', 'Yusuf Hakim'],
  L3: ['Eko Saputra', 'Nadia Safitri', 'Andi Setiawan'],
}

export const WATCHERS = ['Dimas Prakoso', 'Ratna Dewi', 'Ilham Siregar', 'Citra Ayu'] as const
