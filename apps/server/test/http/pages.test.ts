import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { aServer } from './aServer.js'

/** What the dashboard's build leaves, as small as it can be. */
function aDashboard(): string {
  const directory = mkdtempSync(join(tmpdir(), 'tenggat-pages-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  mkdirSync(join(directory, 'assets'))
  mkdirSync(join(directory, '.vite'))
  writeFileSync(join(directory, 'index.html'), 'the manager')
  writeFileSync(join(directory, 'wall.html'), 'the wall')
  writeFileSync(join(directory, 'customer.html'), 'the customer')
  writeFileSync(join(directory, 'api.html'), 'the explorer')
  writeFileSync(join(directory, 'mark.svg'), '<svg/>')
  writeFileSync(join(directory, 'assets', 'wall-abc.js'), 'wall()')
  writeFileSync(join(directory, '.vite', 'manifest.json'), '{}')
  return directory
}

describe('pages', () => {
  it.each([
    ['/', 200, 'the manager', 'no-cache'],
    ['/tickets/desk/T-1', 200, 'the manager', 'no-cache'],
    ['/wall', 200, 'the wall', 'no-cache'],
    ['/wall/floor?token=x', 200, 'the wall', 'no-cache'],
    ['/c', 200, 'the customer', 'no-cache'],
    ['/c/?token=x', 200, 'the customer', 'no-cache'],
    ['/api', 200, 'the explorer', 'no-cache'],
    ['/mark.svg', 200, '<svg/>', 'no-cache'],
    ['/assets/wall-abc.js', 200, 'wall()', 'public, max-age=31536000, immutable'],
    ['/assets/gone.js', 404, 'Not found\n', null],
    ['/.vite/manifest.json', 404, 'Not found\n', null],
    ['/..%2f..%2fpackage.json', 404, 'Not found\n', null],
  ])('at %s', async (path, status, text, caching) => {
    const { url } = await aServer([], { dashboardDir: aDashboard() })
    const response = await fetch(url + path, { headers: { accept: 'text/html' } })
    expect([response.status, await response.text()]).toEqual([status, text])
    expect(response.headers.get('cache-control')).toBe(caching)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
  })

  it('let nothing but the explorer write styles of its own', async () => {
    const { url } = await aServer([], { dashboardDir: aDashboard() })
    const loose = async (path: string) =>
      (await fetch(url + path)).headers.get('content-security-policy')!.includes('unsafe-inline')
    expect(await Promise.all(['/api', '/api/', '/', '/c', '/wall', '/graphql'].map(loose))).toEqual([
      ...[true, true, false, false, false, false],
    ])
  })

  it('say so where the dashboard has not been built', async () => {
    const { url } = await aServer()
    const response = await fetch(url)
    expect([response.status, await response.text()]).toEqual([503, 'The dashboard has not been built.\n'])
  })
})
