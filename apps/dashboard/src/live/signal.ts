import { useSyncExternalStore } from 'react'

/** Those who want to be told of something, each until it stops listening. */
export interface Listeners<Args extends readonly unknown[]> {
  /** Answers how to stop. */
  add(listener: (...args: Args) => void): () => void
  notify(...args: Args): void
}

export function createListeners<Args extends readonly unknown[] = []>(): Listeners<Args> {
  const listeners = new Set<(...args: Args) => void>()
  return {
    add: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    notify: (...args) => {
      for (const listener of listeners) listener(...args)
    },
  }
}

/** A value that React components follow and anybody may set. */
export interface Signal<T> {
  get(): T
  set(value: T): void
  subscribe(listener: () => void): () => void
}

export function createSignal<T>(first: T): Signal<T> {
  let value = first
  const { add, notify } = createListeners()
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return
      value = next
      notify()
    },
    subscribe: add,
  }
}

export function useSignal<T>(signal: Signal<T>): T {
  return useSyncExternalStore(signal.subscribe, signal.get)
}
