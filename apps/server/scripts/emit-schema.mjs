// Writes schema.graphql, the integrator's contract, from the compiled schema.
// With --check it writes nothing and fails when the file says something else.
import { readFile, writeFile } from 'node:fs/promises'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { createSchema } from '../dist/api/schema.js'

const target = new URL('../schema.graphql', import.meta.url)
const emitted = `${printSchema(lexicographicSortSchema(createSchema()))}\n`
const standing = await readFile(target, 'utf8').catch(() => '')

if (emitted !== standing) {
  if (process.argv.includes('--check')) {
    console.error('schema.graphql differs from the code: run `npm run build` and commit the file')
    process.exit(1)
  }
  await writeFile(target, emitted)
}
