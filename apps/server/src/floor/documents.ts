import { readdir, readFile } from 'node:fs/promises'

/** From `src/floor` and `dist/floor` alike: the agreements are an example of the project, not part of the program. */
const FOLDER = new URL('../../../../examples/floor/', import.meta.url)

/** The documents of the floor's agreements, by file name. */
export async function floorDocuments(): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.yaml')).sort()
  const texts = names.map(async (name) => [name, await readFile(new URL(name, FOLDER), 'utf8')] as const)
  return new Map(await Promise.all(texts))
}
