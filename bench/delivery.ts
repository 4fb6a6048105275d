/** From a mail's delivery in a real Dovecot to its receipt at SMTP, against the extraction alone of the same mails. */
import { setTimeout as sleep } from 'node:timers/promises'
import { createReaderPool } from '#src/io/sandbox.ts'
import { answeredId, IN_TIME } from '#test/peers/mails.ts'
import { openSetting } from '#test/peers/setting.ts'
import { benchMail } from './mails.ts'
import { median, quantile, row, type Row } from './table.ts'

const MAILS = 25
/** Not counted: processes start, code is compiled. */
const WARM_UP = 3
const LOST_MS = 60_000

export async function benchDelivery(): Promise<Row[]> {
  const mails: Uint8Array[] = []
  for (let index = 0; index < WARM_UP + MAILS; index += 1) mails.push(await benchMail(index))
  const times = (await answerTimes(mails)).slice(WARM_UP)
  const answers = times.map(({ delivered }) => delivered)
  const ours = times.map(({ told }) => told)
  const readings = (await readingTimes(mails)).slice(WARM_UP)
  return [
    row(
      'receipt after delivery (IDLE, embedded pair)',
      'extraction alone, one warm reader',
      median(answers) / median(readings),
      '–',
      `receipt ${inMs(answers)}, of it since the server told of the mail ${inMs(ours)}, extraction ${inMs(readings)}; ${MAILS} mails, one at a time`,
    ),
  ]
}

/** Milliseconds to the receipt: since the delivery began, and since the server told somebody in IDLE (Dovecot waits half a second). */
type AnswerTime = { readonly delivered: number; readonly told: number }

async function answerTimes(mails: readonly Uint8Array[]): Promise<AnswerTime[]> {
  await using setting = await openSetting('embedded')
  const { dovecot, smtp } = setting
  const service = setting.start([], { LOG_LEVEL: 'warn' })
  await service.ready()
  const office = await dovecot.session()
  const witness = await dovecot.session()
  await witness.mailboxOpen('INBOX', { readOnly: true })
  let toldAt = 0
  witness.on('exists', () => (toldAt = performance.now()))
  void witness.idle().catch(() => undefined)
  const times: AnswerTime[] = []
  try {
    for (const [index, raw] of mails.entries()) {
      const start = performance.now()
      await office.append('INBOX', Buffer.from(raw), [], IN_TIME)
      // The peer's own record is asked often enough not to count in the figures.
      while (!smtp.taken.some((letter) => answeredId(letter.raw) === `bench-${index}`)) {
        if (performance.now() - start > LOST_MS)
          throw new Error(`Mail ${index} was not answered within ${LOST_MS} ms: ${service.log().slice(-3000)}`)
        await sleep(2)
      }
      const end = performance.now()
      times.push({ delivered: end - start, told: end - toldAt })
    }
  } finally {
    witness.close()
    office.close()
  }
  return times
}

async function readingTimes(mails: readonly Uint8Array[]): Promise<number[]> {
  await using pool = createReaderPool({ size: 1 })
  const times: number[] = []
  for (const raw of mails) {
    const start = performance.now()
    await pool.readMail(raw, IN_TIME)
    times.push(performance.now() - start)
  }
  return times
}

function inMs(times: readonly number[]): string {
  return `${Math.round(median(times))} ms (95 %: ${Math.round(quantile(times, 0.95))} ms)`
}
