import { createRequire } from 'node:module'
import Pdfkit from 'pdfkit'
import { describe, expect, test } from 'vitest'
import { openCompoundFile } from '#src/reading/compound-file.ts'
import { MOST_ROUNDS, openProtected } from '#src/reading/office-password.ts'
import { MOST_PASSWORDS, passwordsIn } from '#src/reading/passwords.ts'
import { attachment, fixture, pagesOf, readAll, shown } from './fixture.ts'
import { pack } from './formats/archives.ts'

const TEXT = 'Em gửi hồ sơ ạ.\nMật khẩu: Cdcs#63'

describe('passwords that a mail states', () => {
  test.each([
    ['Mật khẩu: 123456', ['123456']],
    ['pass giải nén là cdcs@2021.', ['cdcs@2021', 'cdcs@2021.']],
    ["MK mở file: 'abc def'", ['abc def']],
    ['mật khẩu là “Cdcs#63” ạ', ['Cdcs#63']],
    ['mat khau file zip la 2021', ['2021']],
    ['password=abc', ['abc']],
    ['Em gửi mật khẩu qua Zalo ạ', []],
    ['Mật khẩu là ngày sinh của em', []],
    ['Tệp có đặt mật khẩu nên chưa mở được', []],
    ['mkhoa: 3', []],
  ])('%s', (text, words) => {
    expect(passwordsIn(text)).toEqual(words)
  })

  test('are tried up to a limit, and a long text is searched quickly', () => {
    const many = Array.from({ length: 30 }, (_, at) => `mật khẩu: x${at}`).join('\n')
    expect(passwordsIn(many)).toHaveLength(MOST_PASSWORDS)
    const began = performance.now()
    passwordsIn('mật khẩu '.repeat(100_000))
    passwordsIn(`mật khẩu${' '.repeat(300)}\n`.repeat(100))
    expect(performance.now() - began).toBeLessThan(500)
  })
})

describe('files under a password', () => {
  test('are opened with what the mail states: zip, 7z, PDF, Word of 2010, of 2007 and of 97, Excel of 97', async () => {
    const dossier = { 'Tờ trình.txt': 'Tờ trình đề nghị khen thưởng' }
    const files = [
      attachment('a.zip', await pack('a.zip', dossier, '-tzip', '-pCdcs#63')),
      attachment('b.zip', await pack('b.zip', dossier, '-tzip', '-mem=AES256', '-pCdcs#63')),
      attachment('c.7z', await pack('c.7z', dossier, '-pCdcs#63', '-mhe=on')),
      attachment('d.pdf', await lockedPdf()),
      attachment('e.docx', fixture('summary-password.docx')),
      attachment('f.docx', fixture('summary-password-2007.docx')),
      attachment('g.doc', fixture('letter-password.doc')),
      attachment('h.xls', fixture('list-password.xls')),
    ]
    const read = await readAll(files, {}, {}, TEXT)
    expect(read.map(({ path, problem }) => [path.join(' > '), problem])).toEqual([
      ['a.zip > Tờ trình.txt', null],
      ['b.zip > Tờ trình.txt', null],
      ['c.7z > Tờ trình.txt', null],
      ['d.pdf', null],
      ['e.docx', null],
      ['f.docx', null],
      ['g.doc', null],
      ['h.xls', null],
    ])
    expect(shown(read[6] ?? fail()).join('\n')).toContain('Đỗ Ngọc Ưng | Nhân viên y tế | Bằng khen')
    expect(shown(read[7] ?? fail()).join('\n')).toContain('STT | Họ và tên | Ngày sinh')
    const letter = 'Tờ trình đề nghị khen thưởng'
    expect(read.slice(0, 4).map((one) => shown(one)[0])).toEqual([letter, letter, letter, letter])
    expect(shown(read[4] ?? fail())).toEqual(shown(read[5] ?? fail()))
    expect(shown(read[4] ?? fail()).join('\n')).toContain('TÓM TẮT THÀNH TÍCH')
    const wrong = await readAll(files, {}, {}, 'mật khẩu: Cdcs#64')
    expect(wrong.map(({ problem }) => problem)).toEqual(files.map(() => 'encrypted'))
  })

  test('known as locked from an earlier mail are tried again when a mail brings the password', async () => {
    const file = attachment('e.docx', fixture('summary-password.docx'))
    const locked = { kind: 'problem', problem: 'encrypted', detail: '', warnings: [] } as const
    const recall = async () => locked
    expect((await readAll([file], {}, { recall }))[0]?.problem).toBe('encrypted')
    const known = async (sha256: string) => (sha256 === file.sha256 ? locked : pagesOf('Tóm tắt thành tích'))
    expect((await readAll([file], {}, { recall: known }, TEXT))[0]?.problem).toBeNull()
  })

  test('that ask for endless hashing, or are damaged, are refused', () => {
    const container = openCompoundFile(fixture('summary-password.docx'))
    const info = Buffer.from(container.stream('encryptioninfo') ?? [])
    const body = container.stream('encryptedpackage') ?? new Uint8Array()
    const xml = info.subarray(8).toString('utf8')
    const asking = (rounds: number) =>
      Buffer.concat([info.subarray(0, 8), Buffer.from(xml.replace(/spinCount="\d+"/, `spinCount="${rounds}"`))])
    expect(() => openProtected(asking(MOST_ROUNDS + 1), body, 'x')).toThrow('rounds')
    expect(openProtected(asking(10), body, 'x')).toBeNull()
    expect(() => openProtected(info.subarray(0, 40), body, 'x')).toThrow()
    expect(() => openProtected(Buffer.from([9, 0, 9, 0]), body, 'x')).toThrow('not known')
  })
})

function fail(): never {
  throw new Error('nothing was read')
}

async function lockedPdf(): Promise<Uint8Array> {
  const serif = createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf')
  const pdf = new Pdfkit({ userPassword: 'Cdcs#63', pdfVersion: '1.7' })
  const chunks: Buffer[] = []
  const ended = new Promise<void>((resolve) => pdf.on('end', resolve))
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  pdf.font(serif).fontSize(13).text('Tờ trình đề nghị khen thưởng')
  pdf.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}
