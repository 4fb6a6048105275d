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

export type MeasureOptions = JudgingOptions & {
  readonly part: CorpusPart
  readonly medium: TrueCase['medium']
  readonly seed: number
  readonly count: number
}

export type JudgingOptions = {
  readonly cache: string
  readonly campaign: Campaign
  readonly ocr: Ocr | null
  /** Take the recogniser's answers of earlier runs where the file is the same. */
  readonly reuseOcr: boolean
}

/** Builds cases `seed` to `seed + count - 1` and marks what the program makes of each. */
export async function measure(options: MeasureOptions): Promise<Measured[]> {
  const plans = Array.from({ length: options.count }, (_, index) =>
    planCase(options.part, options.seed + index, options.medium),
  )
  return markCases(await buildCases(plans, join(options.cache, 'files')), options)
}

export async function markCases(cases: readonly TrueCase[], options: JudgingOptions): Promise<Measured[]> {
  const progress = cases.every(({ medium }) => medium === 'digital') ? {} : await recollection(options)
  const measured: Measured[] = []
  for (const one of cases) {
    const judged = await judgeCase(one, options.campaign, { ocr: options.ocr, limits: LIMITS }, progress)
    measured.push({ one, marks: compareCase(one, judged) })
  }
  return measured
}

/** Recognising a page costs seconds; the same page gives the same words until the reading of pictures itself changes. */
async function recollection({ cache, reuseOcr }: JudgingOptions): Promise<ReadingProgress> {
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
