import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { examineRoom } from '#src/commands/doctor/mail.ts'
import { examineAlerts, examineClock, examineSecrets } from '#src/commands/doctor/around.ts'

/** A clock outside, set as each test wants. */
let date: string | null = null
const server = createServer((_, response) => {
  response.sendDate = false
  if (date !== null) response.setHeader('date', date)
  response.writeHead(204).end()
})
let url = ''
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`
})
afterAll(() => void server.close())

test.each([
  [0, 'ok', /agrees/],
  [50, 'ok', /agrees/],
  [-3600, 'fault', /36\d\d s ahead of .*NTP/],
  [3600, 'fault', /3[56]\d\d s behind .*NTP/],
])('a clock that is %i s after ours', async (offsetS, state, says) => {
  date = new Date(Date.now() + offsetS * 1000).toUTCString()
  const found = await examineClock(url)
  expect([found.state, found.says]).toEqual([state, expect.stringMatching(says)])
})

test('where no clock answers, the time is shown for comparing', async () => {
  date = null
  for (const place of [url, 'http://127.0.0.1:1/']) {
    const found = await examineClock(place)
    expect([found.state, found.says]).toEqual(['note', expect.stringMatching(/\d\d:\d\d:\d\d UTC/)])
  }
})

test('a file with passwords is its owner’s alone, or it is said so', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'doctor-'))
  expect(await examineSecrets(join(folder, '.env'))).toBeNull()
  await writeFile(join(folder, '.env'), 'IMAP_PASSWORD=x\n', { mode: 0o600 })
  expect((await examineSecrets(join(folder, '.env')))?.state).toBe('ok')
  await chmod(join(folder, '.env'), 0o640)
  expect(await examineSecrets(join(folder, '.env'))).toMatchObject({
    state: 'fault',
    says: expect.stringContaining('chmod 600'),
  })
  await rm(folder, { recursive: true })
})

test('somebody is told of troubles, or it is said that nobody is', () => {
  const alert = { to: [], afterMs: 900_000 }
  expect(examineAlerts({ alert, staff: [{ address: 'an@x.example', role: 'officer' }] }).state).toBe('note')
  const told = (staff: Parameters<typeof examineAlerts>[0]['staff'], to: string[] = []) =>
    examineAlerts({ alert: { ...alert, to }, staff }).says
  expect(told([{ address: 'b@x.example', role: 'head' }])).toContain('15 minutes of trouble a mail goes to b@x.example')
  expect(
    told([
      { address: 'b@x.example', role: 'head' },
      { address: 'm@x.example', role: 'operator' },
    ]),
  ).toMatch(/to m@x\.example$/)
  expect(told([{ address: 'm@x.example', role: 'operator' }], ['k@x.example'])).toMatch(/to k@x\.example$/)
})

test.each([
  [14.6e9, 15e9, 'note'],
  [14.7e9, 15e9, 'fault'],
  [1e9, 15e9, 'ok'],
])('a mailbox of which %d of %d bytes are used', (used, limit, state) => {
  expect(examineRoom(used, limit).map((found) => found.state)).toEqual([state])
  expect([...examineRoom(undefined, limit), ...examineRoom(used, 0)]).toEqual([])
})
