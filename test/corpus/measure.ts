import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Campaign } from '#src/dossiers/campaign.ts'
import type { Extraction } from '#src/reading/extraction.ts'
import type { ReadingProgress } from '#src/reading/read-message.ts'
import { LIMITS } from '#src/reading/tools.ts'
import type { Ocr } from '#src/reading/tools.ts'
import { buildCases } from './build.ts'
import { compareCase } from './compare.ts'
import type { Marks } from './compare.ts'
import { planCase } from './dossier.ts'
import { judgeCase } from './judge-case.ts'
import type { CorpusPart } from './scene.ts'
import type { TrueCase } from './truth.ts'

export type Measured = { readonly one: TrueCase; readonly marks: Marks }

export type MeasureOptions = {
  readonly part: CorpusPart
  readonly medium: 'digital' | 'scan' | 'photo'
  readonly seed: number
  readonly count: number
  readonly cache: string
  readonly campaign: Campaign
  readonly ocr: Ocr | null
  /** Take the recogniser's answers of earlier runs where the file is the same. */
  readonly reuseOcr: boolean
  readonly onCase?: (done: number) => void
}

/** Builds cases `seed` to `seed + count - 1` and marks what the program makes of each. */
export async function measure(options: MeasureOptions): Promise<Measured[]> {
  const plans = Array.from({ length: options.count }, (_, index) =>
    planCase(options.part, options.seed + index, options.medium),
  )
  const cases = await buildCases(plans, join(options.cache, 'files'))
  const progress = await recollection(options)
  const measured: Measured[] = []
  for (const one of cases) {
    const judged = await judgeCase(one, options.campaign, { ocr: options.ocr, limits: LIMITS }, progress)
    measured.push({ one, marks: compareCase(one, judged) })
    options.onCase?.(measured.length)
  }
  return measured
}

/** Recognising a page costs seconds; the same page gives the same words until the reading of pictures itself changes. */
async function recollection({ cache, reuseOcr, medium }: MeasureOptions): Promise<ReadingProgress> {
  if (medium === 'digital') return {}
  const folder = join(cache, 'read')
  await mkdir(folder, { recursive: true })
  return {
    recall: async (sha256) => {
      if (!reuseOcr) return null
      try {
        // Written below by an earlier run of this very program.
        const read: Extraction = JSON.parse(await readFile(join(folder, `${sha256}.json`), 'utf8'))
        return read
      } catch {
        return null
      }
    },
    ends: (file, extraction) => {
      if (extraction.kind === 'members') return
      void writeFile(join(folder, `${file.sha256}.json`), JSON.stringify(extraction))
    },
  }
}
