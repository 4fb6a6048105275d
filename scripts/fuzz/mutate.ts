import { openParts } from '../../src/reading/zip-parts.ts'
import type { Random } from '../../test/corpus/random.ts'
import { makeZip } from '../making/zip.ts'

/** A file to begin from. */
export type Seed = { readonly name: string; readonly bytes: Uint8Array }

/** One seed made worse in one or several ways. `others` are spliced in. */
export function mutate(seed: Seed, others: readonly Seed[], random: Random): Uint8Array {
  let bytes = seed.bytes
  for (let times = random.int(1, 4); times > 0; times--) bytes = onceMore(bytes, seed, others, random)
  return bytes.subarray(0, MOST_BYTES)
}

/** Seeds are far smaller; splicing must not make every round slow. */
const MOST_BYTES = 3_000_000

function onceMore(bytes: Uint8Array, { name }: Seed, others: readonly Seed[], random: Random): Uint8Array {
  if (/\.(?:docx|odt|xlsx|zip)$/.test(name) && random.chance(0.6)) return withWorsePart(bytes, random)
  if (name.endsWith('.eml') && random.chance(0.5)) return withWorseForm(bytes, random)
  if (/\.(?:rtf|html|txt|pdf)$/.test(name) && random.chance(0.5)) return withTokens(bytes, TOKENS, random)
  return withWorseBytes(bytes, others, random)
}

/** Bytes turned over, cut off, doubled, zeroed, or another file's put among them. */
function withWorseBytes(bytes: Uint8Array, others: readonly Seed[], random: Random): Uint8Array {
  const [from, to] = span(bytes.length, random)
  const whole = Buffer.from(bytes)
  switch (random.int(0, 6)) {
    case 0:
      return whole.subarray(0, from)
    case 1:
      return Buffer.concat([whole.subarray(0, to), whole.subarray(from)])
    case 2:
      return whole.fill(random.pick([0, 0x20, 0xff]), from, Math.min(to, from + 400))
    case 3: {
      const other = random.pick(others).bytes
      const [start, end] = span(other.length, random)
      return Buffer.concat([whole.subarray(0, from), other.subarray(start, end), whole.subarray(to)])
    }
    case 4:
      // Lengths and counts in binary formats: the extremes.
      if (whole.length > 8)
        whole.writeUInt32LE(
          random.pick([0, 1, 0x7fffffff, 0xffffffff, 0xfffffffe, 0x10000]),
          at(whole.length - 4, random),
        )
      return whole
    default:
      for (let flips = random.int(1, 30); flips > 0 && whole.length > 0; flips--)
        whole[at(whole.length, random)] = random.int(0, 255)
      return whole
  }
}

/** The members of a package: one of them made worse, left out, doubled, misnamed. */
function withWorsePart(bytes: Uint8Array, random: Random): Uint8Array {
  const members: { name: string; bytes: Uint8Array }[] = []
  try {
    const parts = openParts(bytes, { unpackedBytes: 50_000_000, ratio: 10_000 })
    for (const name of parts.names) members.push({ name, bytes: parts.read(name) ?? new Uint8Array(0) })
  } catch {
    return withTokens(bytes, TOKENS, random)
  }
  if (members.length === 0) return bytes
  const chosen = random.int(0, members.length - 1)
  const member = members[chosen]
  if (member === undefined) return bytes
  switch (random.int(0, 6)) {
    case 0:
      members.splice(chosen, 1)
      break
    case 1:
      members.push({
        ...member,
        name: random.pick([member.name, `../${member.name}`, '', `/${member.name}`, '\u0000', 'a'.repeat(3000)]),
      })
      break
    case 2:
      members[chosen] = { ...member, bytes: withWorseBytes(member.bytes, [member], random) }
      break
    default:
      members[chosen] = { ...member, bytes: withTokens(member.bytes, XML, random) }
  }
  return makeZip(members, random.pick(['utf8', 'utf8-unflagged', 'nfd']))
}

/** A mail's form: its boundaries, encodings, charsets, names, and a mail within the mail. */
function withWorseForm(bytes: Uint8Array, random: Random): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  const changed = ((): string => {
    switch (random.int(0, 6)) {
      case 0:
        return text.replace(/base64/i, random.pick(['quoted-printable', '7bit', 'x-uuencode', '8bit', 'BASE64;', '']))
      case 1:
        return text.replace(
          /charset="?[\w-]+"?/i,
          random.pick(['charset=utf-16', 'charset=windows-1258', 'charset=x', 'charset="']),
        )
      case 2: {
        const boundary = /boundary="?([^"\r\n;]+)/i.exec(text)?.[1]
        return boundary === undefined
          ? text
          : text.replaceAll(`--${boundary}--`, random.pick(['', `--${boundary}`, '--']))
      }
      case 3:
        return `Content-Type: message/rfc822\r\n\r\n${text}`
      case 4:
        return text.replace(
          /filename[^\r\n]*/i,
          random.pick(["filename*=utf-8''%E1%00%2e%2e%2f.docx", 'filename="../../a\\"b.zip"', 'filename=']),
        )
      case 5:
        return text.replace(
          /^Subject:[^\r\n]*/im,
          random.pick(['Subject: =?UTF-8?B?4bo?=', 'Subject: =?x?Q?=00?=', 'Subject:', 'Subject: Re: '.repeat(200)]),
        )
      default:
        return text.replace(/\r\n\r\n/, random.pick(['\r\n', '\n\n', '\r\r', '']))
    }
  })()
  return random.chance(0.5) ? withTokens(Buffer.from(changed, 'latin1'), MIME, random) : Buffer.from(changed, 'latin1')
}

function withTokens(bytes: Uint8Array, tokens: readonly string[], random: Random): Uint8Array {
  let whole = Buffer.from(bytes)
  for (let times = random.int(1, 6); times > 0; times--) {
    const place = at(whole.length + 1, random)
    const cut = random.chance(0.4) ? random.int(0, 60) : 0
    const token = Buffer.from(random.pick(tokens).repeat(random.chance(0.1) ? random.int(2, 300) : 1), 'utf8')
    whole = Buffer.concat([whole.subarray(0, place), token, whole.subarray(place + cut)])
  }
  return whole
}

function span(length: number, random: Random): [from: number, to: number] {
  const from = at(length + 1, random)
  return [from, Math.min(length, from + random.int(0, Math.max(1, Math.ceil(length / random.pick([1, 4, 40])))))]
}

function at(length: number, random: Random): number {
  return length <= 0 ? 0 : random.int(0, length - 1)
}

const MIME = [
  '\r\n',
  '\n\n',
  '--',
  '=?',
  '?=',
  '"',
  ';',
  '(',
  '<',
  '\u0000',
  'Content-Type: multipart/mixed; boundary=x\r\n',
  'Content-Type: message/rfc822\r\n\r\n',
  'begin 644 x\n',
  '=',
  '%E1',
  '\\',
  '\u1ebd\u0301',
  '\ud7ff',
]
const XML = [
  '<',
  '>',
  '&',
  '&#x110000;',
  '&#0;',
  ']]>',
  '<![CDATA[',
  '<w:p>',
  '</w:p>',
  '<w:tbl><w:tr><w:tc>',
  '</w:tbl>',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '<a>',
  ' w:val="99999999999"',
  ' r="ZZZ999999"',
  '<w:gridSpan w:val="100000"/>',
  '<table:table-row table:number-rows-repeated="1048576">',
  '\u0000',
]
const TOKENS = [
  '\\',
  '{',
  '}',
  '\\u-10179?',
  '\\bin999999 ',
  '\\trowd',
  '\\cell',
  '\\row',
  '<table>',
  '<td colspan=99999>',
  '</',
  '&#',
  ' obj',
  'endobj',
  'stream\r\n',
  '/Length 999999',
  '<<',
  '>>',
  '[',
  ']',
  '/Kids [1 0 R]',
  'TỜ TRÌNH',
  'Số:',
  'ngày 31 tháng 2 năm 0000',
  '\u0300',
  '1. ',
  '\t',
  '\n',
  'MẬT',
  'Họ và tên: ',
  '………',
  '01 tập thể và 99 cá nhân',
]
