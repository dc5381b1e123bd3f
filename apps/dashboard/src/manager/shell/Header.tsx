import { Burger, Button, Collapse, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { useDesk } from '../desk.js'
import { PersonIcon } from './icons.js'
import { LanguageSwitch } from './LanguageSwitch.js'
import { ThemeSwitch } from './ThemeSwitch.js'

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
        <Link to="/people" onClick={onGo}>
          {nav.people}
        </Link>
      ) : null}
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
