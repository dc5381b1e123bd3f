/** Somebody who can sign in where the floor runs. */
export interface Account {
  readonly email: string
  readonly name: string
  readonly role: 'manager' | 'agent' | 'viewer' | 'representative'
  /** null: not confined to any. */
  readonly parties: readonly string[] | null
  readonly language: 'en' | 'id'
  /** What the account is for, in a few words. */
  readonly part: string
}

/** Keeps the agreements of the desk. */
export const MANAGER = 'maya.lestari@tenggara.example'
export const DIRECTOR = 'bagas.pranoto@tenggara.example'
export const BANK_IT = 'dewi.anggraini@arunika.example'
export const BANK_COMPLIANCE = 'laras.handayani@arunika.example'
export const BANK_DIRECTOR = 'surya.wibowo@arunika.example'
export const CARRIER_MANAGER = 'anton.gunawan@lintas.example'
export const SPECIALIST_HEAD = 'hendra.wijaya@tenggara.example'

const representative = (email: string, name: string, party: string, part: string): Account => ({
  ...{ email, name, part },
  ...{ role: 'representative', parties: [party], language: 'id' },
})

/** The people of the floor; those whom agreements name carry the names and addresses that stand there. */
export const ACCOUNTS: readonly Account[] = [
  {
    ...{ email: MANAGER, name: 'Maya Lestari', part: 'manager' },
    ...{ role: 'manager', parties: null, language: 'en' },
  },
  {
    ...{ email: 'budi.hartono@tenggara.example', name: 'Budi Hartono', part: 'agent' },
    ...{ role: 'agent', parties: null, language: 'id' },
  },
  {
    ...{ email: 'rini.astuti@tenggara.example', name: 'Rini Astuti', part: 'viewer' },
    ...{ role: 'viewer', parties: null, language: 'id' },
  },
  representative(DIRECTOR, 'Bagas Pranoto', 'tenggara', 'director, signs for the desk'),
  representative(BANK_IT, 'Dewi Anggraini', 'bank-arunika', 'bank, approves'),
  representative(BANK_COMPLIANCE, 'Laras Handayani', 'bank-arunika', 'bank, approves'),
  representative(BANK_DIRECTOR, 'Surya Wibowo', 'bank-arunika', 'bank, signs'),
  representative(CARRIER_MANAGER, 'Anton Gunawan', 'lintas-jaringan', 'network carrier'),
  representative(SPECIALIST_HEAD, 'Hendra Wijaya', 'tenggara-aplikasi', 'head of the specialists'),
]
