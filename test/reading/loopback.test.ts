import { expect, test } from 'vitest'
import { createLoopback } from '#src/reading/pdf/loopback.ts'

const received = async (send: (port: ReturnType<typeof createLoopback>) => void): Promise<unknown[]> => {
  const port = createLoopback()
  const found: unknown[] = []
  port.addEventListener('message', ({ data }) => found.push(data))
  send(port)
  await new Promise((resolve) => setImmediate(resolve))
  return found
}

test('messages arrive after what runs now, in order, as they were when they were sent', async () => {
  const page = { items: [{ str: 'Tờ trình', transform: [1, 0, 0, 1, 72, 700] }], sizes: new Float32Array([1, 2]) }
  const found = await received((port) => {
    port.postMessage(page)
    page.items.length = 0
    page.sizes[0] = 9
    port.postMessage('next')
  })
  expect(found).toEqual([
    { items: [{ str: 'Tờ trình', transform: [1, 0, 0, 1, 72, 700] }], sizes: new Float32Array([1, 2]) },
    'next',
  ])
})

test('what is transferred is handed on as it is, errors and maps are cloned, functions are refused', async () => {
  const bytes = new Uint8Array([1, 2, 3])
  const [given, error, map] = await received((port) => {
    port.postMessage({ bytes }, [bytes.buffer])
    port.postMessage(new TypeError('no PDF'))
    port.postMessage(new Map([['a', 1]]))
  })
  expect(given).toEqual({ bytes })
  expect(Reflect.get(Object(given), 'bytes')).toBe(bytes)
  expect(error).toBeInstanceOf(TypeError)
  expect(map).toEqual(new Map([['a', 1]]))
  const { postMessage } = createLoopback()
  expect(() => postMessage({ act: () => undefined })).toThrow('could not be cloned')
})

test('a hostile depth and a cycle end', async () => {
  const cycle: Record<string, unknown> = {}
  cycle['self'] = cycle
  expect(await received((port) => port.postMessage(cycle))).toHaveLength(1)
})

test('whoever stops listening hears no more', async () => {
  const port = createLoopback()
  const leaving = new AbortController()
  const heard: unknown[] = []
  port.addEventListener('message', ({ data }) => heard.push(data), { signal: leaving.signal })
  port.postMessage(1)
  await Promise.resolve()
  leaving.abort()
  port.postMessage(2)
  await new Promise((resolve) => setImmediate(resolve))
  expect(heard).toEqual([1])
})
