import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#src/store/database.ts'
import { sql } from '#src/store/sql.ts'
import { openLine, type Line } from '#test/peers/proxy.ts'
import { IN_TIME, plainMail } from '#test/peers/mails.ts'
import { until } from '#test/peers/program.ts'
import { freePort } from '#test/peers/free-port.ts'
import type { RunningService } from '#test/peers/service.ts'
import { databaseOf, openSetting, type Setting } from '#test/peers/setting.ts'

/** A service whose mailbox and whose way out can be taken away, and which tells its operator after three seconds. */
let setting: Setting
let database: Database
let wayOut: Line
let service: RunningService
let board: string
const ending = new AsyncDisposableStack()

beforeAll(async () => {
  setting = ending.use(await openSetting('embedded'))
  wayOut = ending.use(await openLine(setting.smtp.port))
  const port = await freePort()
  board = `http://127.0.0.1:${port}`
  service = setting.start([], {
    SMTP_PORT: String(wayOut.port),
    BOARD_PORT: String(port),
    STAFF: 'an@congdoan.example:officer,may@congdoan.example:operator',
    ALERT_AFTER_MINUTES: '0.05',
  })
  await service.ready()
  database = ending.use(await databaseOf(setting))
})
afterAll(async () => await ending.disposeAsync())

const told = (subject: RegExp) => setting.smtp.taken.filter((mail) => subject.test(mail.subject))
const incidents = async () =>
  await database.query<{ kind: string; over: boolean }>(
    sql`select kind, over_at is not null as over from incident order by id`,
  )
const ask = async (path: string): Promise<[number, string]> => {
  const response = await fetch(board + path)
  return [response.status, await response.text()]
}

test('a mailbox that is away is told once, by a letter that needs no mailbox, and so is its return', async () => {
  await setting.dovecot.stop()
  await until('the operator is told', () => told(/Không vào được hộp thư/).length > 0, { withinMs: 60_000 })
  const [mail] = told(/Không vào được hộp thư/)
  expect(mail?.to).toEqual(['may@congdoan.example'])
  expect(await ask('/healthz')).toEqual([200, 'ok'])
  expect((await ask('/metrics'))[1]).toMatch(/^tiepnhan_incidents_open\{kind="mailbox"\} 1$/m)
  await until('its failures are counted', async () =>
    /^tiepnhan_imap_failures_total [1-9]\d*$/m.test((await ask('/metrics'))[1]),
  )
  await until('three more looks', () => service.log().split('is not watched for the moment').length > 4)
  await setting.dovecot.start()
  await until('its end is told', () => told(/Đã vào lại được hộp thư/).length > 0, { withinMs: 90_000 })
  expect(told(/Không vào được hộp thư/)).toHaveLength(1)
  expect(told(/Đã vào lại được hộp thư/)).toHaveLength(1)
  expect(await incidents()).toEqual([{ kind: 'mailbox', over: true }])
}, 200_000)

test('a way out that is lost is said in the log and to whoever asks, and by mail when it is back', async () => {
  wayOut.freeze()
  wayOut.cut()
  await setting.dovecot.deliver(plainMail('mot'), IN_TIME)
  await until('it is noticed', async () => (await incidents()).some(({ kind, over }) => kind === 'way-out' && !over), {
    withinMs: 90_000,
  })
  expect(service.log()).toContain('no letter leaves for too long')
  const [status, says] = await ask('/readyz')
  expect([status, says]).toEqual([503, 'database: ok\nqueue: ok\nmailbox: ok\nway out: no letter leaves\n'])
  wayOut.cut()
  wayOut.mend()
  await until(
    'both leave',
    () => told(/Đã gửi lại được thư/).length === 1 && told(/Hồ sơ|hồ sơ|Kế hoạch/).length >= 1,
    {
      withinMs: 120_000,
    },
  )
  expect(told(/Không gửi được thư/)).toHaveLength(0)
  await until('all is well', async () => (await ask('/readyz'))[0] === 200)
}, 300_000)
