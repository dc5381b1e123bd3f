import { createRoot } from 'react-dom/client'
import { keepScreenOn } from '../live/awake.js'
import { browserPageClock } from '../live/pageClock.js'
import { takeToken } from '../live/token.js'
import { INK, STATE_COLOURS } from '../ui/theme/tokens.js'
import { parseWallParams } from './params.js'
import { Wall } from './ui/Wall.js'
import { startWallSession } from './wallSession.js'
import './oldEngines.js'

const params = parseWallParams(new URL(location.href), navigator.languages)
const token = takeToken(location, history, sessionStorage, `tenggat.token:${params.name}`)
const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:'

document.documentElement.lang = params.language
document.title = `${params.title} · Tenggat`
const clock = browserPageClock()
applyTheme(document.documentElement, params.scale)
keepScreenOn()

const session = startWallSession({
  params,
  token,
  url: `${scheme}//${location.host}/graphql`,
  clock,
  ownTimeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  reload: () => location.reload(),
})
/** Texts are cut by measured width, so the wall's own type must be there first; without it a wall is still a wall. */
const type = ['400', '600'].map((weight) => document.fonts.load(`${weight} 36px Wall`))
const patience = new Promise<void>((resolve) => clock.after(2_000, resolve))
void Promise.race([Promise.allSettled(type), patience]).then(() => {
  createRoot(document.getElementById('wall')!).render(<Wall session={session} />)
})

/** Hands the tokens to CSS as `--ground`, `--ontrack` …; the policy of the page forbids style elements, not this. */
function applyTheme(root: HTMLElement, scale: number): void {
  for (const [name, colour] of Object.entries({ ...INK, ...STATE_COLOURS })) {
    root.style.setProperty(`--${name}`, colour)
  }
  root.style.setProperty('--scale', String(scale))
}
