/**
 * Finds circles of imports, type-only ones included: files that cannot be read, moved or tested without one another.
 * `node scripts/importCircles.mjs [folder…]`, by default those of every package. Fails with each circle it finds.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { argv, exit } from 'node:process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const HELD = ['packages', 'apps']
  .flatMap((home) => readdirSync(join(ROOT, home)).map((name) => `${home}/${name}/src`))
  .filter((folder) => existsSync(join(ROOT, folder)))

/** What a file imports of its own package, as paths; also what it only re-exports, reads lazily or needs for types. */
function importsOf(path) {
  const specifiers = readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)
  return [...specifiers].map(([, specifier]) => resolve(path, '..', specifier))
}

function sourcesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? sourcesIn(path) : /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

function graphOf(folder) {
  const files = sourcesIn(folder)
  const bySpecifier = new Map(files.map((path) => [path.replace(/\.tsx?$/, '.js'), path]))
  const known = (path) => importsOf(path).flatMap((specifier) => bySpecifier.get(specifier) ?? [])
  return new Map(files.map((path) => [path, known(path)]))
}

/**
 * The groups of names that reach each other (Tarjan's strongly connected components with more than one member, and names that
 * import themselves).
 * @param {Map<string, readonly string[]>} graph what each name imports
 * @returns {string[][]}
 */
export function circlesIn(graph) {
  const found = []
  const order = new Map()
  const lowest = new Map()
  const path = []
  const visit = (name) => {
    order.set(name, order.size)
    lowest.set(name, order.get(name))
    path.push(name)
    for (const next of graph.get(name) ?? []) {
      if (!order.has(next)) visit(next)
      if (path.includes(next)) lowest.set(name, Math.min(lowest.get(name), lowest.get(next)))
    }
    if (lowest.get(name) !== order.get(name)) return
    const circle = path.splice(path.indexOf(name))
    if (circle.length > 1 || graph.get(name)?.includes(name)) found.push(circle.sort())
  }
  for (const name of graph.keys()) if (!order.has(name)) visit(name)
  return found
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const folders = argv.length > 2 ? argv.slice(2) : HELD
  const circles = folders.flatMap((folder) => circlesIn(graphOf(resolve(ROOT, folder))))
  for (const circle of circles) {
    console.error('These files import each other in a circle:')
    for (const path of circle) console.error(`  ${relative(ROOT, path)}`)
    console.error('Move what they share into a file of its own that imports none of them.\n')
  }
  console.log(`${circles.length} import circles in ${folders.join(', ')}`)
  exit(circles.length === 0 ? 0 : 1)
}
