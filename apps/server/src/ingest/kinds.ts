import { API, FILES, type SourceKind } from '../sources/sourceKinds.js'
import type { SourceMapper } from './mapper.js'
import { readJsonMapping } from './mapping/readMapping.js'
import { MAPPERS } from './sources/all.js'
import { keyOf } from './verifyDelivery.js'

/** Everything a source can be: our own vocabulary by a token or from files, and what there is a mapper for. */
export const SOURCE_KINDS: readonly SourceKind[] = [API, FILES, ...[...MAPPERS.values()].map(kindOf)]

function kindOf({ kind, label, verification, takesMapping }: SourceMapper): SourceKind {
  const schemes = verification.map(({ scheme }) => scheme)
  const standard = schemes.includes('standard-webhooks')
  return {
    ...{ kind, label, schemes },
    newSecret: (random) =>
      standard ? `whsec_${Buffer.from(random, 'base64url').toString('base64')}` : random,
    takesSecret: (secret) => (standard ? isStandardSecret(secret) : /^[\x21-\x7e]{16,200}$/.test(secret)),
    problemsOfMapping: takesMapping
      ? (text, source) => {
          const read = readJsonMapping(text, source)
          return read.ok ? [] : read.problems
        }
      : null,
  }
}

/** 24 to 64 bytes, as the standard has it. */
function isStandardSecret(secret: string): boolean {
  if (!/^(whsec_)?[A-Za-z0-9+/]+={0,2}$/.test(secret)) return false
  const { length } = keyOf(secret)
  return length >= 24 && length <= 64
}
