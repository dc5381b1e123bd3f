import { Button } from '@mantine/core'
import { useState } from 'react'
import { useDesk } from '../desk.js'

/** A text to copy. */
export function Copyable({ text }: { readonly text: string }) {
  const speech = useDesk().words.sources
  const [copied, setCopied] = useState(false)
  return (
    <div className="source-ways">
      <code className="source-code">{text}</code>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      >
        {copied ? speech.copied : speech.copy}
      </Button>
    </div>
  )
}

/** A secret as it is told for the only time. */
export function SecretOnce({ secret }: { readonly secret: string }) {
  return (
    <div className="old" role="status">
      <p>{useDesk().words.sources.secretOnce}</p>
      <Copyable text={secret} />
    </div>
  )
}
