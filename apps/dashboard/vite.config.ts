import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Writes `build.json`, the id of exactly these files: the server tells it to walls, which reload when it changes. */
function buildId(): Plugin {
  const names: string[] = []
  return {
    name: 'tenggat-build-id',
    apply: 'build',
    sharedDuringBuild: true,
    generateBundle(_options, bundle) {
      names.push(...Object.keys(bundle))
      if (this.environment.name !== LAST_BUILT) return
      const id = createHash('sha256').update(names.sort().join('\n')).digest('hex').slice(0, 16)
      this.emitFile({ type: 'asset', fileName: 'build.json', source: JSON.stringify({ buildId: id }) })
    },
  }
}

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const LAST_BUILT = 'wall'

/**
 * Two builds into one folder: the wall shares no chunk with the other pages, so that nothing they gain makes it heavier.
 */
export default defineConfig({
  plugins: [react(), buildId()],
  build: {
    /** webOS 22 televisions run Chromium 87. */
    target: 'chrome87',
    cssTarget: 'chrome87',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  environments: {
    client: {
      build: {
        manifest: true,
        rollupOptions: {
          input: { index: page('index.html'), customer: page('customer.html'), api: page('api.html') },
        },
      },
    },
    wall: {
      consumer: 'client',
      build: {
        emptyOutDir: false,
        copyPublicDir: false,
        manifest: '.vite/wall.json',
        rollupOptions: { input: { wall: page('wall.html') } },
      },
    },
  },
  builder: {
    sharedConfigBuild: true,
    sharedPlugins: true,
    buildApp: async (builder) => {
      await builder.build(builder.environments.client!)
      await builder.build(builder.environments.wall!)
    },
  },
  // Its workers are files of their own, which the optimizer cannot take in.
  optimizeDeps: { exclude: ['graphiql/setup-workers/vite', '@graphiql/react/setup-workers/vite'] },
  server: { proxy: { '/graphql': { target: 'http://127.0.0.1:4000', ws: true } } },
})
