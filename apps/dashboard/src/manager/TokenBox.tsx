import { type FormEvent, useState } from 'react'
import type { Words } from './words/words.js'

export function TokenBox(props: {
  readonly words: Words
  readonly refused: boolean
  readonly onToken: (token: string) => void
}) {
  const { words } = props
  const [text, setText] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') props.onToken(text.trim())
  }
  return (
    <main className="token">
      <form onSubmit={send}>
        <h1>Tenggat</h1>
        <label htmlFor="token">{words.tokenTitle}</label>
        <input
          id="token"
          type="password"
          autoComplete="off"
          placeholder="tgt_…"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {props.refused ? (
          <p className="wrong" role="alert">
            {words.refused}
          </p>
        ) : (
          <p>{words.tokenNote}</p>
        )}
        <button type="submit">{words.tokenSend}</button>
      </form>
    </main>
  )
}
