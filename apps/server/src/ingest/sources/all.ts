import { readdirSync } from 'node:fs'
import type { SourceMapper } from '../mapper.js'

const OWN_NAME = /^all\./

/** Every mapper there is, by kind: a file of this folder is one, and nothing else has to name it. */
export const MAPPERS: ReadonlyMap<string, SourceMapper> = new Map(
  await Promise.all(
    readdirSync(new URL('./', import.meta.url))
      .filter((name) => /^\w+\.[jt]s$/.test(name) && !OWN_NAME.test(name))
      .sort()
      .map(async (name) => {
        const { mapper } = (await import(new URL(name, import.meta.url).href)) as { mapper: SourceMapper }
        return [mapper.kind, mapper] as const
      }),
  ),
)
