import { expect, test } from 'vitest'
import { authentication, trustedServer } from '#src/mail/authentication.ts'
import { mail, parse } from './mail-builder.ts'

const results = async (...headers: string[]) =>
  authentication(
    await parse(mail(...headers.map((value) => `Authentication-Results: ${value}`), '', 'x')),
    'mx.google.com',
  )

test('a verdict of our own server on top counts', async () => {
  expect(
    await results(
      'mx.google.com; dkim=pass header.i=@b.vn; spf=pass (a; b) smtp.mailfrom=a@b.vn; dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=b.vn',
    ),
  ).toBe('pass')
  expect(await results('mx.google.com 1; dkim=pass; dmarc=fail (p=REJECT) header.from=b.vn')).toBe('fail')
  expect(await results('MX.Google.com; spf=pass')).toBe('none')
  expect(await results('mx.google.com; dmarc=temperror')).toBe('none')
})

test('a verdict that anybody could have written does not', async () => {
  expect(await results('mx.evil.vn; dmarc=pass', 'mx.google.com; dmarc=pass')).toBe('none')
  expect(await results('mx.google.com.evil.vn; dmarc=pass')).toBe('none')
  expect(await results('mx.google.com; spf=pass (; dmarc=pass)')).toBe('none')
  expect(await results('mx.google.com; dmarc=pass; dmarc=fail')).toBe('fail')
  expect(await results()).toBe('none')
})

const named = async (own: string[], ...headers: string[]) =>
  trustedServer(await parse(mail(...headers, 'From: a@b.vn', '', 'x')), own)

test('the mailbox’s own server is known by who took the mail in', async () => {
  const google = 'Authentication-Results: mx.google.com; dmarc=fail'
  expect(await named(['ldld.mau@gmail.com'], 'Received: by 2002:a05:6a10 with SMTP id x', google)).toBe('mx.google.com')
  const workspace = [
    'Received: by 2002:a05:6a10 with SMTP id x',
    google,
    'Received: from mail.b.vn by mx.google.com with ESMTPS',
  ]
  expect(await named(['hoso@congdoan.example'], ...workspace)).toBe('mx.google.com')
  const ours = [
    'Received: from mx1.congdoan.vn by mail.congdoan.vn (Dovecot) with LMTP; x',
    'Authentication-Results: mx1.congdoan.vn 1; dmarc=fail',
  ]
  expect(await named(['hoso@congdoan.vn'], ...ours)).toBe('mx1.congdoan.vn')
  expect(
    await named(
      ['a@hanoi.gov.vn'],
      'Received: by mail.hanoi.gov.vn; x',
      'Authentication-Results: mx.danang.gov.vn; dmarc=fail',
    ),
  ).toBeNull()
})

test('findings of servers on the way, and those of nobody, are not ours', async () => {
  const theirs = 'Authentication-Results: mx.truong.edu.vn; dmarc=fail'
  expect(await named(['hoso@congdoan.vn'], 'Received: from x by mail.congdoan.vn; x', theirs)).toBeNull()
  expect(await named(['hoso@congdoan.vn'], theirs)).toBeNull()
  expect(await named(['hoso@congdoan.vn'], 'Received: by mail.congdoan.vn; x')).toBeNull()
  expect(
    await named(['hoso@congdoan.vn'], 'Received: from x (by mx.truong.edu.vn) by mail.congdoan.vn; x', theirs),
  ).toBeNull()
})
