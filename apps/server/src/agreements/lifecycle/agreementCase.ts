import {
  type AgreementEntry,
  foldVersions,
  type Instant,
  inForceOf,
  nextEntry,
  type VersionStatus,
} from '@tenggat/domain'
import type { PoolClient } from 'pg'
import type { AgreementVersionRow } from '../../store/records.js'
import {
  listPartyIds,
  listVersions,
  lockAgreements,
  notifyAgreement,
  replaceDue,
  writeVersions,
} from '../agreementCases.js'
import { insertEntries, listEntries } from '../agreementEntries.js'
import { sha256 } from '../hashes.js'
import { adoptOldVersions } from './adoptOldVersions.js'
import { dueOf, type NewEntry, type OpenAgreement, settleCase } from './settleCase.js'
import type { VersionContext } from './steps.js'

interface Rows {
  readonly versions: readonly AgreementVersionRow[]
  readonly entries: readonly AgreementEntry[]
  readonly partyIds: readonly string[]
}

/**
 * An agreement laid open in a transaction that nobody else can write to: its versions, its log, and what a use case adds to
 * them. The log decides: it says where every version stands and when it binds, and `save` writes what has changed.
 */
export class AgreementCase implements OpenAgreement {
  readonly client: PoolClient
  readonly id: string
  /** The instant of what is done here. */
  readonly now: Instant
  readonly partyIds: readonly string[]
  readonly #found: Rows
  #entries: readonly AgreementEntry[]
  #versions: ReadonlyMap<number, AgreementVersionRow>
  #statuses: ReadonlyMap<number, VersionStatus>

  private constructor(client: PoolClient, id: string, now: Instant, rows: Rows) {
    this.client = client
    this.id = id
    this.now = now
    this.partyIds = rows.partyIds
    this.#found = rows
    this.#entries = rows.entries
    this.#versions = new Map(rows.versions.map((row) => [row.version, row]))
    this.#statuses = foldVersions(rows.entries)
  }

  /** Locks and reads an agreement, and brings it up to the instant: whatever fell due by then has happened. */
  static async open(
    client: PoolClient,
    id: string,
    clock: { now(): Instant },
    through?: Instant,
  ): Promise<AgreementCase> {
    await lockAgreements(client)
    const versions = await listVersions(client, id)
    const entries = await listEntries(client, [id])
    const partyIds = await listPartyIds(client, id)
    const now = Math.max(clock.now(), through ?? Number.NEGATIVE_INFINITY)
    const opened = new AgreementCase(client, id, now, { versions, entries, partyIds })
    adoptOldVersions(opened)
    settleCase(opened)
    return opened
  }

  get entries(): readonly AgreementEntry[] {
    return this.#entries
  }

  /** What was appended since the case was opened. */
  get fresh(): readonly AgreementEntry[] {
    return this.#entries.slice(this.#found.entries.length)
  }

  /** Oldest first. */
  get versions(): readonly AgreementVersionRow[] {
    return [...this.#versions.values()]
  }

  get newest(): AgreementVersionRow | undefined {
    return this.versions.at(-1)
  }

  get statuses(): readonly VersionStatus[] {
    return [...this.#statuses.values()]
  }

  /** The first version that this release cannot read; nothing is done to the agreement while there is one. */
  get unread(): AgreementVersionRow | undefined {
    return this.versions.find(({ unread }) => unread.length > 0)
  }

  version(number: number): AgreementVersionRow | undefined {
    return this.#versions.get(number)
  }

  versionContext(number: number): VersionContext | undefined {
    const row = this.version(number)
    const status = this.#statuses.get(number)
    if (row === undefined || status === undefined) return undefined
    return { row, status, states: this.statuses.map(({ state }) => state) }
  }

  /** Adds a version or takes a changed one; its first entry in the log must follow. */
  put(row: AgreementVersionRow): void {
    this.#versions = new Map(this.#versions).set(row.version, row)
  }

  /**
   * Appends to the log; the versions stand from then on as it says. Nothing happens before what is on record already.
   * @throws when the entry is not legal where the version stands
   */
  append({ at = this.now, reason = null, ...entry }: NewEntry): void {
    const last = this.#entries.at(-1)
    const draft = { ...entry, agreementId: this.id, at: Math.max(at, last?.at ?? at), reason }
    const sealed = nextEntry(last ?? null, draft, sha256) as AgreementEntry
    this.#entries = [...this.#entries, sealed]
    this.#statuses = foldVersions(this.#entries)
    const inForce = inForceOf(this.#statuses.values())
    for (const row of this.versions) {
      const status = this.#statuses.get(row.version)
      if (status === undefined) continue
      const stretches = inForce.get(row.version) ?? []
      const isSame = row.state === status.state && String(row.inForce) === String(stretches)
      if (!isSame) this.put({ ...row, state: status.state, inForce: stretches })
    }
  }

  /** Writes what has changed and tells every instance. Answers whether anything had. */
  async save(): Promise<boolean> {
    const { fresh } = this
    const found = new Set(this.#found.versions)
    const changed = this.versions.filter((row) => !found.has(row))
    await writeVersions(this.client, changed)
    if (fresh.length > 0) await insertEntries(this.client, fresh)
    await replaceDue(this.client, this.id, dueOf(this), this.now)
    if (changed.length === 0 && fresh.length === 0) return false
    await notifyAgreement(this.client, this.id)
    return true
  }
}
