import { Link } from '@tanstack/react-router'
import { useDesk } from '../desk.js'

/** Between the pages about who gets in: people, the tokens of programs and screens, and what was done about both. */
export function AccessNav() {
  const { words } = useDesk()
  const { nav } = words.shell
  return (
    <nav className="access-nav" aria-label={words.shell.access}>
      <Link to="/people">{nav.people}</Link>
      <Link to="/tokens">{nav.tokens}</Link>
      <Link to="/audit">{nav.audit}</Link>
    </nav>
  )
}
