import { basename } from 'node:path'
import { documentTypes } from '../../rules/document-types/index.ts'
import { understandMail } from '../../src/dossiers/understand-mail.ts'
import { bounceOf } from '../../src/mail/bounce.ts'
import { kindOf } from '../../src/mail/kind.ts'
import { parseMessage } from '../../src/mail/parse.ts'
import { readMessage } from '../../src/reading/read-message.ts'
import { LIMITS, type Ocr } from '../../src/reading/tools.ts'
import { createRandom } from '../../test/corpus/random.ts'
import { makeZip } from '../making/zip.ts'
import { mutate, type Seed } from './mutate.ts'

/** The mail of a round: always the same for a seed and a number. */
export function mailOfRound(seed: string, round: number, all: readonly Seed[]): { name: string; raw: Uint8Array } {
  const random = createRandom(`${seed}/${round}`)
  const chosen = random.pick(all)
  const bytes = mutate(chosen, all, random)
  if (chosen.name.endsWith('.eml')) return { name: chosen.name, raw: bytes }
  const file = basename(chosen.name)
  const zipped = random.chance(0.15)
  return {
    name: chosen.name,
    raw: mailWith(zipped ? 'ho so.zip' : file, zipped ? makeZip([{ name: file, bytes }]) : bytes),
  }
}

/** Words that a picture is recognised as: what the engines do is not tried here, what is made of their words is. */
const ocr: Ocr = {
  parallel: 1,
  recognise: async () => ({
    confidence: 0.8,
    lines: ['CÔNG ĐOÀN CƠ SỞ', 'TỜ TRÌNH', '1. Nguyễn Văn An'].map((text, index) => ({
      kind: 'line',
      text,
      words: text.split(' ').map((word, place) => ({
        text: word,
        confidence: 0.8,
        box: { left: place * 60, top: index * 40, width: 50, height: 30 },
      })),
    })),
  }),
}

/** Parse, read, understand. @throws where anything does, or where what comes out breaks what must always hold */
export async function tryMail(raw: Uint8Array): Promise<void> {
  const message = await parseMessage(raw, { internalDate: new Date('2021-05-20T10:00:00+07:00') })
  kindOf(message, { addresses: [] })
  bounceOf(message)
  hold(message.text === message.text.normalize('NFC'), 'the words of a mail are NFC')
  hold(!/\p{Cc}/u.test(message.subject ?? ''), 'a subject is one line')
  for (const { name } of message.attachments) hold(!/[/\\\p{Cc}\u{202e}]/u.test(name), 'a file name is a name')
  const files = await readMessage(message, { ocr, limits: { ...LIMITS, unpackedBytes: 60_000_000 } })
  for (const { path, problem, pages, warnings } of files) {
    hold(path.length > 0, 'a file has a path')
    hold(problem === null || pages.length === 0, 'what could not be read has no pages')
    hold(problem === null || warnings.length > 0, 'what could not be read says why')
  }
  const { documents } = understandMail(message, files, documentTypes)
  const secret = files.some(({ problem }) => problem === 'secret')
  hold(secret ? documents.length === 0 : documents.length >= files.length, 'every file is told of, a secret is not')
  for (const { confidence, nominees, subjects } of documents) {
    hold(confidence >= 0 && confidence <= 1, 'a confidence is between 0 and 1')
    for (const { name } of [...nominees, ...subjects]) hold(name.trim() !== '', 'a nominee has a name')
  }
  // What is stored and what leaves the process is JSON.
  JSON.stringify({ message: { ...message, attachments: [] }, files, documents })
}

function hold(claim: boolean, sentence: string): void {
  if (!claim) throw new Error(`This must always hold: ${sentence}`)
}

function mailWith(name: string, bytes: Uint8Array): Uint8Array {
  const lines = Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n')
  return Buffer.from(
    `From: a@example.com\r\nTo: b@example.com\r\nSubject: Ho so\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x--x\r\n\r\n` +
      `--x--x\r\nContent-Type: text/plain\r\n\r\nKinh gui\r\n--x--x\r\nContent-Type: application/octet-stream\r\n` +
      `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name)}\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}\r\n--x--x--\r\n`,
  )
}
