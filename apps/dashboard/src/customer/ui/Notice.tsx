import { type Speaking, TopBar } from './TopBar.js'

/** A page that has nothing to show says why, and what to do about it. */
export function Notice({
  title,
  note,
  ...speaking
}: { readonly title: string; readonly note: string } & Speaking) {
  return (
    <>
      <TopBar {...speaking} />
      <main className="notice" role="status">
        <h1>{title}</h1>
        <p>{note}</p>
      </main>
    </>
  )
}
