/**
 * Writes src/gql from the server's emitted schema and the .graphql documents beside the code that uses them.
 * With them, possibleTypes.ts: what each union and interface may be, without which Apollo's cache cannot read fragments.
 * The documents of the board and of the customer's page are plain strings, so neither carries a GraphQL parser; the
 * manager's are parsed documents for Apollo Client. `node scripts/codegen.mjs [schema.graphql]`
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { codegen } from '@graphql-codegen/core'
import * as typedDocumentNode from '@graphql-codegen/typed-document-node'
import * as typescriptOperations from '@graphql-codegen/typescript-operations'
import { buildSchema, isAbstractType, parse, printSchema } from 'graphql'

const root = fileURLToPath(new URL('..', import.meta.url))
const schemaFile = resolve(process.argv[2] ?? join(root, '../server/schema.graphql'))
const schema = buildSchema(readFileSync(schemaFile, 'utf8'))
const scalars = { DateTime: 'string', JSON: 'unknown', ID: 'string' }

const outputs = [
  { folder: 'src/live', file: 'board.ts', documentMode: 'string' },
  { folder: 'src/customer', file: 'customer.ts', documentMode: 'string' },
  { folder: 'src/manager', file: 'manager.ts', documentMode: 'documentNode' },
]

mkdirSync(join(root, 'src/gql'), { recursive: true })
for (const { folder, file, documentMode } of outputs) {
  const documents = readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => ({ location: name, document: parse(readFileSync(join(root, folder, name), 'utf8')) }))
  const code = await codegen({
    filename: join(root, 'src/gql', file),
    schema: parse(printSchema(schema)),
    schemaAst: schema,
    documents,
    config: {
      scalars,
      documentMode,
      useTypeImports: true,
      enumsAsTypes: true,
      enumType: 'string-literal',
      skipTypename: false,
    },
    plugins: [{ operations: {} }, { documents: {} }],
    pluginMap: { operations: typescriptOperations, documents: typedDocumentNode },
  })
  writeFileSync(join(root, 'src/gql', file), code)
}

const possibleTypes = Object.fromEntries(
  Object.values(schema.getTypeMap())
    .filter((type) => isAbstractType(type) && !type.name.startsWith('__'))
    .map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]),
)
writeFileSync(
  join(root, 'src/gql/possibleTypes.ts'),
  `export const possibleTypes = ${JSON.stringify(possibleTypes, null, 2)}\n`,
)
