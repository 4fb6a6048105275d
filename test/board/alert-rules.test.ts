import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { metricsText } from '#src/board/metrics-text.ts'

/** Figures of a service that has everything. */
const text = metricsText({
  version: '1',
  depths: { read: 1, judge: 0, send: 0 },
  residentBytes: 1,
  startedAt: 1,
  metrics: {
    mails: ['received', 'read', 'judged', 'parked'].map((state) => ({ state, count: 1 })),
    dossiers: [{ campaign: 'a"b\\c', status: 'complete', count: 2 }],
    letters: [{ kind: 'receipt', state: 'failed', count: 1 }],
    oldest: ['received', 'read', 'letter'].map((what) => ({ what, seconds: 1.5 })),
    lag: [{ quantile: '1', seconds: 2 }],
    lastLookAt: 1,
    troubleS: 0,
    incidents: [{ kind: 'mailbox', open: 1 }],
    suppressed: 0,
    databaseBytes: 1,
    schema: 80,
    tallies: [{ name: 'step_failures', label: 'read', value: 1 }],
  },
})

const Rule = z.object({ alert: z.string(), expr: z.string(), annotations: z.object({ summary: z.string() }) })
const Rules = z.object({ groups: z.array(z.object({ rules: z.array(Rule) })) })

test('every alert asks for figures and labels that there are', async () => {
  const { groups } = Rules.parse(parse(await readFile('deploy/prometheus-rules.yaml', 'utf8')))
  const rules = groups.flatMap((group) => group.rules)
  expect(rules.length).toBeGreaterThan(8)
  const named = new Set(text.split('\n').flatMap((line) => /^# TYPE (\S+)/.exec(line)?.[1] ?? []))
  for (const { alert, expr } of rules) {
    const wanted = expr.match(/\btiepnhan_\w+/g) ?? []
    if (alert !== 'TiepnhanDown') expect(wanted.length).toBeGreaterThan(0)
    for (const name of wanted) expect([alert, name, named.has(name)]).toEqual([alert, name, true])
    for (const [, name, label, values] of expr.matchAll(/(tiepnhan_\w+)\{(\w+)=~?"([^"]+)"\}/g))
      for (const value of values?.split('|') ?? [])
        expect(text).toMatch(new RegExp(`^${name}\\{.*${label}="${value}"`, 'm'))
  }
  const operating = await readFile('docs/operating.md', 'utf8')
  for (const { alert } of rules) expect([alert, operating.includes(`\`${alert}\``)]).toEqual([alert, true])
})

test('shares of something are told as Prometheus knows them', () => {
  // promtool refuses a label "quantile" on anything else.
  expect(text).toContain('# TYPE tiepnhan_mail_lag_seconds summary\ntiepnhan_mail_lag_seconds{quantile="1"} 2\n')
})

test('a label is quoted as the format wants it', () => {
  expect(text).toContain('tiepnhan_dossiers{campaign="a\\"b\\\\c",status="complete"} 2\n')
})
