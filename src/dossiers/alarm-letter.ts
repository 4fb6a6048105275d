import type { Letter } from './letter.ts'
import { html } from './digest/html.ts'
import { sayTime } from './words.ts'

/** What an operator is told of. `account`: the mailbox; `detail`: what a server said, as the log has it, or how many mails wait. */
export type Alarm = {
  readonly kind: 'mailbox' | 'way-out' | 'mails'
  readonly since: Date
  /** Null while it lasts. */
  readonly overAt: Date | null
  readonly detail: string
  readonly account: string
  readonly boardUrl: string
}

/** A letter to whoever looks after the service: what is wrong since when and what to do, or that it is over. */
export function alarmLetter(alarm: Alarm): Letter {
  const { kind, since, overAt, boardUrl } = alarm
  const words = WORDS[kind]
  const subject = `[Tiếp nhận] ${overAt === null ? words.wrong : words.right}`
  const lines =
    overAt === null
      ? [
          `Từ ${sayTime(since)}: ${words.what(alarm)}`,
          words.meanwhile,
          ...(kind !== 'mails' && alarm.detail !== '' ? [`Nguyên văn trong nhật ký: ${alarm.detail}`] : []),
        ]
      : [`${words.over} Sự cố kéo dài từ ${sayTime(since)} đến ${sayTime(overAt)}.`, words.after]
  const todo = overAt === null ? words.todo : []
  const end =
    overAt === null
      ? 'Mỗi sự cố chỉ được báo một lần. Khi hết sự cố, chương trình gửi một thư báo.'
      : 'Không phải làm gì thêm.'
  const link = `Tình trạng của chương trình: ${boardUrl}/suc-khoe`
  const numbered = todo.map((step, index) => `${index + 1}. ${step}`)
  const text = [...lines, ...(todo.length > 0 ? [`Việc cần làm:\n${numbered.join('\n')}`] : []), end, link].join('\n\n')
  const page = html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <title>${subject}</title>
      </head>
      <body style="font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5">
        ${lines.map((line) => html`<p>${line}</p>`)}
        ${
          todo.length === 0
            ? null
            : html`<p><b>Việc cần làm:</b></p>
                <ol>
                  ${todo.map((step) => html`<li>${step}</li>`)}
                </ol>`
        }
        <p>${end}</p>
        <p><a href="${boardUrl}/suc-khoe">Tình trạng của chương trình</a></p>
      </body>
    </html>`
  return { subject, text: `${text}\n`, html: page.html }
}

type Words = {
  readonly wrong: string
  readonly right: string
  readonly what: (alarm: Alarm) => string
  readonly meanwhile: string
  readonly todo: readonly string[]
  readonly over: string
  readonly after: string
}

const LOOK = 'Chạy lệnh tiepnhan doctor trên máy chủ: lệnh nêu chỗ sai và cách sửa.'

const WORDS: Readonly<Record<Alarm['kind'], Words>> = {
  mailbox: {
    wrong: 'Không vào được hộp thư',
    right: 'Đã vào lại được hộp thư',
    what: ({ account }) => `chương trình không vào được hộp thư ${account}.`,
    meanwhile:
      'Thư mới chưa được lấy về và chưa được trả lời. Thư không mất: thư nằm trong hộp thư, và được xử lý khi chương trình vào lại được. Thời điểm nhận vẫn tính theo máy chủ thư.',
    todo: [
      LOOK,
      'Hộp thư Gmail: kiểm tra mật khẩu ứng dụng còn hiệu lực hay không (đổi mật khẩu tài khoản thì mật khẩu ứng dụng mất hiệu lực), IMAP còn bật hay không, Google có yêu cầu đăng nhập bằng trình duyệt để xác nhận hay không.',
      'Đổi mật khẩu trong tệp .env thì khởi động lại dịch vụ.',
      'Không vào được bằng cả trình duyệt: kiểm tra đường mạng của máy chủ.',
    ],
    over: 'Chương trình đã vào lại được hộp thư và đang lấy thư về.',
    after: 'Thư đến trong thời gian gián đoạn được xử lý theo thời điểm nhận của máy chủ thư.',
  },
  'way-out': {
    wrong: 'Không gửi được thư',
    right: 'Đã gửi lại được thư',
    what: () => 'chương trình không gửi được thư nào.',
    meanwhile: 'Thư đi nằm chờ và được gửi khi máy chủ gửi thư hoạt động lại.',
    todo: [LOOK, 'Kiểm tra các cài đặt SMTP_ trong tệp .env.'],
    over: 'Có lúc chương trình không gửi được thư nào; nay đã gửi lại được.',
    after:
      'Thư chờ trong thời gian gián đoạn đang được gửi. Thư báo sự cố này không đến được sớm hơn vì chính đường gửi thư bị gián đoạn: nên dùng thêm một chương trình giám sát hỏi địa chỉ /readyz.',
  },
  mails: {
    wrong: 'Thư đến bị ứ đọng',
    right: 'Thư đến không còn ứ đọng',
    what: ({ detail }) => `có thư đến chưa được xử lý xong. Số thư đang chờ: ${detail}.`,
    meanwhile: 'Thư không mất, nhưng người gửi chưa được trả lời.',
    todo: [
      LOOK,
      'Rất nhiều bản quét đến cùng lúc thì chỉ cần chờ: số thư chờ trên trang Tình trạng giảm dần.',
      'Số thư chờ không giảm: đọc nhật ký, rồi khởi động lại dịch vụ. Khởi động lại lúc nào cũng an toàn.',
    ],
    over: 'Thư đến đã được xử lý hết phần ứ đọng.',
    after: 'Người gửi đã được trả lời theo quy định của kế hoạch.',
  },
}
