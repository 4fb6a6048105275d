import { expect, test } from 'vitest'
import { authentication } from '#src/mail/authentication.ts'
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
