import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Writes `build.json`, the id of exactly these files: the server tells it to walls, which reload when it changes. */
function buildId(): Plugin {
  return {
    name: 'tenggat-build-id',
    apply: 'build',
    generateBundle(_options, bundle) {
      const names = Object.keys(bundle).sort().join('\n')
      const id = createHash('sha256').update(names).digest('hex').slice(0, 16)
      this.emitFile({ type: 'asset', fileName: 'build.json', source: JSON.stringify({ buildId: id }) })
    },
  }
}

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url))

export default defineConfig({
  plugins: [react(), buildId()],
  build: {
    /** webOS 22 televisions run Chromium 87. */
    target: 'chrome87',
    cssTarget: 'chrome87',
    manifest: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: {
      input: {
        wall: page('wall.html'),
        index: page('index.html'),
        customer: page('customer.html'),
        api: page('api.html'),
      },
    },
  },
  server: { proxy: { '/graphql': { target: 'http://127.0.0.1:4000', ws: true } } },
})
