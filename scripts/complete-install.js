// Run by `npm ci` when it is done. npm leaves out optional packages that the Node.js which it runs under is too old for, and says
// nothing: with Node.js 18, which Debian 12 and Ubuntu 24.04 have, the picture library came without its program, and no scan could be
// read. The right Node.js lies in node_modules by now (this script runs under it): npm is run by that one for what is missing.
import { spawnSync } from 'node:child_process'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const isComplete = async () =>
  await import('sharp').then(
    () => true,
    () => false,
  )

if (major < 24 || (major === 24 && minor < 12)) fail(`Node.js 24.12 or later is needed, this is ${process.version}.`)
else if (!(await isComplete()) && !complete())
  fail(`Something is missing in node_modules. Run: PATH="$PWD/node_modules/.bin:$PATH" npm ci`)

function complete() {
  const npm = process.env.npm_execpath
  // Not by way of itself again.
  if (npm === undefined || process.env.TIEPNHAN_COMPLETES === '1') return false
  process.stdout.write(`npm runs under an older Node.js: with ${process.version} it adds what that one left out.\n`)
  const options = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund']
  const { status } = spawnSync(process.execPath, [npm, ...options], {
    stdio: 'inherit',
    env: { ...process.env, TIEPNHAN_COMPLETES: '1' },
  })
  // In a process of its own: what could not be loaded once is not looked for again.
  const looked = spawnSync(process.execPath, ['--input-type=module', '-e', `await import('sharp')`])
  return status === 0 && looked.status === 0
}

function fail(text) {
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
}
