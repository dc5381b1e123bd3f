/** A full-screen sentence: connecting, or a link that is no longer good. */
export function Notice(props: {
  readonly kind: 'connecting' | 'refused'
  readonly title: string
  readonly note: string
}) {
  return (
    <main className="notice" data-face={props.kind}>
      <svg className="notice-mark" viewBox="0 0 96 96" aria-hidden="true">
        <circle className="notice-track" cx="48" cy="48" r="40" />
        {props.kind === 'connecting' ? (
          <>
            <path className="notice-hand" d="M48 8a40 40 0 0 1 40 40" />
            <path className="notice-pointer" d="M48 26v22l14 10" />
          </>
        ) : (
          <path className="notice-pointer" d="M20 20l56 56" />
        )}
      </svg>
      <h1>{props.title}</h1>
      <p>{props.note}</p>
    </main>
  )
}
