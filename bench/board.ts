/** Every page of the board over 1,000 dossiers, 10,000 files and 100,000 mails. */
import { hashToken } from '#src/board/session.ts'
import { openSession } from '#src/store/board/sessions.ts'
import { sql } from '#src/store/sql.ts'
import { OFFICERS, openBoard } from '#test/board/board.ts'
import { seed } from './many-mails.ts'
import { median, quantile, row, type Row } from './table.ts'

const DOSSIERS = 1000
const MAILS_A_DOSSIER = 2
const MAILS = 100_000
const TIMES = 15

export async function benchBoard(): Promise<Row[]> {
  await using board = await openBoard()
  await seed(board.database, { dossiers: DOSSIERS, mails: MAILS, mailsOfDossier: MAILS_A_DOSSIER })
  const [sizes] = await board.database.query<{ dossiers: number; files: number; mails: number }>(sql`
    select (select count(*) from dossier) as dossiers, (select count(*) from message_file) as files,
           (select count(*) from message) as mails`)
  const token = 'b'.repeat(43)
  await openSession(board.database, hashToken(token), OFFICERS[1]?.address ?? '', 3_600_000)
  const headers = { cookie: `tiepnhan=${token}` }
  const slowest: { page: string; ms: number }[] = []
  const all: number[] = []
  for (const page of PAGES) {
    const times: number[] = []
    for (let time = -2; time < TIMES; time++) {
      const start = performance.now()
      const response = await board.request(page, { headers })
      await response.text()
      if (response.status !== 200) throw new Error(`${page} answered ${response.status}`)
      if (time >= 0) times.push(performance.now() - start)
    }
    process.stderr.write(
      `  ${page}: ${median(times).toFixed(0)} ms, 95 % within ${quantile(times, 0.95).toFixed(0)} ms\n`,
    )
    slowest.push({ page, ms: median(times) })
    all.push(median(times))
  }
  slowest.sort((one, other) => other.ms - one.ms)
  const [first] = slowest
  return [
    row(
      `pages of the board (${sizes?.dossiers} dossiers, ${sizes?.files} files, ${sizes?.mails} mails)`,
      '–',
      null,
      'every page within 100 ms',
      `median page ${median(all).toFixed(0)} ms, slowest ${first?.ms.toFixed(0)} ms (${first?.page}); ${PAGES.length} pages, median of ${TIMES}`,
    ),
  ]
}

const PAGES = [
  '/',
  '/?viec=tat-ca&trang=30',
  '/?viec=con-thieu&loai=commendation',
  '/?viec=thu-khac&trang=3',
  '/ho-so/HS63-0500',
  '/thu/1',
  '/tep/1/0?chu=T%E1%BB%9D+tr%C3%ACnh',
  '/tim?q=HS63-0777',
  '/tim?q=tr%C6%B0%E1%BB%9Dng+thcs+hoa+ban',
  '/tim?q=don+vi+so+777',
  '/tim?q=cong+doan',
  '/tien-do',
  '/suc-khoe',
]
