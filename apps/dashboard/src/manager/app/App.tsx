import { chooseLanguage, type Language } from '@tenggat/words'
import { useEffect, useState } from 'react'
import { wordsOf } from '../words/words.js'
import { SignedIn } from './SignedIn.js'
import { SignIn } from './SignIn.js'
import { hasPersonSession, type Session, signOut } from './session.js'

const LANGUAGE_KEY = 'tenggat.language'

export function App(props: {
  readonly firstToken: string | null
  readonly keepToken: (token: string | null) => void
}) {
  const { firstToken, keepToken } = props
  const [session, setSession] = useState<Session>(
    firstToken === null ? { kind: 'asking' } : { kind: 'token', token: firstToken },
  )
  const [language, setLanguage] = useState(firstLanguage)
  const speak = (next: Language) => {
    localStorage.setItem(LANGUAGE_KEY, next)
    setLanguage(next)
  }
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  useEffect(() => {
    if (session.kind !== 'asking') return
    let gone = false
    void hasPersonSession().then((has) => {
      if (!gone) setSession(has ? { kind: 'person' } : { kind: 'none', why: null })
    })
    return () => {
      gone = true
    }
  }, [session])

  const leave = (why: 'refused' | 'ended' | null) => {
    keepToken(null)
    if (session.kind === 'person' && why === null) void signOut()
    setSession({ kind: 'none', why })
  }
  if (session.kind === 'asking') return null
  if (session.kind === 'none') {
    return (
      <SignIn
        words={wordsOf(language)}
        why={session.why}
        onPerson={() => setSession({ kind: 'person' })}
        onToken={(token) => {
          keepToken(token)
          setSession({ kind: 'token', token })
        }}
      />
    )
  }
  const token = session.kind === 'token' ? session.token : null
  return <SignedIn key={token} {...{ token, language, speak, leave }} />
}

/** The address is asked first and remembered, so that a link given to somebody opens in its language and stays so. */
function firstLanguage(): Language {
  const asked = new URL(location.href).searchParams.get('lang')
  const language = chooseLanguage([asked ?? localStorage.getItem(LANGUAGE_KEY), ...navigator.languages])
  if (asked !== null) localStorage.setItem(LANGUAGE_KEY, language)
  return language
}
