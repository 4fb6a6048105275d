import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { loadCampaigns } from '#src/io/rules.ts'
import { watchRules } from '#src/io/rules-watch.ts'
import { until } from '#test/peers/program.ts'

const root = mkdtempSync(join(tmpdir(), 'rules-watch-'))
const stopping = new AbortController()
afterAll(() => {
  stopping.abort()
  rmSync(root, { recursive: true })
})

test('changed rules are taken while the service runs, faulty ones never', async () => {
  cpSync('rules/campaigns/63-kh-ldld-2021', join(root, 'mot'), { recursive: true })
  const file = join(root, 'mot/campaign.yaml')
  const sound = readFileSync(file, 'utf8')
  const { campaigns } = await loadCampaigns(root)
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  const rules = await watchRules(root, campaigns, { log, stopping: stopping.signal, everyMs: 20 })
  const phone = () => rules.current()[0]?.office.phone
  expect(await rules.look()).toBe('same')

  writeFileSync(file, sound.replace("phone: ''", "phone: '024 3000 0001'"))
  await until('the new number', () => phone() === '024 3000 0001')

  writeFileSync(file, sound.replaceAll('before: 2021-05-27', 'before: 2021-13-27'))
  await until('the fault is told', () => lines.some((line) => line.includes('the last sound ones stay in force')))
  expect(lines.join('')).toContain('2021-13-27')
  expect(phone()).toBe('024 3000 0001')

  writeFileSync(file, sound)
  await until('it is mended', () => phone() === '')
  rmSync(join(root, 'mot'), { recursive: true })
  await until('a folder that is gone is told', () => lines.filter((line) => line.includes('faulty')).length === 2)
  expect(rules.current()).toHaveLength(1)
})
