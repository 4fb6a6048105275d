import { existsSync } from 'node:fs'
import { BlockList, isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { ClamdAddress } from './io/clamd.ts'

/** Everything an installation may set, checked: what the rest of the program gets instead of an environment. */
export type Config = {
  /** Null: no mailbox is configured, the demo runs instead. */
  readonly mail: MailConfig | null
  /** Folder of the embedded database and of working files, absolute. */
  readonly dataDir: string
  /** Null: PostgreSQL runs embedded in `dataDir`. */
  readonly databaseUrl: string | null
  /** Where ClamAV's clamd listens; null: files are not scanned for malware. */
  readonly clamd: ClamdAddress | null
  /** Null: the queue lives in PostgreSQL. */
  readonly redisUrl: string | null
  /** Folder of campaigns, absolute. */
  readonly rulesDir: string
  readonly board: BoardConfig
  readonly staff: readonly StaffMember[]
  readonly alert: AlertConfig
  /** Whoever has it may read the figures from another machine; null: nobody may. */
  readonly metricsToken: string | null
  readonly logLevel: LogLevel
}

export type AlertConfig = {
  /** Who is told when the service itself is in trouble; none: the operators of `staff`, else its heads. */
  readonly to: readonly string[]
  /** How long something may be wrong before anybody is told. */
  readonly afterMs: number
}

export type BoardConfig = {
  readonly host: string
  readonly port: number
  /** False where the port is only the usual one: if it is taken, the next will do. */
  readonly portIsWanted: boolean
  /** Origin of the board as browsers and links in mails have it: scheme, host and port, nothing after. */
  readonly url: string
}

export type MailConfig = {
  readonly imap: MailServer
  readonly smtp: MailServer
  /** Address that our mails come from, lower case. */
  readonly from: string
  /** Folders watched beside INBOX: paths, or attributes such as `\\Junk` (RFC 6154). */
  readonly folders: readonly string[]
}

export type MailServer = {
  readonly host: string
  readonly port: number
  readonly security: Security
  readonly user: string
  readonly login: Login
}

/** `tls` from the first byte, `starttls` (required, never optional), or nothing at all on this machine. */
export type Security = 'tls' | 'starttls' | 'none'

export type Login =
  | { readonly kind: 'password'; readonly password: string }
  | {
      readonly kind: 'oauth2'
      readonly clientId: string
      readonly clientSecret: string
      readonly refreshToken: string
      /** Where refresh tokens are exchanged for access tokens. */
      readonly tokenUrl: string
    }

/** Where an account's owner consents, and where tokens are given (RFC 6749). */
export type GoogleEndpoints = { readonly authorize: string; readonly token: string }

export const GOOGLE: GoogleEndpoints = {
  authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
  token: 'https://oauth2.googleapis.com/token',
}

export type StaffMember = { readonly address: string; readonly role: StaffRole }

/** Reads; decides; decides what is a head's to decide; looks after the service. */
export const STAFF_ROLES = ['reader', 'officer', 'head', 'operator'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'

/** All that is wrong with the configuration at once, each with how to mend it. */
export class ConfigError extends Error {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    const count = faults.length === 1 ? 'One setting is' : `${faults.length} settings are`
    super(`${count} wrong (environment or .env):\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
    this.name = 'ConfigError'
    this.faults = faults
  }
}

const PROJECT = resolve(import.meta.dirname, '..')

/** The file of settings in force; null where there is none. */
export function settingsFile(): string | null {
  return [join(process.cwd(), '.env'), join(PROJECT, '.env')].find((path) => existsSync(path)) ?? null
}

/**
 * Reads `.env` (of the current folder, else of the project; what the environment says already wins) and the environment.
 * @throws ConfigError
 */
export function loadConfig(): Config {
  const file = settingsFile()
  if (file !== null) {
    try {
      process.loadEnvFile(file)
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new ConfigError([`${file} can't be read: ${why}. Run the command as the user whose file it is.`])
    }
  }
  return readConfig(process.env)
}

/**
 * An environment as a Config. Empty values count as absent.
 * @throws ConfigError
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  )
  const parsed = Environment.safeParse(set)
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  // What could not be parsed is said already: the checks that compare settings see it as unset.
  const env = parsed.success ? parsed.data : Environment.parse(without(set, parsed.error.issues))
  const said = new Set(faults.map((fault) => fault.split(':', 1)[0]))
  faults.push(...acrossFaults(env, set, said))
  if (faults.length > 0) throw new ConfigError(faults)

  const port = env.BOARD_PORT ?? 8063
  return {
    mail: env.IMAP_HOST ? mailConfig({ ...env, IMAP_HOST: env.IMAP_HOST }) : null,
    dataDir: resolve(env.DATA_DIR ?? join(PROJECT, 'data')),
    databaseUrl: env.DATABASE_URL ?? null,
    clamd: env.CLAMD_URL ?? null,
    redisUrl: env.REDIS_URL ?? null,
    rulesDir: resolve(env.RULES_DIR ?? join(PROJECT, 'rules/campaigns')),
    board: {
      host: env.BOARD_HOST,
      port,
      portIsWanted: env.BOARD_PORT !== undefined || env.BOARD_URL !== undefined,
      url: env.BOARD_URL ?? `http://${hostInUrl(env.BOARD_HOST)}:${port}`,
    },
    staff: env.STAFF,
    alert: { to: env.ALERT_TO, afterMs: env.ALERT_AFTER_MINUTES * 60_000 },
    metricsToken: env.METRICS_TOKEN ?? null,
    logLevel: env.LOG_LEVEL,
  }
}

const host = z
  .string()
  .regex(/^[^\s/:@]+$|^\[?[0-9a-fA-F:]+\]?$/, 'expected a host name or an IP address without scheme and port')
  .transform((value) => value.replace(/^\[|\]$/g, ''))
const port = z
  .string()
  .regex(/^\d{1,5}$/, 'expected a port, a number from 1 to 65535')
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, 'expected a port, a number from 1 to 65535')
const security = z.enum(['tls', 'starttls', 'none'], {
  message: 'expected tls, starttls, or (for a server on this machine only) none',
})
const url = (example: string, ...protocols: string[]) =>
  z
    .string()
    .refine((value) => protocols.includes(URL.parse(value)?.protocol ?? ''), `expected an address such as ${example}`)
const address = z
  .string()
  .transform((value) => value.toLowerCase())
  .refine(isAddress, 'expected one bare mail address such as hoso@congdoan.example')

const Environment = z.object({
  IMAP_HOST: host.optional(),
  IMAP_PORT: port.optional(),
  IMAP_SECURITY: security.optional(),
  IMAP_USER: z.string().optional(),
  IMAP_PASSWORD: z.string().optional(),
  IMAP_FOLDERS: z
    .string()
    .default('')
    .transform((value) => [...new Set(value.split(',').map((name) => name.trim()))].filter((name) => name !== '')),
  SMTP_HOST: host.optional(),
  SMTP_PORT: port.optional(),
  SMTP_SECURITY: security.optional(),
  SMTP_USER: z.string().optional(),
  SMTP_PASSWORD: z.string().optional(),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  GOOGLE_REFRESH_TOKEN: z.string().optional(),
  MAIL_FROM: address.optional(),
  DATA_DIR: z.string().optional(),
  DATABASE_URL: url('postgres://user:password@host:5432/tiepnhan', 'postgres:', 'postgresql:').optional(),
  REDIS_URL: url('redis://:password@host:6379', 'redis:', 'rediss:').optional(),
  CLAMD_URL: z
    .string()
    .transform((value, context) => {
      const clamd = clamdAddress(value)
      if (clamd === null)
        context.addIssue('expected an address such as unix:/run/clamav/clamd.ctl or tcp://127.0.0.1:3310')
      return clamd ?? undefined
    })
    .optional(),
  RULES_DIR: z.string().optional(),
  BOARD_HOST: host.default('127.0.0.1'),
  BOARD_PORT: port.optional(),
  BOARD_URL: url('https://tiepnhan.congdoan.example', 'http:', 'https:')
    .refine((value) => hasNoPath(value), 'expected an address without a path: the board has a host name of its own')
    .transform((value) => new URL(value).origin)
    .optional(),
  STAFF: z
    .string()
    .default('')
    .transform((value, context) => {
      const members = value.split(/[,;\s]+/).filter(Boolean)
      return members.map((member): StaffMember => {
        const [mail = '', said = 'officer'] = member.split(':')
        const role = STAFF_ROLES.find((known) => known === said)
        const named = mail.toLowerCase()
        if (!isAddress(named))
          context.addIssue(
            `expected addresses parted by commas, each with a role if wanted (an@congdoan.example:officer), found "${named}"`,
          )
        if (role === undefined)
          context.addIssue(`expected one of the roles ${STAFF_ROLES.join(', ')}, found "${said}" at ${named}`)
        return { address: named, role: role ?? 'reader' }
      })
    }),
  ALERT_TO: z
    .string()
    .default('')
    .transform((value, context) => {
      const addresses = value
        .toLowerCase()
        .split(/[,;\s]+/)
        .filter(Boolean)
      for (const wrong of addresses.filter((one) => !isAddress(one)))
        context.addIssue(`expected mail addresses parted by commas, found "${wrong}"`)
      return addresses
    }),
  ALERT_AFTER_MINUTES: z
    .string()
    .regex(/^\d{1,4}(?:\.\d+)?$/, 'expected a number of minutes such as 15')
    .transform(Number)
    .refine((value) => value > 0, 'expected more than 0 minutes')
    .default(15),
  METRICS_TOKEN: z.string().min(16, 'expected at least 16 characters: openssl rand -hex 24').optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      message: 'expected fatal, error, warn, info, debug, trace or silent',
    })
    .default('info'),
})

function clamdAddress(value: string): ClamdAddress | null {
  const path = /^unix:(?:\/\/)?(\/.+)$/.exec(value)?.[1]
  if (path !== undefined) return { path }
  const { protocol, hostname, port: tcp } = URL.parse(value) ?? {}
  if (protocol !== 'tcp:' || !hostname) return null
  return { host: hostname.replace(/^\[|\]$/g, ''), port: tcp ? Number(tcp) : CLAMD_PORT }
}

const CLAMD_PORT = 3310

/** Names of all that an installation may set. */
export const SETTINGS: readonly string[] = Object.keys(Environment.shape)

type Env = z.infer<typeof Environment>

/** Faults that only show when settings are seen together. `said` names the settings whose value is faulty in itself. */
function acrossFaults(env: Env, set: Record<string, string>, said: ReadonlySet<string | undefined>): string[] {
  const faults: string[] = []
  const google = ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET', 'GOOGLE_REFRESH_TOKEN']
  const missingGoogle = google.filter((name) => !set[name])
  if (missingGoogle.length > 0 && missingGoogle.length < google.length)
    faults.push(`${missingGoogle.join(', ')}: missing; OAuth2 needs all of ${google.join(', ')}`)

  if (!set['IMAP_HOST']) {
    const orphan = Object.keys(set).find(
      (name) => /^IMAP_|^SMTP_(?!HOST)|^GOOGLE_(CLIENT|REFRESH)/.test(name) && name in env,
    )
    if (orphan)
      faults.push(`IMAP_HOST: missing although ${orphan} is set; name the mailbox's server, or unset both for the demo`)
    return faults
  }
  const mend = 'set it in the environment or in .env'
  if (!set['IMAP_USER']) faults.push(`IMAP_USER: missing; the name to sign in to the mailbox with, ${mend}`)
  if (!set['IMAP_PASSWORD'] && missingGoogle.length > 0)
    faults.push(`IMAP_PASSWORD: missing; ${mend} (for Gmail an app password), or the GOOGLE_ settings for OAuth2`)
  if (!set['SMTP_HOST'] && env.IMAP_HOST !== GMAIL_IMAP && !said.has('IMAP_HOST'))
    faults.push(`SMTP_HOST: missing; the server that takes our replies, ${mend}`)
  if (!set['MAIL_FROM'] && env.IMAP_USER && !isAddress(env.IMAP_USER.toLowerCase()))
    faults.push(`MAIL_FROM: missing, and IMAP_USER is no mail address; the address our replies come from, ${mend}`)

  for (const which of ['IMAP', 'SMTP'] as const) {
    const server = env[`${which}_HOST`]
    if (env[`${which}_SECURITY`] === 'none' && server && !isLoopback(server))
      faults.push(
        `${which}_SECURITY: none would send the password in clear to ${server}; use tls or starttls (none is for this machine only)`,
      )
    const startTlsPort = which === 'IMAP' ? 143 : 587
    if (env[`${which}_PORT`] === startTlsPort && !set[`${which}_SECURITY`])
      faults.push(`${which}_SECURITY: missing, and port ${startTlsPort} is not a TLS port; set it to starttls`)
  }
  return faults
}

const GMAIL_IMAP = 'imap.gmail.com'
const PORTS = { imap: { tls: 993, starttls: 143, none: 143 }, smtp: { tls: 465, starttls: 587, none: 25 } } as const

function mailConfig(env: Env & { IMAP_HOST: string }): MailConfig {
  const user = env.IMAP_USER ?? ''
  const oauth2: Login | null =
    env.GOOGLE_CLIENT_ID && env.GOOGLE_CLIENT_SECRET && env.GOOGLE_REFRESH_TOKEN
      ? {
          kind: 'oauth2',
          clientId: env.GOOGLE_CLIENT_ID,
          clientSecret: env.GOOGLE_CLIENT_SECRET,
          refreshToken: env.GOOGLE_REFRESH_TOKEN,
          tokenUrl: GOOGLE.token,
        }
      : null
  const login = (password: string | undefined): Login => oauth2 ?? { kind: 'password', password: password ?? '' }
  const imapSecurity = env.IMAP_SECURITY ?? 'tls'
  const smtpSecurity = env.SMTP_SECURITY ?? 'tls'
  return {
    imap: {
      host: env.IMAP_HOST,
      port: env.IMAP_PORT ?? PORTS.imap[imapSecurity],
      security: imapSecurity,
      user,
      login: login(env.IMAP_PASSWORD),
    },
    smtp: {
      host: env.SMTP_HOST ?? 'smtp.gmail.com',
      port: env.SMTP_PORT ?? PORTS.smtp[smtpSecurity],
      security: smtpSecurity,
      user: env.SMTP_USER ?? user,
      login: login(env.SMTP_PASSWORD ?? env.IMAP_PASSWORD),
    },
    from: env.MAIL_FROM ?? user.toLowerCase(),
    folders: env.IMAP_FOLDERS.filter((name) => name.toUpperCase() !== 'INBOX'),
  }
}

function without(set: Record<string, string>, issues: readonly z.core.$ZodIssue[]): Record<string, string> {
  const faulty = new Set(issues.map((issue) => String(issue.path[0])))
  return Object.fromEntries(Object.entries(set).filter(([name]) => !faulty.has(name)))
}

function hasNoPath(value: string): boolean {
  const { pathname, search, hash } = URL.parse(value) ?? {}
  return pathname === '/' && search === '' && hash === ''
}

function isAddress(value: string): boolean {
  return value.length <= 254 && /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+$/.test(value)
}

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

function isLoopback(server: string): boolean {
  const family = isIP(server)
  return family === 0 ? server.toLowerCase() === 'localhost' : loopback.check(server, family === 4 ? 'ipv4' : 'ipv6')
}

function hostInUrl(server: string): string {
  return isIP(server) === 6 ? `[${server}]` : server
}
