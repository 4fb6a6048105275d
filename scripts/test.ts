/**
 * `npm test`: sees to it that the real peers of the tests are there, runs every test, and ends with one line that counts.
 * A peer that is missing is installed where that can be done (Debian, root); otherwise the line that would is printed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** Programs that tests talk to, and the Debian packages that bring them. */
const peers = [
  { program: 'dovecot', package: 'dovecot-imapd', why: 'a real IMAP server' },
  { program: 'chromium', package: 'chromium', why: 'a real browser for the board' },
  { program: 'clamd', package: 'clamav-daemon', why: 'a real malware scanner' },
  { program: 'soffice', package: 'libreoffice-calc-nogui', why: 'a real office program that opens the register' },
  { program: 'soffice', package: 'libreoffice-writer-nogui', why: 'a real office program that opens the list' },
  { program: 'redis-server', package: 'redis-server', why: 'the queue of the deployment with several machines' },
] as const

const missing = peers.filter(({ program }) => !isInstalled(program))
if (missing.length > 0 && !install(missing.map((peer) => peer.package))) {
  for (const peer of missing) process.stderr.write(`The tests need ${peer.program}: ${peer.why}.\n`)
  process.stderr.write(`Install with: ${installLine(missing.map((peer) => peer.package))}\n`)
  process.exit(1)
}
process.exitCode = run(process.argv.slice(2))

function isInstalled(program: string): boolean {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/sbin']
  return folders.some((folder) => existsSync(join(folder, program)))
}

function installLine(packages: readonly string[]): string {
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`
}

function install(packages: readonly string[]): boolean {
  if (process.getuid?.() !== 0 || !isInstalled('apt-get')) return false
  process.stdout.write(`Installing what the tests talk to: ${packages.join(', ')}\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const steps = [['update'], ['install', '-y', '--no-install-recommends', ...packages]]
  return steps.every(
    (args) => spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0,
  )
}

function run(argv: readonly string[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'tiepnhan-test-'))
  const outputFile = join(folder, 'result.json')
  try {
    const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${outputFile}`, ...argv]
    const { status } = spawnSync('vitest', args, { stdio: 'inherit' })
    const { passed, failed } = counts(outputFile)
    process.stdout.write(`${passed} passed, ${failed} failed\n`)
    return status === 0 && failed === 0 && passed > 0 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A test file that can't even be loaded has no tests, but has failed. */
function counts(outputFile: string): { passed: number; failed: number } {
  if (!existsSync(outputFile)) return { passed: 0, failed: 1 }
  const result: {
    numPassedTests: number
    numFailedTests: number
    numPendingTests: number
    testResults: { status: string; assertionResults: unknown[] }[]
  } = JSON.parse(readFileSync(outputFile, 'utf8'))
  const unloaded = result.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length
  return { passed: result.numPassedTests, failed: result.numFailedTests + result.numPendingTests + unloaded }
}
