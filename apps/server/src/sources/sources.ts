import type { SourceSecretRow } from '../store/sourceRecords.js'
import { sourceSecretTable, sourceSettingTable } from '../store/tables/sourceSetting.table.js'
import { createCredentialCache } from '../viewer/credentialCache.js'
import type { Viewer } from '../viewer/viewer.js'
import { type DeclareSource, declareSource } from './declareSource.js'
import { findSourceNode, listSourceNodes, type SourceNode } from './readSources.js'
import { type RotateSecret, rotateSecret } from './rotateSecret.js'
import { createSourceActivity, dayOf, type SourceActivity } from './sourceActivity.js'
import type { SourceCase, SourceOutcome, SourcesDeps } from './sourceCase.js'
import type { SourceKind } from './sourceKinds.js'
import { type UpdateSource, updateSource } from './updateSource.js'

/** A source as whoever takes its deliveries has to know it. */
export interface SourceState {
  readonly name: string
  /** Null for one that nobody has declared. */
  readonly kind: string | null
  readonly mapping: string | null
  readonly isDisabled: boolean
  /** Secrets that are valid now. */
  readonly secrets: readonly string[]
}

export interface Sources {
  readonly kinds: readonly SourceKind[]
  readonly activity: SourceActivity
  /** How a source stands, at most a few seconds old. */
  find(name: string): Promise<SourceState>
  /** Has the next `find` ask anew. */
  forget(name: string): void
  list(limit: number, after: string | null): Promise<readonly SourceNode[]>
  get(name: string): Promise<SourceNode | null>
  /** What is kept of the secrets of a source that are valid; not the secrets. */
  secretsOf(name: string): Promise<readonly Omit<SourceSecretRow, 'sealed'>[]>
  declare(input: DeclareSource, viewer: Viewer): Promise<SourceOutcome>
  update(input: UpdateSource, viewer: Viewer): Promise<SourceOutcome>
  /** A new secret; the one before stays valid for a while. */
  rotate(input: RotateSecret, viewer: Viewer): Promise<SourceOutcome>
}

export function createSources(deps: SourcesDeps): Sources {
  const { store, clockwork, kinds, secrets, report } = deps
  const { pool, dataSource } = store
  const settings = dataSource.getRepository(sourceSettingTable)
  const secretRows = dataSource.getRepository(sourceSecretTable)
  const today = () => dayOf(clockwork.now())
  const validSecrets = async (name: string) => {
    const rows = await secretRows.find({
      where: { source: name },
      order: { expiresAt: { direction: 'DESC', nulls: 'FIRST' } },
    })
    return rows.filter(({ expiresAt }) => expiresAt === null || clockwork.now() < expiresAt)
  }
  const open = ({ sealed, source }: SourceSecretRow): string[] => {
    const secret = secrets.open(sealed, source)
    if (secret === null)
      report(new Error(`a secret of the source ${source} does not open with the present key`))
    return secret === null ? [] : [secret]
  }
  const cache = createCredentialCache<SourceState>({
    clockwork,
    report,
    idOf: ({ name }) => name,
    markSeen: async () => undefined,
    find: async (name) => {
      const setting = await settings.findOneBy({ source: name })
      const rows = setting === null ? [] : await validSecrets(name)
      return {
        name,
        kind: setting?.kind ?? null,
        mapping: setting?.mapping ?? null,
        isDisabled: setting !== null && setting.disabledAt !== null,
        secrets: rows.flatMap(open),
      }
    },
  })
  const useCase: SourceCase = {
    ...deps,
    kindOf: (kind) => kinds.find((each) => each.kind === kind) ?? null,
    setting: (name) => settings.findOneBy({ source: name }),
    forget: (name) => cache.forget(name),
    get: (name) => findSourceNode(pool, today(), name),
  }
  return {
    kinds,
    activity: createSourceActivity({ pool, clockwork, report }),
    find: async (name) => (await cache.find(name))!,
    forget: useCase.forget,
    list: (limit, after) => listSourceNodes(pool, today(), limit, after),
    get: useCase.get,
    secretsOf: async (name) =>
      (await validSecrets(name)).map(({ source, id, createdAt, expiresAt }) => ({
        ...{ source, id, createdAt, expiresAt },
      })),
    declare: (input, viewer) => declareSource(useCase, input, viewer),
    update: (input, viewer) => updateSource(useCase, input, viewer),
    rotate: (input, viewer) => rotateSecret(useCase, input, viewer),
  }
}
