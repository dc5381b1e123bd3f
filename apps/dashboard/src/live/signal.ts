import { useSyncExternalStore } from 'react'

/** Those who want to be told of something, each until it stops listening. */
export interface Listeners<Told extends readonly unknown[]> {
  /** Answers how to stop. */
  add(listener: (...told: Told) => void): () => void
  tell(...told: Told): void
}

export function createListeners<Told extends readonly unknown[] = []>(): Listeners<Told> {
  const listeners = new Set<(...told: Told) => void>()
  return {
    add: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell: (...told) => {
      for (const listener of listeners) listener(...told)
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
  const { add, tell } = createListeners()
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return
      value = next
      tell()
    },
    subscribe: add,
  }
}

export function useSignal<T>(signal: Signal<T>): T {
  return useSyncExternalStore(signal.subscribe, signal.get)
}
