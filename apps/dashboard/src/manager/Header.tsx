import { LANGUAGES } from '../format/language.js'
import { useDesk } from './desk.js'

export function Header() {
  const { router, language, words, speak, signOut } = useDesk()
  return (
    <header className="top">
      <a
        className="brand"
        href="/"
        onClick={(event) => {
          event.preventDefault()
          router.go({ page: 'list' })
        }}
      >
        <img src="/mark.svg" alt="" width="28" height="28" />
        Tenggat
      </a>
      <nav>
        {LANGUAGES.map((it) => (
          <button key={it} type="button" aria-pressed={it === language} onClick={() => speak(it)}>
            {it.toUpperCase()}
          </button>
        ))}
        <button type="button" onClick={signOut}>
          {words.forget}
        </button>
      </nav>
    </header>
  )
}
