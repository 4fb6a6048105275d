/** What a programmer would write in ten lines: the bare libraries in one loop. Prints nothing but the number of letters read. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import mammoth from 'mammoth'
import { PDFParse } from 'pdf-parse'

const folder = process.argv[2]
if (folder === undefined) throw new Error('expected a folder of mails')
let letters = 0
for (const name of (await readdir(folder)).sort()) {
  const mail = await simpleParser(await readFile(join(folder, name)))
  for (const { filename, content } of mail.attachments) {
    if (filename?.endsWith('.docx') === true) letters += (await mammoth.convertToHtml({ buffer: content })).value.length
    if (filename?.endsWith('.pdf') === true) {
      const parser = new PDFParse({ data: new Uint8Array(content) })
      letters += (await parser.getText()).text.length
      await parser.destroy()
    }
  }
}
process.stdout.write(`${letters}\n`)
