type Listener = (event: { readonly data: unknown }) => void

/** What both halves of pdf.js talk over, as far as they use it. */
export type Port = {
  readonly postMessage: (message: unknown, transfer?: readonly unknown[]) => void
  readonly addEventListener: (name: string, listener: Listener, options?: { readonly signal?: AbortSignal }) => void
  readonly removeEventListener: (name: string, listener: Listener) => void
}

/**
 * A port between the two halves of pdf.js in one thread, instead of its own, which sends every word of a page through structuredClone: that was the
 * dearest single function of reading a PDF. Messages are delivered after what runs now, in order, and are copies, since senders go on with what they sent.
 */
export function createLoopback(): Port {
  const listeners = new Set<Listener>()
  const turn = Promise.resolve()
  return {
    postMessage: (message, transfer = []) => {
      const event = { data: copyOf(message, new Set(transfer), 0) }
      void turn.then(() => listeners.forEach((listener) => listener(event)))
    },
    addEventListener: (_, listener, options) => {
      listeners.add(listener)
      options?.signal?.addEventListener('abort', () => listeners.delete(listener))
    },
    removeEventListener: (_, listener) => void listeners.delete(listener),
  }
}

/** Deeper ones, and cycles, are left to structuredClone; what pages are made of lies less deep. */
const DEEPEST = 10

/** Like structuredClone, but plain arrays and objects are copied here; what is transferred its sender gives up, so it is handed on as it is. */
function copyOf(value: unknown, given: ReadonlySet<unknown>, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? structuredClone(value) : value
  if (depth > DEEPEST) return structuredClone(value)
  if (Array.isArray(value)) {
    const copy = Array.from<unknown>({ length: value.length })
    for (let at = 0; at < value.length; at++) copy[at] = copyOf(value[at], given, depth + 1)
    return copy
  }
  if (isPlain(value)) {
    const copy: Record<string, unknown> = {}
    for (const key of Object.keys(value)) copy[key] = copyOf(value[key], given, depth + 1)
    return copy
  }
  return given.has(value) || (ArrayBuffer.isView(value) && given.has(value.buffer)) ? value : structuredClone(value)
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
