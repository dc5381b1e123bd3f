import {
  ActionIcon,
  Burger,
  Button,
  Collapse,
  type MantineColorScheme,
  Menu,
  useMantineColorScheme,
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { LANGUAGES } from '@tenggat/words'
import type { ComponentType } from 'react'
import { useDesk } from '../desk.js'
import { WaitingLink } from './WaitingLink.js'

/** Where one can go, in which language and light, and who is there. */
export function Header() {
  const { words } = useDesk()
  const [open, { toggle, close }] = useDisclosure(false)
  return (
    <header className="top">
      <div className="top-bar">
        <Link to="/" className="brand">
          <img src="/mark.svg" alt="" width="26" height="26" />
          Tenggat
        </Link>
        <nav className="top-nav wide-only" aria-label={words.shell.menu}>
          <Places onGo={close} />
        </nav>
        <div className="top-tools">
          <LanguageSwitch />
          <ThemeSwitch />
          <Who />
          <Burger
            className="narrow-only"
            size="sm"
            opened={open}
            onClick={toggle}
            aria-label={words.shell.menu}
            aria-expanded={open}
          />
        </div>
      </div>
      <Collapse expanded={open} className="narrow-only">
        <nav className="top-drawer" aria-label={words.shell.menu}>
          <Places onGo={close} />
        </nav>
      </Collapse>
    </header>
  )
}

function Places({ onGo }: { readonly onGo: () => void }) {
  const { words, me } = useDesk()
  const { nav } = words.shell
  return (
    <>
      <Link to="/" activeOptions={{ exact: true, includeSearch: false }} onClick={onGo}>
        {nav.next}
      </Link>
      <Link to="/agreements" onClick={onGo}>
        {nav.agreements}
      </Link>
      <Link to="/tickets" activeOptions={{ includeSearch: false }} onClick={onGo}>
        {nav.tickets}
      </Link>
      <Link to="/providers" onClick={onGo}>
        {nav.providers}
      </Link>
      <Link to="/attribution" activeOptions={{ includeSearch: false }} onClick={onGo}>
        {nav.attribution}
      </Link>
      {me?.scopes.includes('agreements') === true || me?.scopes.includes('admin') === true ? (
        <Link to="/calendars" onClick={onGo}>
          {nav.calendars}
        </Link>
      ) : null}
      {me?.scopes.includes('admin') === true ? (
        <>
          <Link to="/sources" onClick={onGo}>
            {nav.sources}
          </Link>
          <Link to="/people" onClick={onGo}>
            {nav.people}
          </Link>
        </>
      ) : null}
      {me?.email == null ? null : <WaitingLink onGo={onGo} />}
      <a href="/api">{nav.api}</a>
    </>
  )
}

function Who() {
  const { words, me, signOut } = useDesk()
  const name = me?.name ?? me?.principal ?? ''
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <Button
          className="who"
          variant="default"
          size="compact-sm"
          leftSection={<PersonIcon />}
          aria-label={name === '' ? words.shell.signOut : name}
        >
          <span className="who-name">{name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {name === '' ? null : (
          <Menu.Label>
            {name}
            {' · '}
            {me?.role == null ? words.shell.byToken : words.shell.role[me.role]}
          </Menu.Label>
        )}
        <Menu.Item onClick={signOut}>{words.shell.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Icon({ path }: { readonly path: string }) {
  return (
    <svg width="16" height="16" viewBox="0 0 24 24" aria-hidden="true" className="icon">
      <path d={path} />
    </svg>
  )
}

const PersonIcon = () => (
  <Icon path="M12 12a4 4 0 1 0 0-8a4 4 0 1 0 0 8zM4 20.5c1-4 4-5.5 8-5.5s7 1.5 8 5.5" />
)

/** Half a disc, a sun, a moon. */
export const THEME_ICONS: Readonly<Record<MantineColorScheme, ComponentType>> = {
  auto: () => <Icon path="M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18zM12 3v18M12 8h7M12 13h8.5M12 18h6" />,
  light: () => (
    <Icon path="M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M5 19l2-2M17 7l2-2" />
  ),
  dark: () => <Icon path="M20 14A8.5 8.5 0 1 1 10 4a7 7 0 0 0 10 10z" />,
}

function LanguageSwitch() {
  const { language, words, speak } = useDesk()
  return (
    <fieldset className="switch" aria-label={words.shell.language}>
      {LANGUAGES.map((it) => (
        <button key={it} type="button" lang={it} aria-pressed={it === language} onClick={() => speak(it)}>
          {it.toUpperCase()}
        </button>
      ))}
    </fieldset>
  )
}

const AFTER: Readonly<Record<MantineColorScheme, MantineColorScheme>> = {
  auto: 'light',
  light: 'dark',
  dark: 'auto',
}

/** As the system, light, dark: kept by the browser. */
function ThemeSwitch() {
  const { words } = useDesk()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const Icon = THEME_ICONS[colorScheme]
  const name = `${words.shell.theme}: ${words.shell.themes[colorScheme]}`
  return (
    <ActionIcon
      variant="default"
      size="md"
      aria-label={name}
      title={name}
      onClick={() => setColorScheme(AFTER[colorScheme])}
    >
      <Icon />
    </ActionIcon>
  )
}
