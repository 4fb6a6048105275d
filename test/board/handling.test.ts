import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { otherMails } from '#src/store/digests.ts'
import { mailWith, openReadingDesk, type ReadingDesk } from '#test/board/reading-desk.ts'

describe('a mail of which no dossier was made', () => {
  let desk: ReadingDesk
  beforeAll(async () => {
    desk = await openReadingDesk()
  })
  afterAll(async () => await desk[Symbol.asyncDispose]())

  const page = async (path: string): Promise<string> => await (await desk.request(path)).text()
  const mark = async (id: number, xong: string, role: 'officer' | 'reader' = 'officer'): Promise<number> => {
    const csrf = /name="csrf" value="([^"]+)"/.exec(await (await desk.request(`/thu/${id}`, role)).text())?.[1] ?? ''
    return (await desk.request(`/thu/${id}/da-xu-ly`, role, new URLSearchParams({ csrf, xong }).toString())).status
  }

  test('leaves the queue and the digest when an officer has dealt with it, and comes back when it was not', async () => {
    const words = 'Tôi là Lan ở công ty in, xin hỏi số điện thoại của văn phòng để gửi báo giá in lịch tết.'
    const id = await desk.store(mailWith('question', {}, { subject: 'Hỏi số điện thoại', words }))
    await desk.take(id)
    const { database } = desk.mailbox
    const waits = async () => [
      (await page('/?viec=thu-khac')).includes(`href="/thu/${id}"`),
      (await otherMails(database)).length === 1,
    ]
    expect(await waits()).toEqual([true, true])
    expect(await mark(id, 'co', 'reader')).toBe(403)
    expect(await waits()).toEqual([true, true])

    expect(await mark(id, 'co')).toBe(303)
    expect(await waits()).toEqual([false, false])
    expect(await page(`/thu/${id}`)).toMatch(/Đã xử lý xong[\s\S]*officer/u)

    expect(await mark(id, 'khong')).toBe(303)
    expect(await waits()).toEqual([true, true])
  })

  test('only such mail can be marked', async () => {
    const id = await desk.store(mailWith('dossier', { 'x.txt': 'x' }))
    await desk.take(id)
    expect(await page(`/thu/${id}`)).not.toContain('da-xu-ly')
    await mark(id, 'co')
    expect(await page(`/thu/${id}`)).not.toContain('Đã xử lý xong')
  })
})
