import { expect, test } from 'vitest'
import { mailWith, openReadingDesk } from '#test/board/reading-desk.ts'
import { unzip } from '#test/peers/unzip.ts'
import { LETTER, summaryOf } from '#test/store/judged-mailbox.ts'

test('a whole campaign is packed for the archive, for officers and not for who may only look', async () => {
  await using desk = await openReadingDesk()
  await desk.take(await desk.store(mailWith('a', { 'to-trinh.txt': LETTER, 'an.txt': summaryOf('Nguyễn Văn An') })))
  const path = '/ke-hoach/63-kh-ldld-2021/goi.zip'
  expect(await (await desk.request('/tien-do')).text()).toContain(`href="${path}"`)
  const answer = await desk.request(path)
  expect(answer.headers.get('content-disposition')).toContain('63-kh-ldld-2021.zip')
  const names = (await unzip(Buffer.from(await answer.arrayBuffer()))).map(({ path: name }) => name)
  expect(names).toContain('Danh sach tong hop.xlsx')
  expect(names.some((name) => name.endsWith('to-trinh.txt'))).toBe(true)
  expect(names.some((name) => name.endsWith('SHA256SUMS'))).toBe(true)

  expect((await desk.request(path, 'reader')).status).toBe(403)
  expect(await (await desk.request('/tien-do', 'reader')).text()).not.toContain(path)
  expect((await desk.request('/ke-hoach/khac/goi.zip')).status).toBe(404)
})
