import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { check } from '#src/commands/check.ts'
import type { Verdict } from '#src/dossiers/verdict.ts'

/**
 * One folder, one case: mails in a row (mail.eml, or 1.eml, 2.eml ...) and what must come out (expected.yaml: one entry a
 * mail, in order of receipt; only what is written there is compared; `replies` are kinds). A bug from the field becomes
 * one of these.
 */
const FOLDER = join(import.meta.dirname)
const cases = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

// Each waits for a reading process to start: two cores start two at a time.
describe('case', () => {
  it.concurrent.each(cases)('%s', async (name) => {
    const expected: unknown[] = parse(readFileSync(join(FOLDER, name, 'expected.yaml'), 'utf8'))
    const verdicts = await judged(join(FOLDER, name))
    expect(verdicts.map(comparable)).toMatchObject(expected)
  })
})

async function judged(path: string): Promise<Verdict[]> {
  const out: string[] = []
  const err: string[] = []
  const code = await check(
    ['--json', path],
    { rulesDir: 'rules/campaigns', readers: 1 },
    { out: (text) => void out.push(text), err: (text) => void err.push(text) },
  )
  expect(err.join('')).toBe('')
  expect(code).toBe(0)
  return out.map((line): Verdict => JSON.parse(line))
}

function comparable(verdict: Verdict) {
  return {
    ...verdict,
    documents: verdict.documents.map((document) => ({ ...document, file: document.path.join(' / ') })),
    replies: verdict.replies.map(({ kind }) => kind),
    remarks: verdict.dossiers.flatMap(({ remarks }) => remarks.map(({ code }) => code)),
  }
}
