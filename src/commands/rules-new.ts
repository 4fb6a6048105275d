import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'

import {
  type Answers,
  campaignId,
  newCampaignYaml,
  QUESTIONS,
  type Question,
  wrongAnswer,
} from '../dossiers/campaigns/new-campaign.ts'
import { errorText } from '../io/error-code.ts'
import type { Console } from './console.ts'

/** Asks a person at the terminal; null where there is nobody to ask. */
export type Ask = ((question: string) => Promise<string>) | null

/**
 * Writes the folder of a new campaign: every question is an option too, and what no option answers is asked. Gives the folder, or
 * null with what was wrong told.
 */
export async function newCampaignFolder(
  args: readonly string[],
  console: Console,
  folder: string,
  ask: Ask,
): Promise<string | null> {
  const given = optionsOf(args)
  if ('fault' in given) {
    console.err(`${given.fault}\n${newCampaignUsage()}`)
    return null
  }
  const answers = await answersOf(given.values, console, ask)
  if (answers === null) return null
  const into = given.out ?? join(folder, campaignId(answers))
  if ((await stat(into).catch(() => null)) !== null) {
    console.err(`Đã có thư mục ${into}; chọn thư mục khác bằng --out.\n`)
    return null
  }
  await mkdir(into, { recursive: true })
  await writeFile(join(into, 'campaign.yaml'), newCampaignYaml(answers), { flag: 'wx' })
  // With the mark by which Excel knows UTF-8.
  await writeFile(join(into, 'units.csv'), '\ufeffid,name,aliases,emails\r\n', { flag: 'wx' })
  console.out(`Đã tạo ${into}: điền danh sách đơn vị vào units.csv, sửa thêm campaign.yaml.\n`)
  return into
}

/** Reads lines from the terminal. */
export function terminal(): { ask: Ask; close: () => void } {
  if (!process.stdin.isTTY) return { ask: null, close: () => undefined }
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  return { ask: async (question) => await lines.question(`${question}: `), close: () => lines.close() }
}

export function newCampaignUsage(): string {
  const options = QUESTIONS.map(({ name, asks }) => `  --${name.padEnd(11)}${asks}`)
  return `tiepnhan rules new [--out FOLDER] [--number ...] ...\n  hỏi từng câu rồi tạo thư mục cho kế hoạch mới; câu nào đã có tùy chọn thì không hỏi\n${options.join('\n')}\n`
}

function optionsOf(
  args: readonly string[],
): { values: Partial<Record<Question, string>>; out: string | undefined } | { fault: string } {
  try {
    const names = [...QUESTIONS.map(({ name }) => name), 'out']
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
    const { values } = parseArgs({ args: [...args], options })
    const text = (name: string): string | undefined => {
      const value = values[name]
      return typeof value === 'string' ? value : undefined
    }
    const known = QUESTIONS.flatMap(({ name }) => {
      const value = text(name)
      return value === undefined ? [] : [[name, value] as const]
    })
    return { values: Object.fromEntries(known), out: text('out') }
  } catch (error) {
    return { fault: errorText(error) }
  }
}

const NOTHING: Answers = {
  number: '',
  date: '',
  title: '',
  issuer: '',
  office: '',
  'short-name': '',
  superior: '',
  desk: '',
  email: '',
  phone: '',
  from: '',
  to: '',
  deadline: '',
  prefix: '',
  minutes: '',
}

/** Nobody mistypes more often. */
const TRIES = 5

async function answersOf(
  given: Partial<Record<Question, string>>,
  console: Console,
  ask: Ask,
): Promise<Answers | null> {
  const answers: Record<Question, string> = { ...NOTHING }
  const lacking: string[] = []
  for (const { name, asks } of QUESTIONS) {
    let answer = given[name] ?? (ask === null ? '' : await ask(asks))
    let wrong = wrongAnswer(name, answer, answers)
    for (let tries = ask === null ? TRIES : 1; wrong !== null && tries < TRIES; tries++) {
      console.err(`  ${wrong}\n`)
      answer = (await ask?.(asks)) ?? ''
      wrong = wrongAnswer(name, answer, answers)
    }
    if (wrong !== null) lacking.push(`  --${name} (${asks}): ${wrong}`)
    answers[name] = answer
  }
  if (lacking.length === 0) return answers
  console.err(`Còn cần:\n${lacking.join('\n')}\n`)
  return null
}
