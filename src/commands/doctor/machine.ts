import { access, constants, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import sharp from 'sharp'
import { type ClamdAddress, clamdVersion } from '#src/io/clamd.ts'
import { errorCode, errorText } from '#src/io/error-code.ts'
import { createOcr } from '#src/io/ocr.ts'
import { formatFault, loadCampaigns } from '#src/io/rules.ts'
import { fault, type Finding, note, ok } from './finding.ts'

/** Below the first the service can't go on soon; below the second somebody should look for room. */
const LEAST_FREE_BYTES = 300e6
const SCARCE_FREE_BYTES = 3e9

export async function examineDisk(dataDir: string): Promise<Finding> {
  try {
    const there = await nearest(dataDir)
    await access(there, constants.W_OK)
    const { bavail, bsize } = await statfs(there)
    return judgeDisk(dataDir, bavail * bsize)
  } catch (error) {
    return fault(
      'disk',
      `${dataDir} can't be written: ${errorText(error)}. Give it to the service's user, or set DATA_DIR.`,
    )
  }
}

/** The folder, or what of its path is there before the first start. */
async function nearest(folder: string): Promise<string> {
  const isThere = await stat(folder).then(
    () => true,
    (error: unknown) => errorCode(error) !== 'ENOENT',
  )
  return isThere || dirname(folder) === folder ? folder : await nearest(dirname(folder))
}

function judgeDisk(dataDir: string, freeBytes: number): Finding {
  const says = `${(freeBytes / 1e9).toFixed(1)} GB free in ${dataDir}`
  if (freeBytes < LEAST_FREE_BYTES)
    return fault('disk', `${says}: mails can't be stored soon. Make room; nothing is lost, they wait in the mailbox.`)
  return freeBytes < SCARCE_FREE_BYTES ? note('disk', `${says}: make room before long`) : ok('disk', says)
}

export async function examineRules(rulesDir: string): Promise<Finding> {
  const { campaigns, faults } = await loadCampaigns(rulesDir)
  if (faults.length > 0) return fault('rules', faults.map(formatFault).join('\n'))
  return campaigns.length === 0
    ? fault('rules', `no campaign in ${rulesDir}: no mail opens a dossier. Put a campaign's folder there.`)
    : ok('rules', campaigns.map(({ id }) => id).join(', '))
}

export async function examineOcr(): Promise<Finding> {
  try {
    await using ocr = await createOcr()
    await ocr.recognise(await emptyPage())
    return ok('scans', `text recognition answers (${ocr.engine})`)
  } catch (error) {
    return fault('scans', `text recognition does not start: ${errorText(error)}. Run npm ci again.`)
  }
}

export async function examineScanner(address: ClamdAddress | null): Promise<Finding> {
  if (address === null) return note('malware', 'files are not scanned: CLAMD_URL is not set')
  try {
    return ok('malware', `${await clamdVersion(address)} scans files`)
  } catch (error) {
    return fault(
      'malware',
      `${errorText(error)}. Mails are not read until it does; none is lost. Start clamav-daemon (it needs signatures: freshclam), ` +
        `let the service's user open its socket, or unset CLAMD_URL.`,
    )
  }
}

async function emptyPage(): Promise<Uint8Array> {
  return await sharp({ create: { width: 400, height: 200, channels: 3, background: 'white' } })
    .png()
    .toBuffer()
}
