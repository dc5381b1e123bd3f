import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Words } from '../words/words.js'
import { type SignInRefusal, signIn } from './session.js'
import { TokenBox } from './TokenBox.js'

export function SignIn(props: {
  readonly words: Words
  /** Why the session before is over, if there was one. */
  readonly why: 'refused' | 'ended' | null
  readonly onPerson: () => void
  readonly onToken: (token: string) => void
}) {
  const { words, why } = props
  const [byToken, setByToken] = useState(why === 'refused')
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <h1 className="brand">
          <img src="/mark.svg" alt="" width="32" height="32" />
          Tenggat
        </h1>
        {byToken ? (
          <TokenBox words={words} refused={why === 'refused'} onToken={props.onToken} />
        ) : (
          <PasswordForm words={words} ended={why === 'ended'} onPerson={props.onPerson} />
        )}
        <button type="button" className="plain-button" onClick={() => setByToken(!byToken)}>
          {byToken ? words.shell.usePassword : words.shell.useToken}
        </button>
      </div>
    </main>
  )
}

function PasswordForm(props: {
  readonly words: Words
  readonly ended: boolean
  readonly onPerson: () => void
}) {
  const { shell } = props.words
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [refusal, setRefusal] = useState<SignInRefusal | null>(null)
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const refused = await signIn(email.trim(), password)
    setBusy(false)
    setRefusal(refused)
    if (refused === null) props.onPerson()
  }
  return (
    <form onSubmit={(event) => void send(event)}>
      {refusal === null && props.ended ? <p role="status">{shell.ended}</p> : null}
      <TextInput
        id="email"
        type="email"
        autoComplete="username"
        label={shell.email}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        required
        withAsterisk={false}
      />
      <PasswordInput
        id="password"
        autoComplete="current-password"
        label={shell.password}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        required
        withAsterisk={false}
      />
      {refusal === null ? null : (
        <p className="wrong" role="alert">
          {shell[refusal]}
        </p>
      )}
      <Button type="submit" loading={busy}>
        {shell.signIn}
      </Button>
    </form>
  )
}
