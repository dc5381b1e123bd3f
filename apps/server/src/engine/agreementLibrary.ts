import {
  type AgreementTerms,
  type Binding,
  type CompiledAgreement,
  compileAgreement,
  type Program,
} from '@tenggat/domain'
import type { Pool } from 'pg'

/** Every agreement version on record, compiled. Versions are immutable, so what was read once stays. */
export interface AgreementLibrary {
  /** For folds: all versions, of each agreement the latest last. */
  program(): Program
  /** @throws when the version is not on record */
  agreement(binding: Binding): CompiledAgreement
  /** Reads versions recorded since. */
  reload(): Promise<void>
  /** Reloads when one of these is unknown: another instance may have recorded it a moment ago. */
  ensure(bindings: Iterable<Binding>): Promise<void>
}

const nameOf = (binding: Binding): string => `${binding.agreementId}@${binding.version}`

export function createAgreementLibrary(pool: Pool): AgreementLibrary {
  const compiled = new Map<string, CompiledAgreement>()
  let program: Program = { agreements: [] }
  let reloading: Promise<void> | null = null

  const read = async () => {
    const { rows } = await pool.query({
      name: 'engine-agreements',
      text: `SELECT agreement_id, version, terms FROM agreement_version
             WHERE NOT (agreement_id || '@' || version) = ANY($1::text[])`,
      values: [[...compiled.keys()]],
    })
    for (const row of rows) {
      const binding = { agreementId: row.agreement_id as string, version: row.version as number }
      compiled.set(nameOf(binding), compileAgreement(row.terms as AgreementTerms, binding.version))
    }
    const agreements = [...compiled.values()].sort(
      (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) || a.version - b.version,
    )
    program = { agreements }
  }

  /** A caller must see what was recorded before it asked, so a read under way does not count. */
  const reload = async () => {
    while (reloading !== null) await reloading.catch(() => undefined)
    reloading = read().finally(() => {
      reloading = null
    })
    await reloading
  }

  return {
    program: () => program,
    agreement: (binding) => {
      const found = compiled.get(nameOf(binding))
      if (found === undefined) throw new Error(`agreement ${nameOf(binding)} is not on record`)
      return found
    },
    reload,
    ensure: async (bindings) => {
      for (const binding of bindings) if (!compiled.has(nameOf(binding))) return reload()
    },
  }
}
