#!/usr/bin/env node
import { readFileSync, statSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { availableParallelism, userInfo } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Console } from './commands/console.ts'
import type { Config } from './config.ts'

/** Root of the installation: rules and data lie beside the code. */
const HOME = fileURLToPath(new URL('..', import.meta.url))

// Types are stripped and code is compiled once an installation, not once a start; without a word where nothing can be written. Root
// writes nothing into a folder of somebody else's: its owner could not install the next version.
if (statSync(HOME).uid === (process.getuid?.() ?? 0)) enableCompileCache(`${HOME}node_modules/.cache/tiepnhan`)

type Command = {
  readonly summary: string
  readonly run: (argv: readonly string[], console: Console) => Promise<number>
}

/** Loaded when called: `check` needs no database, `start` needs no demo. */
const commands: Readonly<Record<string, Command>> = {
  check: {
    summary: 'judge mail in files, offline; nothing is sent',
    run: async (argv, console) => {
      const { check } = await import('./commands/check.ts')
      return check(argv, { rulesDir: `${HOME}rules/campaigns`, readers: availableParallelism() }, console)
    },
  },
  setup: {
    summary: 'ask for the first settings, try to sign in with them, and write .env',
    run: async (argv, console) => {
      const { ownCampaigns, setup } = await import('./commands/setup.ts')
      const { openPrompt } = await import('./commands/setup/prompt.ts')
      const { GOOGLE } = await import('./config.ts')
      const campaigns = ownCampaigns(process.cwd())
      const place = { prompt: openPrompt, environment: process.env, campaigns, now: new Date(), google: GOOGLE }
      return await setup(argv, place, console)
    },
  },
  start: {
    summary: 'watch the mailbox, judge and answer; the demo where no mailbox is set',
    run: async (argv, console) =>
      withConfig(console, async ({ mail, ...config }) => {
        if (mail === null) return await runDemo(argv, { ...config, mail }, console)
        const { start } = await import('./commands/start.ts')
        return await start(argv, { ...config, mail }, console)
      }),
  },
  demo: {
    summary: 'the same on a mailbox in memory, with mails to watch; nothing leaves the machine',
    run: async (argv, console) => withConfig(console, async (config) => runDemo(argv, config, console)),
  },
  health: {
    summary: 'say whether the mailbox is watched (exit code 0) or not (1)',
    run: async (_, console) =>
      withConfig(console, async ({ mail, ...config }) => {
        if (mail === null) {
          console.err('No mailbox is set (IMAP_HOST): there is nothing to watch.\n')
          return 1
        }
        const { health } = await import('./commands/health.ts')
        return await health({ ...config, mail }, console)
      }),
  },
  digest: {
    summary: 'print what staff would be told by mail now; nothing is sent',
    run: async (argv, console) =>
      withConfig(console, async (config) => {
        const { digest } = await import('./commands/digest.ts')
        return await digest(argv, config, console)
      }),
  },
  doctor: {
    summary: 'look at all that the service needs, and say what to do about what is wrong',
    run: async (argv, console) =>
      withConfig(console, async (config) => {
        const { doctor } = await import('./commands/doctor.ts')
        return await doctor(argv, config, console)
      }),
  },
  pack: {
    summary: 'write what the archive takes of a dossier or a campaign, as a zip',
    run: async (argv, console) =>
      withConfig(console, async (config) => {
        const { pack } = await import('./commands/pack.ts')
        return await pack(argv, config, console)
      }),
  },
  register: {
    summary: 'write the list of all that is proposed, as a workbook or for the meeting',
    run: async (argv, console) =>
      withConfig(console, async (config) => {
        const { register } = await import('./commands/register.ts')
        return await register(argv, config, console)
      }),
  },
  backup: {
    summary: 'write mails, dossiers, letters and rules to one file, also while the service runs',
    run: async (argv, console) =>
      withConfig(console, async (config) => {
        const { backup } = await import('./commands/backup.ts')
        return await backup(argv, config, version(), console)
      }),
  },
  restore: {
    summary: 'put a backup into a new database',
    run: async (argv, console) =>
      withConfig(console, async (config) => {
        const { restore } = await import('./commands/backup.ts')
        return await restore(argv, config, console)
      }),
  },
  'sign-in': {
    summary: 'print a link by which a listed officer signs in to the board',
    run: async (argv, console) =>
      withConfig(console, async (config) => {
        const { signIn } = await import('./commands/sign-in.ts')
        return await signIn(argv, config, console)
      }),
  },
  remind: {
    summary: 'who would be reminded of what is missing; release the list',
    run: async (argv, console) =>
      withConfig(console, async (config) => {
        const { remindCommand } = await import('./commands/remind.ts')
        return await remindCommand(argv, config, console, userInfo().username)
      }),
  },
  replay: {
    summary: 'make all that is derived anew from raw mail, and show what differs; nothing is sent',
    run: async (argv, console) =>
      withConfig(console, async (config) => {
        const { replay } = await import('./commands/replay.ts')
        return await replay(argv, config, version(), console)
      }),
  },
  person: {
    summary: 'where one person stands in all that is stored; hand it out, or take it out',
    run: async (argv, console) =>
      withConfig(console, async (config) => {
        const { person } = await import('./commands/person.ts')
        return await person(argv, config, console, new Date())
      }),
  },
  forget: {
    summary: 'forget what campaigns keep longer than their rules say; nothing where they say nothing',
    run: async (argv, console) =>
      withConfig(console, async (config) => {
        const { forget } = await import('./commands/forget.ts')
        return await forget(argv, config, console, new Date())
      }),
  },
  rerun: {
    summary: 'have a mail that was set aside read again',
    run: async (argv, console) =>
      withConfig(console, async (config) => {
        const { rerun } = await import('./commands/rerun.ts')
        return await rerun(argv, config, console)
      }),
  },
  rules: {
    summary: 'check what an office wrote, and rehearse it on stored mail: campaigns, rosters, wording',
    run: async (argv, console) => {
      if (argv[0] === 'rehearse')
        return await withConfig(console, async (config) => {
          const { rehearse } = await import('./commands/rehearse.ts')
          return await rehearse(argv.slice(1), config, version(), console)
        })
      const { rulesCommand } = await import('./commands/rules.ts')
      return rulesCommand(argv, console, { folder: `${HOME}rules/campaigns` })
    },
  },
  wording: {
    summary: 'preview every letter on one page',
    run: async (argv, console) => {
      const { wordingCommand } = await import('./commands/wording.ts')
      return wordingCommand(argv, console, { folder: `${HOME}rules/campaigns` })
    },
  },
}

// Whoever reads what is printed may stop early (`tiepnhan doctor | head`): that is no fault, and nothing is left to say.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await main(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
})

async function main(argv: readonly string[], console: Console): Promise<number> {
  const [name, ...rest] = argv
  if (name === '--version' || name === '-v') {
    console.out(`${version()}\n`)
    return 0
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.out(usage())
    return name === undefined ? 2 : 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    console.err(`Unknown command "${name}".\n${usage()}`)
    return 2
  }
  return command.run(rest, console)
}

/** The demo alone needs the mail servers and the page. */
async function runDemo(argv: readonly string[], config: Config, console: Console): Promise<number> {
  const { demo } = await import('./commands/demo.ts')
  return await demo(argv, config, console)
}

/** Runs a command that needs settings; says all that is wrong with them. */
async function withConfig(console: Console, run: (config: Config) => Promise<number>): Promise<number> {
  const { ConfigError, loadConfig } = await import('./config.ts')
  try {
    return await run(loadConfig())
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    console.err(`${error.message}\n`)
    return 2
  }
}

function usage(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length)) + 2
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}${summary}`)
  return `Usage: tiepnhan COMMAND\n${lines.join('\n')}\n\n  tiepnhan --version\n`
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(`${HOME}package.json`, 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown'
}
