import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startClock } from '#demo/clock.ts'
import { startMailServer, type MailServer } from '#demo/mail-server/start.ts'
import { createPage } from '#demo/page/app.ts'
import { MAX_FILES, MAX_FORM_BYTES } from '#demo/page/form.ts'
import { sendMail } from '#demo/send-mail.ts'
import { startWatch, type Progress, type Watch } from '#demo/watch.ts'
import type { Verdict } from '#src/dossiers/verdict.ts'
import { createTransport } from 'nodemailer'
import { serverOptions } from './mail-server/client.ts'

const OFFICE = 'ldldbadinh@congdoan.example'
const LOCAL = { headers: { host: '127.0.0.1:8063' } }

let server: MailServer
let watch: Watch
let page: ReturnType<typeof createPage>
const progress = new Map<string, Progress>()

beforeAll(async () => {
  const faults = (error: unknown): never => {
    throw error
  }
  const clock = startClock()
  server = await startMailServer({
    ...serverOptions,
    receivedAt: (raw) => clock.receivedAt(raw),
    onDelivery: (delivery) => watch.takeDelivery(delivery),
    onFault: faults,
  })
  const inbox = server.store.account(OFFICE)!.folders.get('INBOX')!
  watch = startWatch({ inbox, office: OFFICE, onFault: faults })
  watch.follow({
    mails: async () => new Map(progress),
    letters: async () => new Map([['<tiepnhan.thu@congdoan.example>', 'receipt' as const]]),
  })
  page = createPage({
    watch,
    about: { office: OFFICE, password: 'x', imapPort: 1, smtpPort: 2, settlingSeconds: 6, board: () => null },
    unions: [{ name: 'CĐCS Trường "A" & B', address: 'a@don-vi.example' }],
    send: (mail) => sendMail(mail, { port: server.smtpPort, office: OFFICE }),
    anyHost: false,
  })
})

afterAll(async () => {
  await watch[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})

async function get(path: string): Promise<{ status: number; text: string; headers: Headers }> {
  const response = await page.request(path, LOCAL)
  return { status: response.status, text: await response.text(), headers: response.headers }
}

async function post(fields: Record<string, string>, files: readonly File[] = []): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const file of files) form.append('files', file)
  const sent = new Request('http://127.0.0.1:8063/gui', { method: 'POST', body: form })
  const type = sent.headers.get('content-type') ?? ''
  const body = await sent.arrayBuffer()
  const headers = { ...LOCAL.headers, 'content-type': type, 'content-length': String(body.byteLength) }
  return await page.request('/gui', { method: 'POST', body, headers })
}

function verdictOf(overrides: Partial<Verdict>): Verdict {
  return {
    file: 'x',
    message: {
      messageId: null,
      from: null,
      subject: null,
      receivedAt: '2021-05-26T08:00:00+07:00',
      kind: 'submission',
    },
    documents: [],
    dossiers: [],
    replies: [],
    silence: null,
    ...overrides,
  }
}

describe('the demo page', () => {
  it('delivers what somebody writes in the form, files and all, and shows it', async () => {
    const file = new File(['nội dung'], 'Tờ trình <b>.txt', { type: 'text/plain' })
    const response = await post(
      {
        from: 'a@don-vi.example',
        subject: 'Thử <script>alert(1)</script>',
        text: 'Kính gửi <i>LĐLĐ</i>',
        when: 'dung-ngay',
      },
      [file],
    )
    expect(response.status).toBe(303)
    const path = response.headers.get('location') ?? ''
    const { text } = await get(path)
    expect(text).toContain('Thử &lt;script&gt;alert(1)&lt;/script&gt;')
    expect(text).toContain('Kính gửi &lt;i&gt;LĐLĐ&lt;/i&gt;')
    expect(text).toContain('ngày 27/5/2021')
    expect(text).not.toContain('<script>alert')
    const download = await page.request(`${path}/tep/0`, LOCAL)
    expect(await download.text()).toBe('nội dung')
    expect(download.headers.get('content-disposition')).toContain("attachment; filename*=UTF-8''T%E1%BB%9D")
    expect(download.headers.get('content-type')).toBe('application/octet-stream')
  })

  it('shows the letter of the office beside the mail, in a frame that may do nothing', async () => {
    const mail = watch.mails()[0]!
    const transport = createTransport({ host: '127.0.0.1', port: server.smtpPort })
    await transport.sendMail({
      envelope: { from: OFFICE, to: 'a@don-vi.example' },
      from: OFFICE,
      to: 'a@don-vi.example',
      subject: 'Xác nhận đã nhận hồ sơ',
      html: '<p>Trân trọng./.</p><script>parent.evil = 1</script>',
      messageId: '<tiepnhan.thu@congdoan.example>',
      inReplyTo: mail.message.messageId!,
    })
    progress.set(mail.message.sha256, { status: 'judged', verdict: verdictOf({}), lettersAhead: 0, lettersSent: 1 })
    await expect.poll(() => watch.mails()[0]?.replies[0]?.kind).toBe('receipt')
    const { text } = await get('/thu/1')
    expect(text).toContain('sandbox="allow-same-origin"')
    expect(text).toContain('Xác nhận đã nhận')
    const letter = await get('/thu/1/tra-loi/0')
    expect(letter.text).toContain('Trân trọng./.')
    expect(letter.headers.get('content-security-policy')).toMatch(/^sandbox allow-same-origin; default-src 'none'/)
  })

  it('tells the verdict in words, with the words of the paper that decided', async () => {
    const mail = watch.mails()[0]!
    const dossier = {
      code: 'HS63-0001',
      campaign: '63-kh-ldld-2021',
      submission: 'commendation',
      unit: { id: 'a', name: 'Công đoàn cơ sở A', knownBy: 'document' as const },
      status: 'incomplete' as const,
      timeliness: 'late' as const,
      deadline: '2021-05-27T00:00:00+07:00',
      firstReceivedAt: '2021-05-27T09:00:00+07:00',
      completedAt: null,
      nominees: [],
      items: [
        {
          item: 'proposal-letter',
          nominee: null,
          status: 'present' as const,
          evidence: {
            message: 'm',
            attachment: 'To trinh.docx',
            pages: [1, 1] as [number, number],
            text: 'TỜ TRÌNH & "x"',
          },
        },
        { item: 'achievement-summary', nominee: 'Nguyễn Văn A', status: 'missing' as const, evidence: null },
      ],
      remarks: [{ code: 'on-the-day', text: 'Nhận đúng ngày 27/5.' }],
    }
    progress.set(mail.message.sha256, {
      status: 'judged',
      verdict: verdictOf({ dossiers: [dossier] }),
      lettersAhead: 1,
      lettersSent: 1,
    })
    await expect.poll(() => watch.mails()[0]?.progress?.lettersAhead).toBe(1)
    const { text } = await get('/thu/1')
    const words = text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
    expect(words).toContain('TỜ TRÌNH &amp; &quot;x&quot; To trinh.docx, trang 1')
    expect(words).toContain('Nguyễn Văn A Chưa có')
    expect(words).toContain('hạn nhận: đến 24 giờ 00 phút, ngày 26/5/2021')
    expect(words).toContain('sau hạn')
    expect(words).toContain('Nhận đúng ngày 27/5.')
    expect(words).toContain('Một thư nữa đang chờ')
  })

  it('refuses a form that is no mail, and keeps what was typed', async () => {
    const response = await post({ from: 'không phải địa chỉ', subject: 'Giữ lại', text: '', when: 'truoc' })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('value="Giữ lại"')
    const many = Array.from({ length: MAX_FILES + 1 }, (_, index) => new File(['x'], `${index}.txt`))
    expect((await post({ from: 'a@don-vi.example', when: 'truoc' }, many)).status).toBe(422)
    expect((await post({ from: 'a@don-vi.example', when: 'truoc' }, many.slice(1))).status).toBe(303)
    const huge = await page.request('/gui', {
      method: 'POST',
      body: 'x',
      headers: {
        ...LOCAL.headers,
        'content-length': String(MAX_FORM_BYTES * 2),
        'content-type': 'multipart/form-data; boundary=x',
      },
    })
    expect(huge.status).toBe(422)
    const broken = await page.request('/gui', {
      method: 'POST',
      body: 'x',
      headers: { ...LOCAL.headers, 'content-length': '1', 'content-type': 'multipart/form-data; boundary=x' },
    })
    expect(broken.status).toBe(422)
  })

  it('answers this machine only', async () => {
    expect((await page.request('/', { headers: { host: 'evil.example' } })).status).toBe(421)
    const foreign = await page.request('/gui', {
      method: 'POST',
      body: new FormData(),
      headers: { ...LOCAL.headers, origin: 'http://evil.example' },
    })
    expect(foreign.status).toBe(403)
    // with 'no-referrer' a browser would send the page's own form as a stranger's (Origin: null)
    expect((await get('/gui')).headers.get('referrer-policy')).toBe('same-origin')
  })

  it('says that there is no such mail, letter or file', async () => {
    for (const path of ['/thu/999', '/thu/x', '/thu/1/tra-loi/9', '/thu/1/tep/99', '/thu/__proto__', '/nowhere']) {
      expect((await get(path)).status, path).toBe(404)
    }
  })

  it('reloads by itself without JavaScript, and tells of changes where there is some', async () => {
    expect((await get('/')).text).toContain('<noscript><meta http-equiv="refresh"')
    const response = await page.request('/thay-doi', LOCAL)
    const reader = response.body!.getReader()
    const next = async (): Promise<string> => Buffer.from((await reader.read()).value ?? []).toString()
    const first = Number(/data: (\d+)/.exec(await next())?.[1])
    await post({ from: 'b@don-vi.example', subject: 'Nữa', text: 'x', when: 'sau' })
    const second = Number(/data: (\d+)/.exec(await next())?.[1])
    expect(second).toBeGreaterThan(first)
    await reader.cancel()
  })
})
