import type { DossierStatus, ReplyKind, Silence } from '#src/dossiers/verdict.ts'

/** One mail of the demo: its file in demo/mails, when the office's mailbox took it, and what must come of it. */
export type Step = {
  readonly file: string
  /** INTERNALDATE, in Hanoi's time. */
  readonly receivedAt: string
  /** What the mail shows, for whoever watches. */
  readonly shows: string
  /** Comes only after the office has asked the same union for what is missing; answers in that letter's thread. */
  readonly afterNotice?: boolean
  readonly expected: Expected
}

/** What the whole demo must end in; `npm start -- --once` compares. */
type Expected = {
  readonly silence: Silence | null
  /** By submission: the dossier's state once all mails are in. */
  readonly dossiers: Readonly<Record<string, { readonly status: DossierStatus; readonly late: boolean }>>
  /** Letters that answer this mail, the one after the settling time included. */
  readonly replies: readonly ReplyKind[]
}

/** The office that the demo's mail is for. The domain can't exist (RFC 2606), so that nothing reaches a real mailbox by mistake. */
export const OFFICE = 'ldldbadinh@congdoan.example'

const complete = { status: 'complete', late: false } as const
const late = { status: 'complete', late: true } as const
const incomplete = { status: 'incomplete', late: false } as const
const review = { status: 'needs-review', late: false } as const

const receipt = (commendation: { status: DossierStatus; late: boolean } = complete): Expected => ({
  silence: null,
  dossiers: { commendation },
  replies: ['receipt'],
})
const silent = (silence: Silence): Expected => ({ silence, dossiers: {}, replies: [] })

export const STORY: readonly Step[] = [
  {
    file: '01-du-trong-mot-thu.eml',
    receivedAt: '2021-05-20T08:12:31+07:00',
    shows: 'Tờ trình và ba bản tóm tắt thành tích, mỗi bản một tệp Word',
    expected: receipt(),
  },
  {
    file: '02-to-trinh-va-tep-nen.eml',
    receivedAt: '2021-05-20T09:40:05+07:00',
    shows: 'Tờ trình Word, các bản tóm tắt trong một tệp nén',
    expected: receipt(),
  },
  {
    file: '03-cau-hoi.eml',
    receivedAt: '2021-05-20T10:26:44+07:00',
    shows: 'Một câu hỏi, không phải hồ sơ',
    expected: silent('not-a-dossier'),
  },
  {
    file: '04-tat-ca-trong-mot-pdf.eml',
    receivedAt: '2021-05-21T14:05:10+07:00',
    shows: 'Cả bộ hồ sơ trong một tệp PDF',
    expected: receipt(),
  },
  {
    file: '05-thieu-hai-ban-tom-tat.eml',
    receivedAt: '2021-05-24T10:20:18+07:00',
    shows: 'Thiếu hai bản tóm tắt thành tích',
    expected: { silence: null, dossiers: { commendation: complete }, replies: ['receipt', 'missing-items'] },
  },
  {
    file: '06-thu-bao-vang-mat.eml',
    receivedAt: '2021-05-24T10:21:02+07:00',
    shows: 'Thư tự động báo vắng mặt',
    expected: silent('auto-reply'),
  },
  {
    file: '07-ban-tin.eml',
    receivedAt: '2021-05-24T11:00:00+07:00',
    shows: 'Bản tin gửi hàng loạt',
    expected: silent('bulk'),
  },
  {
    file: '08-anh-chup-dien-thoai.eml',
    receivedAt: '2021-05-24T15:47:29+07:00',
    shows: 'Hồ sơ chụp bằng điện thoại',
    expected: receipt(),
  },
  {
    file: '09-huong-sen-1.eml',
    receivedAt: '2021-05-25T16:00:12+07:00',
    shows: 'Sáu thư trong mười phút: tờ trình',
    expected: receipt(),
  },
  ...[2, 3, 4].map((number, index) => ({
    file: `${String(8 + number).padStart(2, '0')}-huong-sen-${number}.eml`,
    receivedAt: `2021-05-25T16:0${number - 1}:${41 + index}+07:00`,
    shows: `Sáu thư trong mười phút: thư thứ ${['hai', 'ba', 'tư'][index]}`,
    expected: { silence: null, dossiers: { commendation: complete }, replies: [] },
  })),
  {
    file: '13-huong-sen-5.eml',
    receivedAt: '2021-05-25T16:07:03+07:00',
    shows: 'Sáu thư trong mười phút: thư thứ năm, hồ sơ vừa đủ',
    expected: receipt(),
  },
  {
    file: '14-huong-sen-6.eml',
    receivedAt: '2021-05-25T16:09:20+07:00',
    shows: 'Sáu thư trong mười phút: lời nhắn cuối, không kèm tệp',
    expected: silent('not-a-dossier'),
  },
  {
    file: '15-bo-sung.eml',
    receivedAt: '2021-05-25T17:15:00+07:00',
    shows: 'Đơn vị trả lời thư đề nghị, gửi nốt hai bản còn thiếu',
    afterNotice: true,
    expected: receipt(),
  },
  {
    file: '16-chi-co-duong-dan.eml',
    receivedAt: '2021-05-26T09:15:37+07:00',
    shows: 'Chỉ có đường dẫn Google Drive, không có tệp',
    expected: { silence: null, dossiers: { commendation: incomplete }, replies: ['receipt', 'missing-items'] },
  },
  {
    file: '17-tep-dat-mat-khau.eml',
    receivedAt: '2021-05-26T11:02:54+07:00',
    shows: 'Một tệp PDF đặt mật khẩu, một tệp Word hỏng',
    expected: { silence: null, dossiers: { commendation: review }, replies: ['review-pending'] },
  },
  {
    file: '18-kem-bao-cao-ket-qua.eml',
    receivedAt: '2021-05-26T14:22:08+07:00',
    shows: 'Hồ sơ khen thưởng gửi cùng báo cáo kết quả',
    expected: { silence: null, dossiers: { commendation: complete, 'result-report': complete }, replies: ['receipt'] },
  },
  {
    file: '19-ban-quet.eml',
    receivedAt: '2021-05-26T16:31:00+07:00',
    shows: 'Bản quét từ máy photocopy',
    expected: receipt(),
  },
  {
    file: '20-word-cu-vntime.eml',
    receivedAt: '2021-05-26T17:04:27+07:00',
    shows: 'Tệp Word cũ (.doc), phông chữ .VnTime',
    expected: receipt(),
  },
  {
    file: '21-don-vi-ngoai-danh-sach.eml',
    receivedAt: '2021-05-26T20:18:45+07:00',
    shows: 'Đơn vị chưa có trong danh sách, gửi từ thư cá nhân',
    expected: receipt(),
  },
  {
    file: '22-bao-cao-ket-qua.eml',
    receivedAt: '2021-05-26T23:52:40+07:00',
    shows: 'Chỉ có báo cáo kết quả, tám phút trước hạn',
    expected: { silence: null, dossiers: { 'result-report': complete }, replies: ['receipt'] },
  },
  {
    file: '23-dung-ngay-27-5.eml',
    receivedAt: '2021-05-27T07:45:16+07:00',
    shows: 'Gửi đúng ngày 27/5',
    expected: receipt(late),
  },
  {
    file: '24-thu-khong-gui-duoc.eml',
    receivedAt: '2021-05-27T07:46:10+07:00',
    shows: 'Thư báo không gửi được của máy chủ',
    expected: silent('bounce'),
  },
  {
    file: '25-sau-han.eml',
    receivedAt: '2021-05-28T10:03:22+07:00',
    shows: 'Gửi sau hạn',
    expected: receipt(late),
  },
]
