import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { parseAst } from 'vite'
import { describe, expect, it } from 'vitest'

interface Chunk {
  readonly file: string
  readonly css?: readonly string[]
  readonly assets?: readonly string[]
  readonly imports?: readonly string[]
}

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const read = (file: string) => readFileSync(dist + file)

/** Every file that an entry needs before it shows anything: its chunk, what that imports, their styles and fonts. */
function filesOf(entry: string): readonly string[] {
  if (!existsSync(dist)) throw new Error('apps/dashboard/dist is not there: run `npm run build` first')
  // The wall is built by itself and has a manifest of its own.
  const file = entry === 'wall.html' ? '.vite/wall.json' : '.vite/manifest.json'
  const manifest = JSON.parse(read(file).toString()) as Record<string, Chunk>
  const files = new Set<string>()
  const visit = (key: string) => {
    const chunk = manifest[key]!
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file)
    for (const next of chunk.imports ?? []) visit(next)
  }
  visit(entry)
  return [...files]
}
const gzipped = (entry: string) => filesOf(entry).reduce((sum, file) => sum + gzipSync(read(file)).length, 0)
const ofKind = (entry: string, ending: string) => filesOf(entry).filter((file) => file.endsWith(ending))

type Node = { readonly type: string; readonly [key: string]: unknown }

/** Syntax that came after Chromium 87, as found in a module; functions shield `await`, not the rest. */
function tooNew(node: unknown, inFunction: boolean): readonly string[] {
  if (Array.isArray(node)) return node.flatMap((child) => tooNew(child, inFunction))
  if (typeof node !== 'object' || node === null || typeof (node as Node).type !== 'string') return []
  const { type, ...rest } = node as Node
  const found: string[] = []
  if (type === 'StaticBlock') found.push('static block (94)')
  if (type === 'AwaitExpression' && !inFunction) found.push('top-level await (89)')
  if (type === 'BinaryExpression' && (rest.left as Node).type === 'PrivateIdentifier')
    found.push('#x in (91)')
  const flags = (rest.regex as { flags?: string } | undefined)?.flags ?? ''
  if (type === 'Literal' && /[dv]/.test(flags)) found.push(`regular expression flag ${flags}`)
  const inside = inFunction || /Function/.test(type)
  return [...found, ...Object.values(rest).flatMap((child) => tooNew(child, inside))]
}

describe('bundle', () => {
  it('W15 the wall with styles and type stays under 110 kB gzipped', () => {
    expect(gzipped('wall.html')).toBeLessThanOrEqual(110_000)
  })

  it('W15 the wall shares no chunk with the other pages, so that nothing they gain makes it heavier', () => {
    const others = new Set(['index.html', 'customer.html', 'api.html'].flatMap(filesOf))
    expect(filesOf('wall.html').filter((file) => others.has(file))).toEqual([])
  })

  it('the manager first route stays under 330 kB gzipped, its charts apart', () => {
    expect(gzipped('index.html')).toBeLessThanOrEqual(330_000)
  })

  it('no chart comes with the manager first route', () => {
    for (const file of ofKind('index.html', '.js'))
      expect(read(file).toString()).not.toContain('BarController')
  })

  it("a customer's page stays under 120 kB gzipped, and brings neither Mantine nor Apollo nor a parser", () => {
    expect(gzipped('customer.html')).toBeLessThanOrEqual(120_000)
    const code = ofKind('customer.html', '.js')
      .map((file) => read(file).toString())
      .join('\n')
    for (const trace of ['ApolloClient', 'mantine', 'Syntax Error: ', 'chart.js']) {
      expect([trace, code.includes(trace)]).toEqual([trace, false])
    }
  })

  it('the explorer is in no other bundle', () => {
    for (const entry of ['wall.html', 'index.html', 'customer.html']) {
      expect(filesOf(entry).filter((file) => /monaco|graphiql|codicon/i.test(file))).toEqual([])
    }
    expect(readdirSync(`${dist}assets`).some((file) => /monaco/.test(file))).toBe(true)
  })

  it('W15 the wall carries neither a GraphQL parser nor Apollo Client, charts, Mantine or a router', () => {
    const code = ofKind('wall.html', '.js')
      .map((file) => read(file).toString())
      .join('\n')
    for (const trace of [
      'ApolloClient',
      'InMemoryCache',
      'Syntax Error: ',
      'chart.js',
      'mantine',
      'tanstack',
    ]) {
      expect([trace, code.includes(trace)]).toEqual([trace, false])
    }
  })

  it('W15 the wall uses no syntax and no style newer than Chromium 87', () => {
    for (const file of ofKind('wall.html', '.js')) {
      expect(tooNew(parseAst(read(file).toString()), false)).toEqual([])
    }
    const refused =
      /:has\(|@container|\d(?:dvh|svh|lvh|cqw)|color-mix\(|aspect-ratio|@layer|@property|:is\(|(?:^|[{;])\s*&/
    for (const file of ofKind('wall.html', '.css')) expect(read(file).toString()).not.toMatch(refused)
  })

  it('W15 the wall calls nothing that Chromium 87 does not have and oldEngines.ts does not bring', () => {
    const refused =
      /\.(?:findLast|findLastIndex|toSorted|toSpliced|toReversed|hasOwn|groupBy|withResolvers)\(|structuredClone\(|randomUUID/g
    const found = ofKind('wall.html', '.js').flatMap((file) => read(file).toString().match(refused) ?? [])
    expect(found).toEqual([])
  })

  it('pages run under a policy that allows no inline script or style', () => {
    for (const page of ['wall.html', 'index.html', 'customer.html', 'api.html']) {
      const html = read(page).toString()
      expect(html).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*\ssrc=)/)
    }
  })

  it('names its build by its content', () => {
    expect(JSON.parse(read('build.json').toString()).buildId).toMatch(/^[0-9a-f]{16}$/)
  })
})
