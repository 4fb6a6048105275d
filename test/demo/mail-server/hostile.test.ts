import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAX_KEYS } from '#demo/mail-server/imap/commands/search-criteria.ts'
import { MAX_PART_DEPTH, MAX_PARTS, structureOf } from '#demo/mail-server/imap/message/mime.ts'
import { MAX_DEPTH } from '#demo/mail-server/imap/parse.ts'
import { MAX_COMMAND, MAX_COMMAND_BEFORE_LOGIN, MAX_LINE } from '#demo/mail-server/imap/read-command.ts'
import { MAX_RANGES } from '#demo/mail-server/imap/sequence-set.ts'
import { startMailServer, type MailServer } from '#demo/mail-server/start.ts'
import { PASSWORD, rawClient, serverOptions } from './client.ts'

let server: MailServer
const faults: unknown[] = []

beforeAll(async () => {
  server = await startMailServer({ ...serverOptions, onFault: (error) => faults.push(error) })
})

afterAll(async () => {
  await server[Symbol.asyncDispose]()
  expect(faults).toEqual([])
})

async function loggedIn(user = 'thu@tiepnhan.example'): Promise<Awaited<ReturnType<typeof rawClient>>> {
  const client = await rawClient(server.imapPort)
  client.send(`l LOGIN ${user} ${PASSWORD}\r\n`)
  await client.until(/l OK/)
  return client
}

/** One command, the answer up to its tagged line. */
async function say(client: Awaited<ReturnType<typeof rawClient>>, command: string): Promise<string> {
  client.send(`t ${command}\r\n`)
  return await client.until(/(^|\n)(t|\*) (OK|NO|BAD) [^\n]*\r\n$/)
}

describe('the demo IMAP server, asked by no decent client', () => {
  it.each([
    ['', /\* BAD/],
    ['(((', /BAD/],
    ['FETCH 1 FLAGS', /Log in first/],
    ['LOGIN', /BAD Expected a user name/],
    ['LOGIN "never closed', /BAD A quoted string/],
    ['LOGIN x y', /AUTHENTICATIONFAILED/],
    ['AUTHENTICATE GSSAPI', /NO \[CANNOT\]/],
    ['AUTHENTICATE PLAIN !!!!', /BAD Expected user and password/],
    ['__proto__', /BAD/],
    ['CONSTRUCTOR', /BAD Command not known/],
  ])('answers %j before login and lives', async (command, answer) => {
    const client = await rawClient(server.imapPort)
    await client.until(/\* OK/)
    client.send(command === '' ? '\r\n' : `t ${command}\r\n`)
    expect(await client.until(/(BAD|NO) [^\n]*\r\n$/)).toMatch(answer)
    expect(await say(client, 'NOOP')).toContain('t OK')
    client.socket.destroy()
  })

  it.each([
    'FETCH 1 FLAGS',
    'SELECT',
    'SELECT Nowhere',
    'SELECT INBOX (',
    'STATUS INBOX (NOTHING)',
    'STATUS INBOX MESSAGES',
    'LIST "" (',
    `LIST "" "${'%*'.repeat(120)}"`,
    'CREATE "a*b"',
    'DELETE INBOX',
    'RENAME INBOX x',
    'APPEND INBOX nothing',
    'APPEND INBOX (\\Seen "quoted',
    'ENABLE)',
    'UID',
    'UID NOOP',
  ])('answers %j after login with NO or BAD', async (command) => {
    const client = await loggedIn()
    expect(await say(client, command)).toMatch(/(NO|BAD) /)
    client.socket.destroy()
  })

  it.each([
    'FETCH 0 FLAGS',
    'FETCH 7 FLAGS',
    'FETCH 1:x FLAGS',
    'FETCH 1 ()',
    'FETCH 1 NOTHING',
    'FETCH 1 BODY[HEADER.FIELDS]',
    'FETCH 1 BODY[HEADER.FIELDS (a',
    'FETCH 1 BODY[MIME]',
    'FETCH 1 BODY[1..2]',
    'FETCH 1 BODY[',
    'FETCH 1 (FLAGS) (CHANGEDSINCE x)',
    'STORE 1 FLAGS (\\Bad"flag)',
    'STORE 1 NOTHING (\\Seen)',
    'STORE 1 +FLAGS (a\\b)',
    'SEARCH',
    'SEARCH NOT',
    'SEARCH OR SEEN',
    'SEARCH BEFORE yesterday',
    'SEARCH CHARSET EBCDIC ALL',
    'SEARCH WHATEVER',
    `SEARCH ${'NOT '.repeat(MAX_KEYS)}ALL`,
    `SEARCH ${'('.repeat(MAX_DEPTH + 1)}ALL${')'.repeat(MAX_DEPTH + 1)}`,
    `FETCH ${'1,'.repeat(MAX_RANGES)}1 UID`,
    'COPY 1 Nowhere',
    'MOVE 1',
  ])('answers %j on a mailbox with NO or BAD', async (command) => {
    const client = await loggedIn()
    client.send(`a APPEND INBOX {5+}\r\na: b\n\r\n`)
    await client.until(/a OK/)
    await say(client, 'SELECT INBOX')
    expect(await say(client, command)).toMatch(/t (NO|BAD) /)
    client.socket.destroy()
  })

  it('takes a list as deep and a set as long as the limits, not one more', async () => {
    const client = await loggedIn('sau-vua@tiepnhan.example')
    client.send(`a APPEND INBOX {5+}\r\na: b\n\r\n`)
    await client.until(/a OK/)
    await say(client, 'SELECT INBOX')
    expect(await say(client, `SEARCH ${'('.repeat(MAX_DEPTH)}ALL${')'.repeat(MAX_DEPTH)}`)).toContain('* SEARCH 1')
    expect(await say(client, `FETCH ${'1,'.repeat(MAX_RANGES - 1)}1 UID`)).toContain('UID 1')
    expect(await say(client, `SEARCH ${'SEEN '.repeat(MAX_KEYS - 1)}ALL`)).toContain('t OK')
    client.socket.destroy()
  })

  it('ends a connection that sends an endless line, and only that one', async () => {
    const [endless, other] = [await loggedIn(), await loggedIn()]
    endless.send('x'.repeat(MAX_LINE + 2))
    expect(await endless.until(/BYE/)).toContain('* BYE Line too long')
    await endless.ended()
    expect(await say(other, 'NOOP')).toContain('t OK')
    other.socket.destroy()
  })

  it('refuses a literal past the limit without asking for it, and reads past one that comes anyway', async () => {
    const client = await loggedIn()
    expect(await say(client, `APPEND INBOX {${MAX_COMMAND + 1}}`)).toContain('t NO [TOOBIG]')
    client.socket.destroy()
    const early = await rawClient(server.imapPort)
    await early.until(/\* OK/)
    const size = MAX_COMMAND_BEFORE_LOGIN + 1
    early.send(`t LOGIN {${size}+}\r\n${'x'.repeat(size)} {3+}\r\nabc\r\n`)
    expect(await early.until(/t NO/)).toContain('[TOOBIG]')
    expect(await say(early, 'NOOP')).toContain('t OK')
    early.socket.destroy()
  })

  it('ends a connection after five failed logins', async () => {
    const client = await rawClient(server.imapPort)
    for (let attempt = 0; attempt < 5; attempt += 1) client.send(`t LOGIN a@b.example sai\r\n`)
    expect(await client.until(/BYE Too many/)).toContain('BYE Too many failed logins')
    await client.ended()
  })

  it('survives clients that vanish in the middle of everything', async () => {
    for (const beginning of [
      't APPEND INBOX {1000}\r\nab',
      't IDLE\r\n',
      't AUTHENTICATE PLAIN\r\n',
      't LOGIN {3}\r\n',
    ]) {
      const client = await loggedIn()
      client.send(beginning)
      await new Promise((resolve) => setTimeout(resolve, 10))
      client.socket.destroy()
    }
    const client = await loggedIn()
    expect(await say(client, 'NOOP')).toContain('t OK')
    client.socket.destroy()
  })

  it('describes broken, bottomless and endless mails', async () => {
    const deep = Array.from(
      { length: 60 },
      (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`,
    )
    const wide = `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(MAX_PARTS + 100)}--b--\r\n`
    const nested = 'Content-Type: message/rfc822\r\n\r\n'.repeat(60)
    const mails = [
      '',
      '\r\n\r\n',
      'no header at all',
      'Content-Type: multipart/mixed\r\n\r\nno boundary',
      'Content-Type: multipart/mixed; boundary="never"\r\n\r\nnot found',
      'Content-Type: multipart/mixed; boundary="cut"\r\n\r\n--cut\r\nContent-Type: text/plain\r\n\r\nhalf',
      'Content-Type: ;;;=;"\r\nFrom: <<>>@@,,;\r\nTo: "\r\n\r\n',
      'From: =?utf-8?B?not base64?= <a\x00b@c>\r\nSubject: \xff\xfe"\\\r\n\r\n\x00',
      deep.join(''),
      wide,
      nested,
    ]
    const client = await loggedIn('hong@tiepnhan.example')
    for (const mail of mails) {
      const bytes = Buffer.from(mail, 'latin1')
      client.send(`a APPEND INBOX {${bytes.length}+}\r\n`)
      client.send(bytes)
      client.send('\r\n')
      await client.until(/a OK/)
    }
    await say(client, 'SELECT INBOX')
    const answer = await say(client, 'FETCH 1:* (ENVELOPE BODYSTRUCTURE BODY[1.1.1.1] BODY[1.HEADER] BODY[TEXT]<5.10>)')
    expect(answer.match(/\* \d+ FETCH /g)).toHaveLength(mails.length)
    expect(answer).toContain('t OK')
    expect(await say(client, 'SEARCH TEXT x')).toContain('t OK')
    client.socket.destroy()
  })

  it('counts parts and depth up to the limits and no further', () => {
    const mail = (parts: number): Buffer =>
      Buffer.from(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(parts)}--b--\r\n`)
    expect(structureOf(mail(MAX_PARTS - 1)).parts).toHaveLength(MAX_PARTS - 1)
    expect(structureOf(mail(MAX_PARTS + 50)).parts).toHaveLength(MAX_PARTS - 1)
    const depth = (raw: string): number => {
      let part = structureOf(Buffer.from(raw))
      let levels = 0
      while (part.message) {
        part = part.message
        levels += 1
      }
      return levels
    }
    const header = 'Content-Type: message/rfc822\r\n\r\n'
    expect(depth(`${header.repeat(MAX_PART_DEPTH)}a: b\r\n\r\n`)).toBe(MAX_PART_DEPTH)
    expect(depth(`${header.repeat(MAX_PART_DEPTH + 5)}a: b\r\n\r\n`)).toBe(MAX_PART_DEPTH)
  })

  it('lives through random bytes', async () => {
    let seed = 20_210_527
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
      return seed % below
    }
    const pieces = [
      't ',
      'FETCH ',
      'UID ',
      '1:* ',
      '(',
      ')',
      '"',
      '[',
      ']',
      '{3+}\r\n',
      '{2}\r\n',
      'BODY',
      'BODY[',
      '<0.1>',
      '\r\n',
      '\0',
      '\xff',
      '*',
      '\\',
      ' ',
      'SEARCH ',
      'OR ',
      'STORE ',
      'FLAGS ',
      'APPEND INBOX ',
    ]
    for (let round = 0; round < 30; round += 1) {
      const client = await loggedIn()
      client.send('t SELECT INBOX\r\n')
      const text = Array.from({ length: 200 }, () => pieces[random(pieces.length)]).join('')
      client.send(Buffer.from(text, 'latin1'))
      client.send('\r\n'.repeat(3))
      await client.until(/t OK/)
      client.socket.destroy()
    }
    const client = await loggedIn()
    expect(await say(client, 'NOOP')).toContain('t OK')
    client.socket.destroy()
  })
})
