import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** LibreOffice's export filters, by the ending of the file that comes out. */
const FILTERS = {
  docx: 'docx:MS Word 2007 XML',
  xlsx: 'xlsx:Calc MS Excel 2007 XML',
  doc: 'doc:MS Word 97',
  rtf: 'rtf:Rich Text Format',
  odt: 'odt',
  pdf: 'pdf',
  xls: 'xls:MS Excel 97',
  ods: 'ods',
} as const

export type OfficeTarget = keyof typeof FILTERS

/** What reads a page of HTML as a paper, or as a sheet; without it LibreOffice takes it for a web page. */
const HTML_AS = { paper: 'HTML (StarWriter)', sheet: 'HTML (StarCalc)' } as const

/** Converts files by LibreOffice, all of them in one start of it (a start costs two seconds, a file a tenth of one). */
export async function convert(
  files: readonly { readonly ending: string; readonly bytes: Uint8Array }[],
  target: OfficeTarget,
  htmlAs: keyof typeof HTML_AS | null = null,
): Promise<Uint8Array[]> {
  if (files.length === 0) return []
  const folder = await mkdtemp(join(tmpdir(), 'making-'))
  try {
    const paths = files.map((file, index) => join(folder, `f${index}.${file.ending}`))
    for (const [index, file] of files.entries()) await writeFile(paths[index] ?? '', file.bytes)
    // A profile of its own: two LibreOffices of one profile refuse to run side by side.
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const out = join(folder, 'out')
    const reader = htmlAs === null ? [] : [`--infilter=${HTML_AS[htmlAs]}`]
    await run(
      'soffice',
      [profile, '--headless', ...reader, '--convert-to', FILTERS[target], '--outdir', out, ...paths],
      { timeout: 600_000, maxBuffer: 50_000_000 },
    )
    return await Promise.all(
      files.map(async (_, index) => new Uint8Array(await readFile(join(out, `f${index}.${target}`)))),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
