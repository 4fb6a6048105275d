import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { OFFICE, STORY } from '#demo/story.ts'
import { check } from '#src/commands/check.ts'
import type { Verdict, VerdictDossier } from '#src/dossiers/verdict.ts'

const ROOT = join(import.meta.dirname, '../..')
const MAILS = join(ROOT, 'demo/mails')

describe("the demo's mails", () => {
  it('are one file a step, in the order of their receipt', async () => {
    const files = (await readdir(MAILS)).filter((name) => name.endsWith('.eml')).toSorted()
    expect(files).toEqual(STORY.map(({ file }) => file))
    const times = STORY.map(({ receivedAt }) => Date.parse(receivedAt))
    expect(times).toEqual(times.toSorted((one, other) => one - other))
    expect(new Set(times).size).toBe(times.length)
  })

  it('are judged offline as the story expects', async () => {
    let out = ''
    const said: string[] = []
    const console = { out: (text: string) => void (out += text), err: (text: string) => void said.push(text) }
    const code = await check(['--json', MAILS], { rulesDir: join(ROOT, 'rules/campaigns'), readers: 2 }, console)
    expect(said).toEqual([])
    expect(code).toBe(0)
    const verdicts = out
      .trim()
      .split('\n')
      .map((line): Verdict => JSON.parse(line))
    const last = new Map(verdicts.flatMap(({ dossiers }) => dossiers).map((dossier) => [dossier.code, dossier]))
    const state = (dossier: VerdictDossier): [string, unknown] => {
      const { submission, status, timeliness } = last.get(dossier.code) ?? dossier
      return [submission, { status, late: timeliness === 'late' }]
    }
    expect(
      verdicts.map(({ file, silence, dossiers }) => ({
        file: file.split('/').at(-1),
        silence,
        dossiers: Object.fromEntries(dossiers.map(state)),
      })),
    ).toEqual(STORY.map(({ file, expected: { silence, dossiers } }) => ({ file, silence, dossiers })))
    expect(verdicts.flatMap(({ replies }) => replies.flatMap(({ to }) => to))).not.toContain(OFFICE)
  })
})
