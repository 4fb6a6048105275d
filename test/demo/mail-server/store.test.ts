import { createTransport } from 'nodemailer'
import { describe, expect, it } from 'vitest'
import { MAX_MAIL_BYTES } from '#demo/mail-server/smtp.ts'
import { startMailServer } from '#demo/mail-server/start.ts'
import {
  createMailStore,
  MAX_ACCOUNTS,
  MAX_FOLDER_NAME,
  MAX_FOLDERS,
  MAX_STORE_BYTES,
} from '#demo/mail-server/store.ts'
import { PASSWORD, serverOptions } from './client.ts'

describe("the demo's mail in memory", () => {
  it('makes an account of any address, up to a number, and of nothing else', () => {
    const store = createMailStore({ uidValidity: 1 })
    expect(store.account('A@B.example')).toBe(store.account(' a@b.example '))
    for (const not of ['', 'a', 'a@', '@b', 'a b@c', 'a@b\r\nc', `${'x'.repeat(260)}@b.example`, '<a@b>']) {
      expect(store.account(not), not).toBeNull()
    }
    for (let number = store.accounts.size; number < MAX_ACCOUNTS; number += 1) {
      expect(store.account(`u${number}@b.example`)).not.toBeNull()
    }
    expect(store.account('one.too.many@b.example')).toBeNull()
    expect(store.account('a@b.example')).not.toBeNull()
  })

  it('makes folders up to a number and a length of name', () => {
    const store = createMailStore({ uidValidity: 1 })
    const account = store.account('a@b.example')!
    expect(store.createFolder(account, 'x'.repeat(MAX_FOLDER_NAME))).not.toBeNull()
    expect(store.createFolder(account, 'x'.repeat(MAX_FOLDER_NAME + 1))).toBeNull()
    while (account.folders.size < MAX_FOLDERS) store.createFolder(account, `f${account.folders.size}`)
    expect(store.createFolder(account, 'one too many')).toBeNull()
  })

  it('counts what it holds, and gives the place back', () => {
    const store = createMailStore({ uidValidity: 1 })
    const inbox = store.account('a@b.example')!.folders.get('INBOX')!
    const message = store.append(inbox, Buffer.alloc(1000), { internalDate: new Date() })
    expect(store.fits(MAX_STORE_BYTES - 1000)).toBe(true)
    expect(store.fits(MAX_STORE_BYTES - 999)).toBe(false)
    store.expunge(inbox, new Set([message]))
    store.expunge(inbox, new Set([message]))
    expect(store.fits(MAX_STORE_BYTES)).toBe(true)
    expect(store.fits(MAX_STORE_BYTES + 1)).toBe(false)
  })

  it('refuses a mail past the size that SMTP announces, and takes one of that size', async () => {
    const delivered: number[] = []
    await using server = await startMailServer({
      ...serverOptions,
      onDelivery: ({ raw }) => void delivered.push(raw.length),
      onFault: (error) => {
        throw error
      },
    })
    const transport = createTransport({ host: '127.0.0.1', port: server.smtpPort })
    const send = (bytes: number): Promise<unknown> => {
      const head = 'From: a@b.example\r\nTo: c@d.example\r\n\r\n'
      const line = `${'x'.repeat(76)}\r\n`
      const body = line.repeat(Math.ceil(bytes / line.length)).slice(0, bytes - head.length - 2)
      return transport.sendMail({ envelope: { from: 'a@b.example', to: 'c@d.example' }, raw: `${head}${body}\r\n` })
    }
    await send(MAX_MAIL_BYTES - 1000)
    await expect(send(MAX_MAIL_BYTES + 1000)).rejects.toMatchObject({ responseCode: 552 })
    expect(delivered).toHaveLength(1)
    await expect(
      createTransport({
        host: '127.0.0.1',
        port: server.smtpPort,
        auth: { user: 'a@b.example', pass: `${PASSWORD}!` },
      }).verify(),
    ).rejects.toMatchObject({ responseCode: 535 })
  })
})
