import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const { resolve } = createRequire(import.meta.url)

/**
 * The longest first, so that no worker is left with one of them at the end; not the wall, which looks at milliseconds and is
 * better off beside short ones.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) =>
      /\/test\/(smoke|flows\/a|floor|boot\/\w*[sS]ervers|tenancy\/idor|engine\/permutations)/.test(moduleId)
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  // Node loads one copy of graphql; Vite would give our sources another than their libraries have.
  resolve: { alias: [{ find: /^graphql$/, replacement: resolve('graphql') }] },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/cluster.ts'],
    setupFiles: ['test/support/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // One more than the two cores there are: much of it waits, for a browser, a child process or an instant.
    maxWorkers: 3,
    // The libraries of a server take seconds to load: once a worker, not once a file. No file changes what another reads.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // What is built runs as it does in production: loaded by Node, without Vite between a module and what it imports.
    deps: { interopDefault: false },
    server: { deps: { external: [/\/(packages|apps)\/\w+\/dist\//] } },
  },
})
