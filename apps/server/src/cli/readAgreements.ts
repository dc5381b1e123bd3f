import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type AgreementTerms, LEVELS } from '@tenggat/domain'
import { readDocument } from '../agreements/readDocument.js'
import { accepted, readTextFile } from './readInput.js'

export interface WrittenAgreement {
  readonly file: string
  readonly document: string
  readonly terms: AgreementTerms
}

/** Agreements from files and folders of `.yaml` files, those that others refer to first. */
export async function readAgreements(paths: readonly string[]): Promise<readonly WrittenAgreement[]> {
  const files = (await Promise.all(paths.map(filesAt))).flat()
  const agreements = await Promise.all(
    files.map(async (file) => {
      const document = await readTextFile(file)
      return { file, document, terms: accepted(file, readDocument(document)) }
    }),
  )
  return agreements.sort((a, b) => rank(a.terms) - rank(b.terms))
}

async function filesAt(path: string): Promise<readonly string[]> {
  // A path that is not there is left to the reading, which says so.
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder) return [path]
  const names = (await readdir(path)).filter((name) => /\.ya?ml$/.test(name)).sort()
  return names.map((name) => join(path, name))
}

/** Wider levels first, then those who stand behind them. */
const rank = ({ level }: AgreementTerms): number => (level === null ? LEVELS.length : LEVELS.indexOf(level))
