import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as SheetJs from 'xlsx-republish'
import { stripMarks } from '#src/understanding/vietnamese/fold.ts'
import { freePort } from '#test/peers/free-port.ts'
import { plainMail } from '#test/peers/mails.ts'
import { programOf, until } from '#test/peers/program.ts'
import { openSetting, type Setting } from '#test/peers/setting.ts'

const OFFICER = 'canbo@congdoan.example'
const HEAD = 'phutrach@congdoan.example'
const DEMO_MAILS = [
  '01-du-trong-mot-thu',
  '02-to-trinh-va-tep-nen',
  '03-cau-hoi',
  '04-tat-ca-trong-mot-pdf',
  '05-thieu-hai-ban-tom-tat',
  '16-chi-co-duong-dan',
  '17-tep-dat-mat-khau',
  '22-bao-cao-ket-qua',
  '24-thu-khong-gui-duoc',
  '25-sau-han',
]

/** A mail whose every name is an attack on whoever shows it. */
const HOSTILE = [
  'From: "<img src=x onerror=alert(1)>" <hai@congdoan-mau.example>',
  'To: ldldbadinh@gmail.com',
  'Subject: Ho so khen thuong <script>alert(2)</script>',
  'Message-ID: <doc@congdoan-mau.example>',
  'Date: Thu, 20 May 2021 10:00:00 +0700',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Gửi hồ sơ khen thưởng </pre><script>alert(3)</script>',
  '--b',
  'Content-Type: text/html; name="x"',
  `Content-Disposition: attachment; filename*=UTF-8''..%2F%22%3E%3Csvg%20onload%3Dalert(4)%3E%0D%0AX-Injected%3A%20yes.html`,
  '',
  '<html><body><p>TỜ TRÌNH <script>alert(5)</script></p></body></html>',
  '--b--',
  '',
].join('\r\n')

let setting: Setting
let browser: Browser
let page: Page
let url: string
let settings: Record<string, string>
const alerts: string[] = []

beforeAll(async () => {
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  setting = await openSetting('embedded')
  for (const name of DEMO_MAILS) await setting.dovecot.deliver(await readFile(`demo/mails/${name}.eml`))
  await setting.dovecot.deliver(HOSTILE)
  await setting.dovecot.deliver(plainMail('nam'))
  await setting.dovecot.deliver(await readFile('demo/mails/08-anh-chup-dien-thoai.eml'))
  settings = { BOARD_PORT: String(port), STAFF: `${OFFICER} ${HEAD}:head` }
  const service = setting.start([], settings)
  await service.ready()
  browser = await chromium.launch({
    executablePath: programOf('chromium', 'chromium'),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  // Without the fading of colours, which axe would measure halfway.
  page = await browser.newPage({ viewport: PHONE, reducedMotion: 'reduce' })
  page.on('dialog', (dialog) => {
    alerts.push(dialog.message())
    void dialog.dismiss()
  })
})
afterAll(async () => {
  await browser?.close()
  await setting?.[Symbol.asyncDispose]()
})

const PHONE = { width: 390, height: 844 }
const LOOKS = [
  [PHONE, 'light'],
  [{ width: 1280, height: 900 }, 'dark'],
] as const

/** What axe finds wrong with the page as it stands, and whether it is wider than the screen. */
async function faults(): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  // Added as the driver's own script: the page's policy allows none but its own file.
  await page.evaluate(source)
  const found = await page.evaluate<string[]>(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
  )
  const wide = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
  return wide ? [...found, 'wider than the screen'] : found
}

type Mark = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** Where the picture of a page is yellow, in shares of it, as the browser shows it; null before it is there. */
const MARKED = `(() => {
  const image = document.querySelector('figure.picture img')
  if (!image.complete || image.naturalWidth < 500) return null
  const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth, height: image.naturalHeight })
  const { width, height } = canvas
  const drawing = canvas.getContext('2d')
  drawing.drawImage(image, 0, 0)
  const { data } = drawing.getImageData(0, 0, width, height)
  const mark = { left: 1, top: 1, right: 0, bottom: 0 }
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] < 150 || data[at + 1] < 120 || data[at + 2] > 0.55 * data[at]) continue
    const [x, y] = [((at / 4) % width) / width, Math.floor(at / 4 / width) / height]
    Object.assign(mark, { left: Math.min(mark.left, x), right: Math.max(mark.right, x), top: Math.min(mark.top, y), bottom: Math.max(mark.bottom, y) })
  }
  return mark
})()`

describe('an officer at the board', () => {
  test('signs in by the link that a mail brings', async () => {
    await page.goto(`${url}/tien-do`)
    expect(new URL(page.url()).pathname).toBe('/dang-nhap')
    expect(await faults()).toEqual([])
    await page.getByLabel('Địa chỉ thư').fill(OFFICER)
    await page.getByRole('button', { name: 'Gửi liên kết đăng nhập' }).click()
    await page.getByRole('heading', { name: 'Xem hộp thư' }).waitFor()
    const letter = await until('the sign-in letter', () => setting.smtp.taken.find(({ to }) => to.includes(OFFICER)))
    const raw = letter.raw.replace(/=\r\n/g, '')
    const link = /http:\/\/127\.0\.0\.1:\d+\/dang-nhap\/[\w-]{43}/.exec(raw)?.[0] ?? ''
    await page.goto(link)
    expect(await faults()).toEqual([])
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    expect(new URL(page.url()).pathname).toBe('/tien-do')
  })

  test('finds every mail’s work in the queue', async () => {
    await until(
      'every mail is judged',
      async () => {
        await page.goto(`${url}/suc-khoe`)
        const text = await page.getByRole('main').innerText()
        return /0\s+Chờ đọc/.test(text) && /0\s+Chờ xét/.test(text) && text.includes('13 thư')
      },
      { withinMs: 90_000 },
    )
    await page.goto(url)
    const tabs = await page.getByRole('navigation', { name: 'Loại việc' }).innerText()
    expect(tabs).toMatch(/[1-9]\d* Cần quyết định/)
    expect(tabs).toMatch(/1 Thư trả lại/)
    expect(tabs).toMatch(/0 Thư bị dừng/)
  })

  test(
    'every page passes axe on a phone in the light and on a desk in the dark, and says nothing on the console',
    { timeout: 300_000 },
    async () => {
      const said: string[] = []
      page.on('console', (message) => message.type() === 'error' && said.push(`${page.url()}: ${message.text()}`))
      await page.goto(`${url}/?viec=tat-ca`)
      const dossiers = await page
        .locator('a.row')
        .evaluateAll((rows) => rows.map((row) => row.getAttribute('href') ?? ''))
      expect(dossiers.length).toBeGreaterThan(5)
      const [one = '', other = ''] = dossiers
      const paths = [
        '/',
        '/?viec=thu-khac',
        '/tien-do',
        '/thu-nhac',
        '/?viec=thu-tra-lai',
        '/suc-khoe',
        '/tim?q=to+trinh',
        one,
        other,
        '/thu/1',
        '/tep/1/0?chu=TỜ+TRÌNH',
        '/thu/1/doc-lai',
        `${one}/quyet-dinh/don-vi`,
        `${one}/quyet-dinh/gui-thu`,
        `${other}/quyet-dinh/tai-lieu`,
        '/tim?q=khongcogi',
        '/?viec=dau-mat',
      ]
      for (const path of paths)
        for (const [viewport, colorScheme] of LOOKS) {
          await page.setViewportSize(viewport)
          await page.emulateMedia({ colorScheme })
          await page.goto(url + path)
          const seen = [path, viewport.width, colorScheme]
          expect([...seen, await faults()]).toEqual([...seen, []])
        }
      await page.setViewportSize(PHONE)
      await page.emulateMedia({ colorScheme: 'light' })
      expect(said).toEqual([])
    },
  )

  test('goes from what is missing over a decision beside it, its letter and its undoing, to the register', async () => {
    await page.goto(`${url}/?viec=con-thieu`)
    const row = page.locator('a.row', { hasText: 'Tóm tắt thành tích của' }).first()
    const code = await row.locator('code').innerText()
    await row.click()
    const unit = await page.getByRole('heading', { level: 1 }).innerText()
    const decide = async (reason: string): Promise<string> => {
      await page.getByLabel('Lý do').fill(reason)
      await page.getByRole('button', { name: 'Xem kết quả trước khi ghi' }).click()
      const shown = await page.getByRole('main').innerText()
      await page.getByRole('button', { name: /^Ghi nhận(?:, không gửi)?$/ }).click()
      await page.waitForURL(/#quyet-dinh$/)
      return shown
    }

    await page
      .getByRole('link', { name: /^Miễn\s*: Tóm tắt thành tích/ })
      .first()
      .click()
    const asked = await page.locator('blockquote').innerText()
    expect(asked).toMatch(/^Tóm tắt thành tích/u)
    const shown = await decide('Đơn vị đã nộp bản giấy.')
    expect(shown).toContain('Miễn thành phần: Tóm tắt thành tích')
    expect(shown).toContain('Thư sẽ gửi')
    expect(await page.locator('.decisions').innerText()).toContain('Miễn thành phần: Tóm tắt thành tích')

    await page.getByRole('link', { name: 'Hủy', exact: true }).first().click()
    expect(await decide('Ghi nhầm.')).toContain('Hủy quyết định: Miễn thành phần')
    await page.getByText('1 quyết định đã hủy').click()
    expect(await page.locator('.decisions').innerText()).toContain('(đã hủy)')

    const bare = stripMarks(unit.replace(/^Công đoàn cơ sở /u, '').replace(/ \(chưa có trong danh sách\)$/u, ''))
    for (const words of [bare.toLowerCase(), code, code.toLowerCase().replace(/-0+/u, '-')]) {
      await page.getByRole('searchbox').fill(words)
      await page.getByRole('button', { name: 'Tìm' }).click()
      expect(await page.locator('a.row code').allInnerTexts(), words).toContain(code)
    }

    await page.goto(`${url}/tien-do`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải sổ theo dõi (Excel)' }).click(),
    ])
    const book = SheetJs.read(await readFile(await download.path()), { type: 'buffer' })
    const cells = Object.values(book.Sheets['Hồ sơ đã nhận'] ?? {}).map((cell: SheetJs.CellObject) => cell.v)
    expect(cells).toContain(code)
  })

  test('has a mail read once more, sees that nothing would change, and drops it', async () => {
    await page.goto(`${url}/thu/1`)
    await page.getByRole('link', { name: 'Đọc lại thư này…' }).click()
    await page.getByLabel('Chương trình đã được nâng cấp.').check()
    await page.getByRole('button', { name: 'Đọc lại', exact: true }).click()
    // The page looks again by itself.
    await page.getByRole('heading', { name: 'Lần đọc này' }).waitFor({ timeout: 30_000 })
    const shown = await page.getByRole('main').innerText()
    expect(shown).toContain('giống lần trước')
    expect(shown).toContain('Không có thư nào phải gửi.')
    expect(await faults()).toEqual([])
    await page.getByRole('button', { name: 'Bỏ, giữ như cũ' }).click()
    expect(new URL(page.url()).pathname).toBe('/thu/1')
  })

  test('sees the page of a PDF with the deciding words, and its words as text', async () => {
    await page.goto(`${url}/tep/4/0?chu=${encodeURIComponent('tờ trình')}`)
    const drawn = `document.querySelector('figure.picture img').naturalWidth > 1000`
    await until('the page is drawn', async () => await page.evaluate<boolean>(drawn), { withinMs: 60_000 })
    expect((await page.locator('.text-page mark').first().innerText()).toLowerCase()).toContain('tờ trình')
  })

  test('sees the deciding words on a telephone’s photo, where they stand', async () => {
    const name = await page.request.get(`${url}/tep/13/0`).then(async (answer) => await answer.text())
    expect(name).toContain('IMG_20210524_154103.jpg')
    await page.goto(`${url}/tep/13/0?chu=${encodeURIComponent('tờ trình')}`)
    const marked = await until('the photo is drawn', async () => await page.evaluate<Mark | null>(MARKED), {
      withinMs: 60_000,
    })
    // The title of a letter stands in the middle of the sheet's upper half, on one line.
    const { left, top, right, bottom } = marked
    expect((left + right) / 2).toBeGreaterThan(0.4)
    expect((left + right) / 2).toBeLessThan(0.6)
    expect(top).toBeGreaterThan(0.1)
    expect(bottom).toBeLessThan(0.4)
    expect(right - left).toBeLessThan(0.25)
    expect(bottom - top).toBeLessThan(0.05)
    expect((await page.locator('.text-page mark').first().innerText()).toLowerCase()).toContain('tờ trình')
  })

  test('gets the very file that was sent, out of an archive too', async () => {
    await page.goto(`${url}/thu/2`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('link', { name: /Tải bản gốc.*docx/ })
        .last()
        .click(),
    ])
    const bytes = await readFile(await download.path())
    expect(bytes.subarray(0, 2).toString('latin1')).toBe('PK')
    expect(download.suggestedFilename()).toMatch(/\.docx$/)
  })

  test('a mail that attacks its reader is text, wherever it is shown', async () => {
    await page.goto(`${url}/?viec=tat-ca`)
    await page.goto(`${url}/tim?q=alert`)
    const mail = page.locator('a.row', { hasText: '<script>alert(2)</script>' }).first()
    await mail.click()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('<script>alert(2)</script>')
    await page.getByRole('link', { name: /svg/ }).first().click()
    expect(await page.locator('.text-page').innerText()).toContain('TỜ TRÌNH')
    const href = (await page.getByRole('link', { name: 'Tải bản gốc' }).getAttribute('href')) ?? ''
    const answer = await page.request.get(url + href)
    expect(answer.headers()['x-injected']).toBeUndefined()
    expect(answer.headers()['content-type']).toBe('application/octet-stream')
    expect(answer.headers()['content-disposition']).not.toMatch(/[/\\<>]/)
    expect(alerts).toEqual([])
  })

  test('a link from another site leads to the page although the cookie is strict', async () => {
    await page.goto('data:text/html,<meta charset=utf-8>')
    await page.setContent(`<a href="${url}/suc-khoe">mở</a>`)
    await page.getByText('mở').click()
    await page.getByRole('heading', { name: 'Tình trạng của chương trình' }).waitFor()
  })

  test('who opens the same dossier is named to the other', async () => {
    const other = await browser.newPage()
    const { stdout } = await promisify(execFile)(process.execPath, ['src/main.ts', 'sign-in', HEAD], {
      env: { ...process.env, ...setting.environment, ...settings },
    })
    await other.goto(stdout.trim())
    await other.getByRole('button', { name: 'Đăng nhập' }).click()
    await other.goto(`${url}/ho-so/HS63-0002`)
    await page.goto(`${url}/ho-so/HS63-0002`)
    expect(await page.getByText('Đang cùng mở hồ sơ này').innerText()).toContain(HEAD)
    await other.reload()
    expect(await other.getByText('Đang cùng mở hồ sơ này').innerText()).toContain(OFFICER)
    await other.close()
  })

  test('signs out, and is out', async () => {
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await page.goto(`${url}/suc-khoe`)
    expect(new URL(page.url()).pathname).toBe('/dang-nhap')
  })
})
