import type { Redactor } from '#src/dossiers/redact.ts'
import type { DossierState } from '#src/dossiers/state.ts'
import type { PackEntry } from '#src/io/zip.ts'
import { archiveName, distinctNames } from '#src/dossiers/pack/archive-name.ts'
import { takeFile } from '#src/reading/take-file.ts'
import { loadBlob } from '../blobs.ts'
import type { Session } from '../database.ts'
import { sql } from '../sql.ts'
import type { Trace } from './trace-person.ts'

/**
 * What is handed to a person who asks what is stored of them: where they stand and in which words, what was understood of them, and the
 * files that tell of nobody else. Lines and files that bear other people are named, not handed out. For `zipOf`.
 */
export async function* personEntries(
  session: Session,
  trace: Trace,
  person: Redactor,
  now: Date,
): AsyncIterable<PackEntry> {
  const dossiers = await session.query<{ code: string; state: DossierState }>(sql`
    select code, state from dossier where id = any(${trace.dossiers.map(({ id }) => id)}::bigint[]) order by id`)
  const understood = dossiers.map(({ code, state }) => ({
    code,
    unit: state.unit?.name ?? null,
    as: entriesOf(state, person),
  }))
  yield { path: 'DOC TRUOC.txt', bytes: Buffer.from(`\ufeff${README}`), at: now }
  const data = {
    writtenAt: now.toISOString(),
    dossiers: understood,
    mails: trace.mails.map(mailOf),
    letters: trace.letters,
  }
  yield { path: 'du-lieu.json', bytes: Buffer.from(`${JSON.stringify(data, null, 2)}\n`), at: now }
  const names = distinctNames()
  for (const { sha256, receivedAt, files } of trace.mails)
    for (const file of files.filter(({ alone }) => alone)) {
      const taken = await takeFile(await loadBlob(session, sha256), file.path, file.sha256)
      if (taken !== null)
        yield {
          path: `tep/${names(archiveName(file.path.at(-1) ?? '', 'tep'))}`,
          bytes: taken.bytes,
          at: receivedAt,
        }
    }
}

const README = `Dữ liệu cá nhân của một người trong phần mềm tiếp nhận hồ sơ:
  du-lieu.json  người đó được nêu ở hồ sơ, thư, tệp, thư đi nào; đã được hiểu là ai, chức vụ, đơn vị, năm sinh, hình thức khen; những dòng có tên
  tep           tệp chỉ nói về người đó, nguyên bản
Tệp và thư có cả dữ liệu của người khác chỉ được nêu tên, không kèm bản gốc.
`

function entriesOf(state: DossierState, person: Redactor): object[] {
  return state.contributions.flatMap(({ documents }) =>
    documents.flatMap(({ attachment, type, nominees, subjects, candidates = [] }) =>
      [...nominees, ...subjects, ...candidates]
        .filter(({ name }) => person.says(name))
        .map((entry) => ({ file: attachment, document: type, ...entry })),
    ),
  )
}

function mailOf({ id, receivedAt, dossiers, files, words }: Trace['mails'][number]): object {
  return {
    mail: id,
    receivedAt,
    dossiers,
    inItsOwnWords: words,
    files: files.map(({ path, alone, lines }) => ({ file: path.join(' / '), tellsOfNobodyElse: alone, lines })),
  }
}
