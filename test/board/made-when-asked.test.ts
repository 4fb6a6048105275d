import { expect, test } from 'vitest'
import { madeWhenAsked } from '#src/board/serve.ts'

test('a board that could not be made for the first who asked is made for the next, once', async () => {
  let tries = 0
  const board = madeWhenAsked(async () => {
    if (++tries === 1) throw new Error('EMFILE: too many open files')
    return { fetch: () => new Response('Việc cần làm') }
  })
  const ask = async (): Promise<string> => await (await board.fetch(new Request('http://127.0.0.1/'))).text()
  await expect(ask()).rejects.toThrow('EMFILE')
  expect(await ask()).toBe('Việc cần làm')
  expect(await ask()).toBe('Việc cần làm')
  expect(tries).toBe(2)
})
