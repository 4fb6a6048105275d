import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from '#src/config.ts'

const MAILBOX = {
  IMAP_HOST: 'imap.congdoan.example',
  IMAP_USER: 'HoSo@congdoan.example',
  IMAP_PASSWORD: 'matkhau',
  SMTP_HOST: 'smtp.congdoan.example',
}

describe('configuration by environment', () => {
  test('nothing set means the demo, with everything in the project', () => {
    expect(readConfig({})).toMatchObject({
      mail: null,
      databaseUrl: null,
      redisUrl: null,
      dataDir: resolve(import.meta.dirname, '../../data'),
      rulesDir: resolve(import.meta.dirname, '../../rules/campaigns'),
      board: { host: '127.0.0.1', port: 8063, portIsWanted: false, url: 'http://127.0.0.1:8063' },
      logLevel: 'info',
    })
  })

  test('a mailbox needs a host, a user and a password; the rest follows', () => {
    const { mail } = readConfig(MAILBOX)
    const login = { kind: 'password', password: 'matkhau' }
    expect(mail).toEqual({
      folders: [],
      imap: { host: 'imap.congdoan.example', port: 993, security: 'tls', user: 'HoSo@congdoan.example', login },
      smtp: { host: 'smtp.congdoan.example', port: 465, security: 'tls', user: 'HoSo@congdoan.example', login },
      from: 'hoso@congdoan.example',
    })
  })

  test('Gmail’s way out is known, and OAuth2 takes the passwords’ place', () => {
    const { mail } = readConfig({
      IMAP_HOST: 'imap.gmail.com',
      IMAP_USER: 'hoso@gmail.com',
      GOOGLE_CLIENT_ID: 'id',
      GOOGLE_CLIENT_SECRET: 'secret',
      GOOGLE_REFRESH_TOKEN: 'token',
    })
    expect(mail?.smtp).toMatchObject({ host: 'smtp.gmail.com', port: 465, login: { kind: 'oauth2' } })
  })

  test('an empty value is an absent one', () => {
    expect(readConfig({ IMAP_HOST: '', DATABASE_URL: '  ' })).toMatchObject({ mail: null, databaseUrl: null })
  })

  test.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['127.9.9.9', true],
    ['::1', true],
    ['128.0.0.1', false],
    ['localhost.congdoan.example', false],
    ['::2', false],
  ])('passwords in clear go to this machine only: %s', (host, allowed) => {
    const read = () => readConfig({ ...MAILBOX, IMAP_HOST: host, IMAP_SECURITY: 'none' })
    if (allowed) expect(read().mail?.imap).toMatchObject({ security: 'none', port: 143 })
    else expect(read).toThrow('IMAP_SECURITY: none would send the password in clear')
  })

  test.each([
    ['0', false],
    ['1', true],
    ['65535', true],
    ['65536', false],
    ['99x', false],
  ])('a port is a number from 1 to 65535: %s', (port, allowed) => {
    const read = () => readConfig({ BOARD_PORT: port })
    if (allowed) expect(read().board.port).toBe(Number(port))
    else expect(read).toThrow('BOARD_PORT: expected a port, a number from 1 to 65535')
  })

  test('everything wrong is told at once, with what to do', () => {
    const faults = faultsOf({
      IMAP_HOST: 'https://mail.example',
      IMAP_SECURITY: 'ssl',
      SMTP_PORT: '587',
      GOOGLE_CLIENT_ID: 'id',
      DATABASE_URL: 'mysql://localhost',
      REDIS_URL: 'localhost',
      MAIL_FROM: 'not an address',
      STAFF: 'an@congdoan.example:officer, binh',
      LOG_LEVEL: 'loud',
    })
    for (const name of [
      'IMAP_HOST',
      'IMAP_SECURITY',
      'GOOGLE_CLIENT_SECRET, GOOGLE_REFRESH_TOKEN',
      'DATABASE_URL',
      'REDIS_URL',
      'MAIL_FROM',
      'STAFF',
      'LOG_LEVEL',
    ])
      expect(faults.join('\n')).toContain(name)
  })

  test('half a mailbox names what is missing', () => {
    const missing = faultsOf({ IMAP_HOST: 'imap.congdoan.example' }).map((fault) => fault.split(':', 1)[0])
    expect(missing).toEqual(['IMAP_USER', 'IMAP_PASSWORD', 'SMTP_HOST'])
    expect(faultsOf({ IMAP_USER: 'hoso@congdoan.example' })).toEqual([
      expect.stringContaining('IMAP_HOST: missing although IMAP_USER is set'),
    ])
  })

  test('a malware scanner is named by its socket or its port', () => {
    const clamd = (CLAMD_URL: string) => readConfig({ CLAMD_URL }).clamd
    expect(readConfig({}).clamd).toBeNull()
    expect(clamd('unix:/run/clamav/clamd.ctl')).toEqual({ path: '/run/clamav/clamd.ctl' })
    expect(clamd('unix:///run/clamav/clamd.ctl')).toEqual({ path: '/run/clamav/clamd.ctl' })
    expect(clamd('tcp://clamav')).toEqual({ host: 'clamav', port: 3310 })
    expect(clamd('tcp://[::1]:3311')).toEqual({ host: '::1', port: 3311 })
    for (const wrong of ['clamav', 'http://clamav:3310', 'unix:relative', 'tcp://'])
      expect(faultsOf({ CLAMD_URL: wrong })).toEqual([expect.stringContaining('CLAMD_URL: expected an address')])
  })

  test('port 587 wants to be told that it speaks STARTTLS', () => {
    expect(faultsOf({ ...MAILBOX, SMTP_PORT: '587' })).toEqual([expect.stringContaining('SMTP_SECURITY: missing')])
    expect(readConfig({ ...MAILBOX, SMTP_PORT: '587', SMTP_SECURITY: 'starttls' }).mail?.smtp.port).toBe(587)
  })
})

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
}
