import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

const SRC = join(import.meta.dirname, '../../src')
const styles = join(dirname(createRequire(import.meta.url).resolve('@mantine/core/styles.css')), 'styles')
const imported = readFileSync(join(SRC, 'manager/app/mantine.css'), 'utf8')

it('every component of the library that the manager uses brings its styles', () => {
  const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  )
  const used = sources.flatMap((file) => {
    const text = readFileSync(join(SRC, file), 'utf8')
    return [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(([, names]) =>
      names!.split(',').map((name) => name.trim()),
    )
  })
  const styled = [...new Set(used)].filter((name) => existsSync(join(styles, `${name}.css`)))
  expect(styled.length).toBeGreaterThan(8)
  expect(styled.filter((name) => !imported.includes(`/styles/${name}.css`))).toEqual([])
})
