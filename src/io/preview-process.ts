import { takeFile } from '#src/reading/take-file.ts'
import type { PreviewAnswer, PreviewRequest } from './preview-protocol.ts'

/** Takes files out of mails, or draws pages of them, one after the other. Hostile bytes are opened here and nowhere else. */
process.on('message', (request: PreviewRequest) => {
  void respond(request)
})
// Signals sent to the whole group are the parent's to answer.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => undefined)
process.on('disconnect', () => process.exit(0))

async function respond(request: PreviewRequest): Promise<void> {
  try {
    tell(await answer(request))
  } catch (error) {
    tell({ kind: 'none', why: error instanceof Error ? error.message : String(error) })
  }
}

async function answer({ raw, path, sha256, want }: PreviewRequest): Promise<PreviewAnswer> {
  const taken = await takeFile(raw, path, sha256)
  if (taken === null) return { kind: 'none', why: 'the mail has no such file' }
  if (want.kind === 'bytes') return { kind: 'done', bytes: taken.bytes }
  const { drawPage } = await import('#src/reading/draw-page.ts')
  const picture = await drawPage(taken.bytes, want.page, want.marks, taken.passwords)
  return picture === null ? { kind: 'none', why: 'no such page' } : { kind: 'done', bytes: picture }
}

function tell(done: PreviewAnswer): void {
  process.send?.(done, undefined, undefined, (error) => {
    if (error !== null) process.exit(1) // nobody is left to tell
  })
}
