import type { GraphqlClient } from '@tenggat/client'
import { type AgreementEntry, canonicalJson, checkEntries, foldVersions } from '@tenggat/domain'
import { sha256 } from '../../agreements/hashes.js'
import { hashedIn, type PrintedData, printPage, wordsOf } from '../../reports/print/printPage.js'
import { CliError } from '../cliError.js'
import { readTextFile } from '../readInput.js'
import { fetchEntries, fetchVersion } from './requests.js'

/** What can be verified: a version as it was hashed, and the log that tells how it came about. */
export interface Evidence {
  readonly agreementId: string
  readonly version: number
  readonly content: unknown
  readonly contentHash: string
  readonly running: unknown
  readonly runningHash: string | null
  readonly entries: readonly AgreementEntry[]
}

export interface Verdict {
  readonly agreementId: string
  readonly version: number
  readonly contentHash: string
  /** Of the last entry: compare it with a copy kept elsewhere. Null for an agreement older than the log. */
  readonly logHead: string | null
  readonly entries: number
  readonly signatures: readonly { readonly stakeholder: string; readonly name: string; readonly at: string }[]
  /** Hashes of what is no longer on record, as the log says. */
  readonly unverifiable: readonly string[]
  /** What is not as it was written; empty when all is. */
  readonly broken: readonly string[]
}

const BLOCK = /<script type="application\/json" id="agreement">([\s\S]*?)<\/script>/

/** A printed page, and the evidence that it carries. */
export async function readPrinted(
  file: string,
): Promise<{ readonly data: PrintedData; readonly page: string }> {
  const page = await readTextFile(file)
  const block = BLOCK.exec(page)
  if (block === null) throw new CliError(`${file} is no printed agreement: it has no data block`)
  try {
    return { data: JSON.parse(block[1]!) as PrintedData, page }
  } catch {
    throw new CliError(`${file} has a data block that is no JSON`)
  }
}

/** The evidence that a server gives. */
export async function fetchEvidence(
  client: GraphqlClient,
  id: string,
  version: number | null,
): Promise<Evidence> {
  const stored = await fetchVersion(client, id, version)
  if (stored === null) throw new CliError(`there is no agreement ${id}`)
  const { contentHash, runningHash, runningContent } = stored
  const entries = await fetchEntries(client, id)
  return {
    agreementId: id,
    version: stored.version,
    content: JSON.parse(stored.content),
    contentHash,
    running: runningContent === null ? null : JSON.parse(runningContent),
    runningHash,
    entries,
  }
}

/** The evidence on a page. */
export const evidenceIn = (data: PrintedData): Evidence => ({ ...data, ...hashedIn(data) })

/** Recomputes every hash: of the content, of what runs, of each entry and its link, and what was signed. */
export function verify(evidence: Evidence): Verdict {
  const { agreementId, version, contentHash, entries } = evidence
  const broken = [...hashesBroken(evidence), ...logBroken(entries)]
  const signatures = broken.length > 0 ? [] : signaturesOf(evidence)
  return {
    ...{ agreementId, version, contentHash, entries: entries.length, broken },
    logHead: entries.at(-1)?.hash ?? null,
    unverifiable: lostIn(evidence),
    signatures,
  }
}

function hashesBroken({ content, contentHash, running, runningHash, entries, version }: Evidence): string[] {
  const broken: string[] = []
  const own = entries.filter((entry) => entry.version === version)
  const says = sha256(canonicalJson(content))
  if (says !== contentHash && !isLost(own, 'content', says))
    broken.push(`the content hash is ${says}, not ${contentHash}`)
  if (running !== null) {
    const runs = sha256(canonicalJson(running))
    if (runs !== runningHash && !isLost(own, 'running', runs))
      broken.push(`the running hash is ${runs}, not ${runningHash}`)
  }
  const activated = own.findLast((entry) => entry.action === 'activated')
  if (activated !== undefined && activated.detail.runningHash !== runningHash) {
    broken.push(
      `the log knows version ${version} by the running hash ${activated.detail.runningHash}, not ${runningHash}`,
    )
  }
  const said = own.findLast(
    ({ action }) => action === 'drafted' || action === 'edited' || action === 'activated',
  )
  const logged = (said?.detail as { readonly contentHash?: string } | undefined)?.contentHash
  if (entries.length > 0 && logged !== contentHash) {
    broken.push(
      `the log knows version ${version} by the content hash ${logged ?? 'of nothing'}, not ${contentHash}`,
    )
  }
  return broken
}

/** Whether the log itself says that a hash is of nothing on record, and that this is what was found in its place. */
const isLost = (own: readonly AgreementEntry[], part: 'content' | 'running', found: string): boolean =>
  own.some(
    ({ action, detail }) => action === 'hashUnverifiable' && detail.part === part && detail.found === found,
  )

/** What the log says of hashes that nothing on record has. */
function lostIn({ entries, version }: Evidence): readonly string[] {
  return entries.flatMap((entry) =>
    entry.version === version && entry.action === 'hashUnverifiable'
      ? [
          `the ${entry.detail.part} hash ${entry.detail.hash} cannot be verified: entry ${entry.seq} of the log`,
        ]
      : [],
  )
}

function logBroken(entries: readonly AgreementEntry[]): string[] {
  const { intact, brokenAt } = checkEntries(entries, sha256)
  return intact ? [] : [`entry ${brokenAt} of the log is not what was written there`]
}

function signaturesOf({ entries, version }: Evidence): Verdict['signatures'] {
  const standing = foldVersions(entries).get(version)
  return (standing?.signatures ?? []).map(({ stakeholder, name, at }) => ({
    ...{ stakeholder, name },
    at: new Date(at).toISOString(),
  }))
}

/**
 * A page shows what its data says, and nothing else: it is printed again from the data and compared word by word. A browser that
 * saved it may have written its tags another way.
 */
export function shownBroken(data: PrintedData, page: string): readonly string[] {
  const [shown, meant] = [wordsOf(page), wordsOf(printPage(data))]
  const place = meant.findIndex((word, index) => shown[index] !== word)
  if (place === -1 && shown.length === meant.length) return []
  const at = place === -1 ? meant.length : place
  const near = (words: readonly string[]) =>
    JSON.stringify(words.slice(Math.max(0, at - 3), at + 3).join(' '))
  return [`the page shows ${near(shown)} where its data says ${near(meant)}`]
}
