import { describe, expect, test } from 'vitest'
import { answeredId, IN_TIME, plainMail } from '#test/peers/mails.ts'
import { until } from '#test/peers/program.ts'
import { openSetting, type Pair, PAIRS } from '#test/peers/setting.ts'
import { type Milestone, MILESTONES } from '#workers/context.ts'

/** Every step in the installation that most have; elsewhere those on either side of the database and the way out. */
const STEPS: Record<Pair, readonly Milestone[]> = {
  embedded: MILESTONES,
  external: ['stored', 'judged', 'sending', 'accepted'],
}

describe.each(PAIRS)('killed at the steps of a mail’s way (%s)', (pair) => {
  const steps = STEPS[pair]

  test(
    'every mail is answered, and answered once, where the server files what it sent',
    { timeout: 400_000 },
    async () => {
      await using setting = await openSetting(pair)
      const { dovecot, smtp } = setting
      smtp.onTaken = async (raw) => await dovecot.deliver(raw, undefined, 'Sent')

      for (const milestone of steps) {
        await dovecot.deliver(plainMail(milestone), IN_TIME)
        const { signal } = await setting.start(['--stop-at', milestone]).ended()
        expect(signal, `ended by itself at ${milestone}`).toBe('SIGKILL')
      }
      const survivor = setting.start()
      await survivor.ready()
      await until(
        'every mail is answered',
        () => steps.every((step) => smtp.taken.some(({ raw }) => answeredId(raw) === step)),
        {
          withinMs: 90_000,
        },
      )

      const answered = smtp.taken.map(({ raw }) => answeredId(raw)).sort()
      expect(answered).toEqual([...steps].sort())
      const code = await survivor.stop()
      expect(code, survivor.log().slice(-2000)).toBe(0)
      const inbox = await dovecot.mails('INBOX')
      expect(inbox).toHaveLength(steps.length)
      expect(inbox.flatMap(({ flags }) => flags)).not.toContain('\\Seen')
    },
  )
})

test(
  'where nothing can know whether a letter left, the same bytes go again under the same Message-ID',
  { timeout: 200_000 },
  async () => {
    await using setting = await openSetting('embedded', { sentFolder: false })
    const { dovecot, smtp } = setting
    await dovecot.deliver(plainMail('mot'), IN_TIME)
    expect((await setting.start(['--stop-at', 'accepted']).ended()).signal).toBe('SIGKILL')
    await setting.start().ready()

    await until('the letter goes again', () => smtp.taken.length === 2, { withinMs: 90_000 })
    const [first, second] = smtp.taken
    expect(second?.raw).toBe(first?.raw)
    expect(second?.messageId).toBe(first?.messageId)
  },
)
