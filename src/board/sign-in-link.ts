import { randomBytes } from 'node:crypto'
import { messageIdFor } from '#src/mail/own.ts'
import { keepLink } from '#src/store/board/sign-in.ts'
import type { Database, Session } from '#src/store/database.ts'
import { planMail } from '#src/store/outbox.ts'
import type { BoardDeps } from './board.ts'
import { html } from './html.ts'
import type { Officer } from './officer.ts'
import { hashToken } from './session.ts'

/** Long enough for a slow mail server, short enough for a mailbox left open. */
export const LINK_MINUTES = 15

/** Makes a link that signs an officer in, once, within minutes. */
export async function makeLink(session: Session, url: string, officer: Officer, next: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const ttlMs = LINK_MINUTES * 60_000
  await keepLink(session, { tokenHash: hashToken(token), address: officer.address, next, ttlMs })
  return `${url}/dang-nhap/${token}`
}

/** Mails an officer a link, at once. */
export async function mailLink(deps: MailLinkDeps, officer: Officer, next: string): Promise<void> {
  const { database, from, campaigns, url } = deps
  const id = await database.transaction(async (session) => {
    const link = await makeLink(session, url, officer, next)
    const name = hashToken(link).slice(0, 24)
    return await planMail(session, {
      key: `sign-in/${name}`,
      kind: 'sign-in',
      recipients: [officer.address],
      letter: { ...(await wordsOf(link, url)), fromName: campaigns[0]?.office.name ?? 'Tiếp nhận hồ sơ' },
      mailId: messageIdFor(`sign-in.${name}`, from.slice(from.lastIndexOf('@') + 1)),
      dossierIds: [],
    })
  })
  if (id !== null) await deps.nudge('send', id)
}

type MailLinkDeps = Pick<BoardDeps, 'from' | 'campaigns' | 'url' | 'nudge'> & { readonly database: Database }

async function wordsOf(link: string, url: string): Promise<{ subject: string; text: string; html: string }> {
  const about = `Liên kết dùng được một lần trong ${LINK_MINUTES} phút, cho trang ${url}.`
  const warning = 'Nếu đồng chí không yêu cầu đăng nhập, xin bỏ qua thư này: không ai vào được nếu không có liên kết.'
  const body = await html`<!doctype html>
    <html lang="vi">
      <body
        style="margin:0;padding:24px;background:#f3f5f7;font:16px/1.5 'Segoe UI',Roboto,Arial,sans-serif;color:#1d2a33"
      >
        <div
          style="max-width:34rem;margin:0 auto;background:#fff;border:1px solid #d7dee3;border-radius:10px;padding:24px"
        >
          <p style="margin:0 0 16px">Mở liên kết dưới đây rồi bấm nút <b>Đăng nhập</b> để vào trang theo dõi hồ sơ.</p>
          <p style="margin:0 0 16px">
            <a
              href="${link}"
              style="display:inline-block;background:#14506e;color:#fff;padding:10px 20px;border-radius:7px;text-decoration:none;font-weight:600"
              >Đăng nhập Tiếp nhận</a
            >
          </p>
          <p style="margin:0 0 16px;color:#52616b;overflow-wrap:anywhere">
            Không bấm được thì chép địa chỉ này vào trình duyệt:<br />${link}
          </p>
          <p style="margin:0 0 16px">${about}</p>
          <p style="margin:0;color:#52616b">${warning}</p>
        </div>
      </body>
    </html>`
  return {
    subject: 'Liên kết đăng nhập trang theo dõi hồ sơ',
    text: `Mở liên kết dưới đây rồi bấm nút Đăng nhập để vào trang theo dõi hồ sơ:\n\n${link}\n\n${about}\n${warning}\n`,
    html: String(body),
  }
}
