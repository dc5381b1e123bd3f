import { LANGUAGES, type Language } from '@tenggat/words'
import { wordsOf } from '../words/words.js'

export interface Speaking {
  readonly language: Language
  readonly speak: (language: Language) => void
}

export function TopBar({ language, speak, mayPrint = false }: Speaking & { readonly mayPrint?: boolean }) {
  const words = wordsOf(language)
  return (
    <nav className="bar" aria-label={words.language}>
      <img src="/mark.svg" alt="Tenggat" width="28" height="28" />
      <span className="bar-end">
        {LANGUAGES.map((it) => (
          <button key={it} type="button" aria-pressed={it === language} onClick={() => speak(it)}>
            {it.toUpperCase()}
          </button>
        ))}
        {mayPrint ? (
          <button type="button" onClick={() => print()}>
            {words.print}
          </button>
        ) : null}
      </span>
    </nav>
  )
}
