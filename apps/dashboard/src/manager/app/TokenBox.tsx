import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Words } from '../words/words.js'

/** The second way in, for whoever holds a token. */
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
    <form onSubmit={send}>
      <TextInput
        id="token"
        type="password"
        autoComplete="off"
        placeholder="tgt_…"
        label={words.tokenTitle}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {props.refused ? (
        <p className="wrong" role="alert">
          {words.refused}
        </p>
      ) : (
        <p>{words.tokenNote}</p>
      )}
      <Button type="submit">{words.tokenSend}</Button>
    </form>
  )
}
