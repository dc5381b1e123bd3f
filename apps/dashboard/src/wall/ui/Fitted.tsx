import { useLayoutEffect, useRef } from 'react'
import { cutEnd } from '../layout/fit.js'
import { createMeasurer, fontOf } from '../layout/measure.js'
import { write } from './write.js'

const measurer = createMeasurer()

/** One line of text, cut at its end where there is no room for all of it. */
export function Fitted({ text, className }: { readonly text: string; readonly className: string }) {
  const span = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const node = span.current!
    const refit = () => write(node, cutEnd(text, node.clientWidth * 0.985, measurer(fontOf(node))))
    refit()
    const observer = new ResizeObserver(refit)
    observer.observe(node)
    return () => observer.disconnect()
  }, [text])
  return <span className={className} title={text} ref={span} />
}
