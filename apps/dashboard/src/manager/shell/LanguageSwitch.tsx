import { LANGUAGES } from '@tenggat/words'
import { useDesk } from '../desk.js'

export function LanguageSwitch() {
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
