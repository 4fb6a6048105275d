import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  type Config,
  ConfigError,
  type GoogleEndpoints,
  type MailConfig,
  type MailServer,
  readConfig,
} from '#src/config.ts'
import { errorText } from '#src/io/error-code.ts'
import { formatFault, loadCampaigns } from '#src/io/rules.ts'
import type { Console } from './console.ts'
import { newCampaignFolder } from './rules-new.ts'
import { askConsent } from './setup/consent.ts'
import { readSettings, type Settings, writeSettings } from './setup/env-file.ts'
import type { Prompt } from './setup/prompt.ts'
import {
  CAMPAIGN_ASKS,
  MAILBOX_KINDS,
  MAILBOX_QUESTIONS,
  MAILBOX_SETTINGS,
  type MailboxKind,
  OFFICE_QUESTIONS,
  type Question,
} from './setup/questions.ts'
import { trySignIn } from './setup/sign-in.ts'

const ALL = [...Object.values(MAILBOX_QUESTIONS).flat(), ...OFFICE_QUESTIONS]
const OPTIONS = [...new Map(ALL.filter(({ secret }) => !secret).map((each) => [each.name, each])).values()]

const SETUP_USAGE = `Usage: tiepnhan setup [--out FILE] [--force] [--no-sign-in] [--consent] [--mailbox ${MAILBOX_KINDS.join('|')}] [--campaign mau|moi|FOLDER] [OPTION]...
  Hỏi từng cài đặt, đăng nhập thử, rồi ghi tệp .env (chỉ chủ tệp đọc được). Câu nào có tùy chọn thì không hỏi.
  Mật khẩu không có tùy chọn: lấy từ biến môi trường (IMAP_PASSWORD, GOOGLE_REFRESH_TOKEN...), không có thì hỏi.
${OPTIONS.map(({ name, setting }) => `  --${name.padEnd(15)}${setting}`).join('\n')}
  --out            tệp được ghi (.env trong thư mục hiện tại)
  --force          ghi đè không hỏi; tệp cũ được giữ bên cạnh
  --no-sign-in     không đăng nhập thử
  --consent        chỉ xin lại quyền OAuth2 của Google (quyền bị thu hồi, hết hạn): mọi cài đặt khác trong tệp giữ nguyên
`

/** Nobody mistypes more often. */
const TRIES = 5

export type SetupPlace = {
  readonly prompt: () => Prompt
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Folder in which a new campaign is made. */
  readonly campaigns: string
  readonly now: Date
  readonly google: GoogleEndpoints
}

/**
 * A guided first configuration: asks, tries to sign in, writes. Gives the exit code: 0 written, 1 not (refused by a server, or
 * told to stop), 2 bad usage or answers that are missing.
 */
export async function setup(argv: readonly string[], place: SetupPlace, console: Console): Promise<number> {
  if (argv.includes('--help')) {
    console.out(SETUP_USAGE)
    return 0
  }
  const options = optionsOf(argv)
  if ('fault' in options) {
    console.err(`${options.fault}\n${SETUP_USAGE}`)
    return 2
  }
  const prompt = place.prompt()
  try {
    return await guided(options, prompt, place, console)
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    console.err(`${error.message}\nKhông ghi gì.\n`)
    return error.code
  } finally {
    prompt.close()
  }
}

/** Ends the questions: nothing is written. */
class Stopped extends Error {
  readonly code: number
  constructor(message: string, code: number) {
    super(message)
    this.code = code
  }
}

async function guided(options: Options, prompt: Prompt, place: SetupPlace, console: Console): Promise<number> {
  const path = resolve(options.out)
  const former = await readSettings(path).catch((error: unknown) => {
    throw new Stopped(
      `${path}: không đọc được (${errorText(error)}). Tệp của người dùng khác thì chạy lệnh này bằng sudo.`,
      1,
    )
  })
  if (options.consent) return await consentAgain(path, former ?? {}, options, prompt, place, console)
  if (former !== null && !options.force) {
    const answer = await prompt.ask(`Đã có ${path}. Ghi đè? Tệp cũ được giữ bên cạnh. [c/K]`)
    if (!/^c/i.test(answer?.trim() ?? '')) throw new Stopped(`Giữ nguyên ${path} (--force thì ghi đè không hỏi).`, 1)
  }
  const mailbox = await mailboxOf(options, prompt, place, console)
  const office = await answersTo(OFFICE_QUESTIONS, options, prompt, place, console)
  const rulesDir = await campaignOf(options, prompt, place, console)
  const settings = { ...mailbox, ...office, ...(rulesDir === null ? {} : { RULES_DIR: rulesDir }) }
  const config = configOf(settings)
  if ('faults' in config) throw new Stopped(config.faults, 2)

  // What was set by hand and is not asked for here (a database elsewhere, passwords of containers) stays.
  const mine = new Set(ALL.map(({ setting }) => setting))
  const others = Object.entries(former ?? {}).filter(([name]) => !mine.has(name) && name !== 'RULES_DIR')
  const kept = await written(path, { ...filled(settings), ...Object.fromEntries(others) }, place.now)
  console.out(
    `Đã ghi ${path}.${kept === null ? '' : ` Tệp cũ: ${kept}.`}\nTiếp theo: npx tiepnhan doctor, rồi npm start.\n`,
  )
  return 0
}

async function written(path: string, settings: Settings, now: Date): Promise<string | null> {
  try {
    return await writeSettings(path, settings, now)
  } catch (error) {
    throw new Stopped(
      `${path}: không ghi được (${errorText(error)}). Chạy lệnh này bằng sudo, hoặc chọn nơi khác: --out.`,
      1,
    )
  }
}

/** A consent that was withdrawn or ran out is given anew; all else stays as it was set. */
async function consentAgain(
  path: string,
  former: Settings,
  options: Options,
  prompt: Prompt,
  place: SetupPlace,
  console: Console,
): Promise<number> {
  const settings = await withConsent({ ...former, GOOGLE_REFRESH_TOKEN: '' }, prompt, place, console)
  if ('fault' in settings) throw new Stopped(settings.fault, 1)
  const config = configOf(settings.settings)
  if ('faults' in config) throw new Stopped(config.faults, 2)
  if (config.mail === null) throw new Stopped(`${path}: chưa có IMAP_HOST, chạy tiepnhan setup.`, 2)
  if (!options.noSignIn) {
    const tried = await attempt(config.mail, place, console)
    if ('fault' in tried) throw new Stopped(tried.fault, 1)
    console.out(`${tried.well}\n`)
  }
  const kept = await written(path, settings.settings, place.now)
  console.out(
    `Đã ghi GOOGLE_REFRESH_TOKEN mới vào ${path}. Tệp cũ: ${kept ?? '-'}.\nTiếp theo: khởi động lại dịch vụ.\n`,
  )
  return 0
}

/** Settings of OAuth2 with a refresh token; asked for in a browser where there is none. */
async function withConsent(
  settings: Settings,
  prompt: Prompt,
  { google }: SetupPlace,
  console: Console,
): Promise<{ readonly settings: Settings } | { readonly fault: string }> {
  if ((settings['GOOGLE_REFRESH_TOKEN'] ?? '') !== '') return { settings }
  const { IMAP_USER: user, GOOGLE_CLIENT_ID: clientId, GOOGLE_CLIENT_SECRET: clientSecret } = settings
  if (!user || !clientId || !clientSecret)
    return { fault: 'Cần có IMAP_USER, GOOGLE_CLIENT_ID và GOOGLE_CLIENT_SECRET trước khi xin quyền.' }
  const asked = await askConsent({ user, clientId, clientSecret }, google, prompt, console)
  return 'fault' in asked ? asked : { settings: { ...settings, GOOGLE_REFRESH_TOKEN: asked.refreshToken } }
}

/** Settings of a mailbox that lets us in, or that is wanted all the same. */
async function mailboxOf(options: Options, prompt: Prompt, place: SetupPlace, console: Console): Promise<Settings> {
  const kind = options.mailbox ?? (await askKind(prompt, console))
  let given: Options = options
  let environment = place.environment
  for (let tries = 1; ; tries++) {
    const questions = MAILBOX_QUESTIONS[kind]
    const answers = await answersTo(questions, given, prompt, { ...place, environment }, console)
    // An option may name other servers than a kind's own.
    const asked: Settings = { ...MAILBOX_SETTINGS[kind], ...given.values, ...answers }
    const consented = kind === 'gmail-oauth2' ? await withConsent(asked, prompt, place, console) : { settings: asked }
    const settings = 'fault' in consented ? asked : consented.settings
    const config = 'fault' in consented ? { faults: consented.fault } : configOf(settings)
    const mail = 'faults' in config ? null : config.mail
    if (options.noSignIn && mail !== null) return settings
    const tried =
      mail === null ? { fault: 'faults' in config ? config.faults : '' } : await attempt(mail, place, console)
    if ('well' in tried) {
      console.out(`${tried.well}\n`)
      return settings
    }
    console.err(`${tried.fault}\n`)
    const choice = tries >= TRIES ? null : await prompt.ask('Nhập lại (n), vẫn ghi như vậy (g), hay dừng (d)? [n]')
    if (choice === null || /^d/i.test(choice.trim())) throw new Stopped('Chưa vào được hộp thư.', 1)
    if (/^g/i.test(choice.trim()) && mail !== null) return settings
    // What was given beforehand did not do: everything is asked now.
    const again = new Set(questions.map(({ setting }) => setting))
    const rest = Object.entries(options.values).filter(([setting]) => !again.has(setting))
    given = { ...options, values: Object.fromEntries(rest) }
    environment = {}
  }
}

async function attempt(
  { imap, smtp, ...mail }: MailConfig,
  { google }: SetupPlace,
  console: Console,
): Promise<{ readonly well: string } | { readonly fault: string }> {
  console.out('Đang đăng nhập thử...\n')
  const at = (server: MailServer): MailServer =>
    server.login.kind === 'oauth2' ? { ...server, login: { ...server.login, tokenUrl: google.token } } : server
  return await trySignIn({ ...mail, imap: at(imap), smtp: at(smtp) })
}

const KIND_ASKS = `Hộp thư loại nào?
  1  Gmail với mật khẩu ứng dụng
  2  Gmail với OAuth2 (Workspace cấm mật khẩu ứng dụng)
  3  máy chủ IMAP khác
Chọn 1, 2 hoặc 3 [1]:`

async function askKind(prompt: Prompt, console: Console): Promise<MailboxKind> {
  for (let tries = 0; tries < TRIES; tries++) {
    const answer = await prompt.ask(KIND_ASKS)
    if (answer === null) break
    const kind = MAILBOX_KINDS[Number(answer.trim() || '1') - 1]
    if (kind !== undefined) return kind
    console.err('  Cần 1, 2 hoặc 3.\n')
  }
  throw new Stopped('Chưa rõ loại hộp thư: --mailbox.', 2)
}

async function answersTo(
  questions: readonly Question[],
  { values }: Options,
  prompt: Prompt,
  { environment }: SetupPlace,
  console: Console,
): Promise<Settings> {
  const answers: Record<string, string> = {}
  for (const question of questions) {
    const { setting, secret } = question
    const given = secret ? environment[setting] : values[setting]
    answers[setting] = await answerTo(question, given, prompt, console)
  }
  return answers
}

async function answerTo(
  question: Question,
  given: string | undefined,
  prompt: Prompt,
  console: Console,
): Promise<string> {
  const { name, setting, secret, asks, usual, tidy, wrong } = question
  const tidied = (answer: string): string => (tidy ?? ((text) => text))(answer.trim()) || (usual ?? '')
  if (given !== undefined) {
    const fault = wrong(tidied(given))
    if (fault === null) return tidied(given)
    console.err(`  ${setting}: ${fault}\n`)
  }
  for (let tries = 0; tries < TRIES; tries++) {
    const answer = await (secret ? prompt.askSecret(asks) : prompt.ask(asks))
    if (answer === null) break
    const fault = wrong(tidied(answer))
    if (fault === null) return tidied(answer)
    console.err(`  ${fault}\n`)
  }
  // Where nobody answers, what may stay empty does.
  if (usual !== null && given === undefined) return usual
  throw new Stopped(`Còn thiếu: ${secret ? setting : `--${name}`}.`, 2)
}

/** The folder of rules; null: the sample that comes with the program. */
async function campaignOf(
  options: Options,
  prompt: Prompt,
  { campaigns }: SetupPlace,
  console: Console,
): Promise<string | null> {
  for (let tries = 0; tries < TRIES; tries++) {
    const answer = (tries === 0 ? options.campaign : undefined) ?? (await prompt.ask(CAMPAIGN_ASKS)) ?? 'mau'
    const wanted = answer.trim()
    if (wanted === '' || wanted === 'mau') return null
    if (wanted === 'moi') {
      const ask = async (question: string): Promise<string> => (await prompt.ask(`${question}:`)) ?? ''
      // Beside the sample, which then is no longer in force.
      if ((await newCampaignFolder([], console, campaigns, ask)) !== null) return campaigns
      continue
    }
    const { campaigns: found, faults } = await loadCampaigns(wanted)
    if (faults.length === 0 && found.length > 0) return resolve(wanted)
    console.err(`${faults.map(formatFault).join('\n')}\n`)
  }
  throw new Stopped('Chưa có kế hoạch nào dùng được: --campaign.', 2)
}

function configOf(settings: Settings): Config | { readonly faults: string } {
  try {
    return readConfig(settings)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return { faults: error.message }
  }
}

function filled(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ''))
}

type Options = {
  readonly out: string
  readonly force: boolean
  readonly noSignIn: boolean
  readonly consent: boolean
  readonly mailbox: MailboxKind | undefined
  readonly campaign: string | undefined
  /** By setting. */
  readonly values: Readonly<Record<string, string>>
}

function optionsOf(argv: readonly string[]): Options | { readonly fault: string } {
  try {
    const named = Object.fromEntries(OPTIONS.map(({ name }) => [name, { type: 'string' as const }]))
    const { values } = parseArgs({
      args: [...argv],
      options: {
        out: { type: 'string', default: '.env' },
        force: { type: 'boolean', default: false },
        'no-sign-in': { type: 'boolean', default: false },
        consent: { type: 'boolean', default: false },
        mailbox: { type: 'string' },
        campaign: { type: 'string' },
        ...named,
      },
    })
    const text = (name: string): string | undefined => {
      const value = (values as Readonly<Record<string, unknown>>)[name]
      return typeof value === 'string' ? value : undefined
    }
    const mailbox = MAILBOX_KINDS.find((kind) => kind === text('mailbox'))
    if (text('mailbox') !== undefined && mailbox === undefined)
      return { fault: `--mailbox: ${MAILBOX_KINDS.join(', ')}` }
    return {
      out: text('out') ?? '.env',
      force: values.force,
      noSignIn: values['no-sign-in'],
      consent: values.consent,
      mailbox,
      campaign: text('campaign'),
      values: Object.fromEntries(
        OPTIONS.flatMap(({ name, setting }) => {
          const value = text(name)
          return value === undefined ? [] : [[setting, value]]
        }),
      ),
    }
  } catch (error) {
    return { fault: errorText(error) }
  }
}

/** Where a new campaign goes: beside `.env`, not among what comes with the program and is replaced by its next version. */
export function ownCampaigns(folder: string): string {
  return join(folder, 'ke-hoach')
}
