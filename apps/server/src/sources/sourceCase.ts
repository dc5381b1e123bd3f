import type { RefusalCode } from '@tenggat/words'
import type { Pool } from 'pg'
import type { DataSource } from 'typeorm'
import type { Clockwork } from '../clockwork.js'
import type { Engine } from '../engine/engine.js'
import type { SourceSettingRow } from '../store/sourceRecords.js'
import type { SourceNode } from './readSources.js'
import type { SealedSecrets } from './sealedSecrets.js'
import type { SourceKind } from './sourceKinds.js'

/** Result of a step: `outcome` names a member of the schema's unions. */
export type SourceOutcome =
  | { readonly outcome: 'SourceDeclared'; readonly source: SourceNode; readonly secret: string | null }
  | { readonly outcome: 'SourceAlreadyDeclared' | 'SourceUpdated'; readonly source: SourceNode }
  | { readonly outcome: 'SourceSecretRotated'; readonly source: SourceNode; readonly secret: string }
  | SourceRefusal

export interface SourceRefusal {
  readonly outcome: 'InvalidSource' | 'SourceNotFound'
  readonly code: RefusalCode
  readonly message: string
}

export interface SourcesDeps {
  readonly store: { readonly pool: Pool; readonly dataSource: DataSource }
  readonly engine: Pick<Engine, 'declareComplete' | 'settleByTime'>
  readonly clockwork: Pick<Clockwork, 'now' | 'monotonic' | 'after' | 'randomToken' | 'uuid'>
  readonly kinds: readonly SourceKind[]
  readonly secrets: SealedSecrets
  readonly report: (error: unknown) => void
}

/** What each use case is handed. */
export interface SourceCase extends SourcesDeps {
  kindOf(kind: string): SourceKind | null
  setting(name: string): Promise<SourceSettingRow | null>
  /** Has the next delivery ask anew how the source stands. */
  forget(name: string): void
  get(name: string): Promise<SourceNode | null>
}
