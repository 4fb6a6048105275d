import { expect, test } from 'vitest'
import { createReaderPool } from '#src/io/sandbox.ts'
import { fixture } from '#test/reading/fixture.ts'
import { pack } from '#test/reading/formats/archives.ts'

const DOCUMENTS = ['letter.docx', 'letter.doc', 'letter.odt', 'letter.rtf', 'letter.pdf', 'letter.html', 'letter.txt']
const OTHERS = ['list.xlsx', 'list.xls', 'summary-password.docx']

function mail(files: readonly (readonly [name: string, bytes: Uint8Array])[]): Uint8Array {
  const parts = files.map(
    ([name, bytes]) =>
      `--b\r\nContent-Type: application/octet-stream; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n` +
      `Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64')}\r\n`,
  )
  return Buffer.from(
    `From: Lan <lan@example.com>\r\nTo: office@example.com\r\nSubject: Ho so\r\nDate: Thu, 20 May 2021 08:00:00 +0700\r\n` +
      `Message-ID: <1@example.com>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n` +
      `--b\r\nContent-Type: text/plain\r\n\r\nMat khau: Cdcs#63\r\n${parts.join('')}--b--\r\n`,
  )
}

test('the confined process reads every kind of file: what it may not do, no library needs', async () => {
  await using pool = createReaderPool({ size: 1 })
  const inside = { 'to trinh.txt': 'Tờ trình đề nghị khen thưởng', 'b.txt': 'Tóm tắt thành tích' }
  const files = [
    ...[...DOCUMENTS, ...OTHERS].map((name) => [name, fixture(name)] as const),
    ['a.7z', await pack('a.7z', inside)] as const,
    ['a.zip', await pack('a.zip', inside, '-tzip', '-pCdcs#63')] as const,
    ['a.tar', await pack('a.tar', inside, '-ttar')] as const,
  ]
  const { files: read } = await pool.readMail(mail(files), null)
  const faults = read.filter(({ problem }) => problem !== null).map(({ path, warnings }) => [path, warnings])
  expect(faults).toEqual([])
  expect(read).toHaveLength(DOCUMENTS.length + OTHERS.length + 6)
})
