import type { VerdictDossier } from '#src/dossiers/verdict.ts'
import type { Step } from './story.ts'
import type { Watched } from './watch.ts'

/** Where the demo's end differs from what the story expects, in words; empty where all is as it should be. */
export function differences(story: readonly Step[], mails: readonly Watched[]): string[] {
  const states = lastStates(mails)
  return story.flatMap((step) => {
    const mail = mails.find((watched) => watched.step === step)
    if (!mail) return [`${step.file}: did not arrive`]
    const verdict = mail.progress?.verdict ?? null
    if (verdict === null) return [`${step.file}: was not judged (${mail.progress?.status ?? 'not stored'})`]
    const dossiers = verdict.dossiers.map((dossier) => states.get(dossier.code) ?? dossier)
    return [
      ...unlike(step, 'silence', step.expected.silence, verdict.silence),
      ...unlike(step, 'letters', inOrder(step.expected.replies), inOrder(mail.replies.map(({ kind }) => kind ?? '?'))),
      ...unlike(step, 'dossiers', inOrder(Object.keys(step.expected.dossiers)), submissions(dossiers)),
      ...dossiers.flatMap(({ submission, status, timeliness }) => {
        const expected = step.expected.dossiers[submission]
        return expected ? unlike(step, submission, expected, { status, late: timeliness === 'late' }) : []
      }),
    ]
  })
}

/** Each dossier as the last mail that touched it left it. */
function lastStates(mails: readonly Watched[]): Map<string, VerdictDossier> {
  const byTime = mails.toSorted((one, other) => one.message.receivedAt.getTime() - other.message.receivedAt.getTime())
  return new Map(
    byTime.flatMap(({ progress }) => progress?.verdict?.dossiers ?? []).map((dossier) => [dossier.code, dossier]),
  )
}

function submissions(dossiers: readonly VerdictDossier[]): string[] {
  return inOrder(dossiers.map(({ submission }) => submission))
}

function inOrder(words: readonly string[]): string[] {
  return words.toSorted((one, other) => one.localeCompare(other, 'en'))
}

function unlike(step: Step, what: string, expected: unknown, found: unknown): string[] {
  const [wanted, got] = [JSON.stringify(expected), JSON.stringify(found)]
  return wanted === got ? [] : [`${step.file}: ${what}: expected ${wanted}, found ${got}`]
}
