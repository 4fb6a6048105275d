import { KIND, REPLY, SILENCE } from '#src/dossiers/words.ts'
import type { Judgement } from '#src/dossiers/judgement.ts'
import type { Verdict, VerdictReply } from '#src/dossiers/verdict.ts'
import type { UnderstoodDocument } from '#src/understanding/document.ts'
import { documentLines } from './report/documents.ts'
import { dossierLines } from './report/dossiers.ts'
import { momentOf } from './report/words.ts'

/**
 * A judgement for a person to read: what each file is and by which words that was known, who is proposed and where it says so, each wanted
 * item with the file, page and words that decided, and the letters as they would be sent.
 * @param documents all that the mail's files turned out to be
 */
export function reportOf(verdict: Verdict, judgement: Judgement, documents: readonly UnderstoodDocument[]): string {
  const { message } = verdict
  const lines = [
    '═'.repeat(WIDTH),
    verdict.file,
    `  Thư:   ${message.subject ?? '(không có tiêu đề)'}`,
    `  Từ:    ${message.from ?? '(không rõ)'}, nhận lúc ${momentOf(message.receivedAt)}`,
    `  Loại:  ${KIND[message.kind]}`,
    ...documentLines(documents),
    ...judgement.dossiers.filter(({ touched }) => touched).flatMap(dossierLines),
    ...(verdict.silence === null ? [] : ['', `  Không trả lời: ${SILENCE[verdict.silence]}`]),
    ...verdict.replies.flatMap(replyLines),
    '',
  ]
  return `${lines.join('\n')}\n`
}

const WIDTH = 96

function replyLines(reply: VerdictReply): string[] {
  return [
    '',
    `  ┌─ Thư sẽ gửi: ${REPLY[reply.kind]}; lúc ${momentOf(reply.sendAt)}; tới ${reply.to.join(', ')}`,
    `  │ ${reply.subject}`,
    '  │',
    ...reply.text.split('\n').map((line) => `  │ ${line}`.trimEnd()),
    '  └─',
  ]
}
