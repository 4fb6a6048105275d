import { setTimeout as sleep } from 'node:timers/promises'
import type { GoogleEndpoints } from '#src/config.ts'
import { type Consent, type ConsentClient, MAIL_SCOPE, requestConsent } from '#src/io/google-consent.ts'
import { mendFor } from '#src/io/mail-trouble.ts'
import type { Console } from '../console.ts'
import type { Prompt } from './prompt.ts'

/** Whoever goes looking for the account's password needs a while. */
const PATIENCE_MS = 15 * 60_000

/** Has the account's owner consent in a browser. @returns the refresh token, or why there is none and what to do, in Vietnamese */
export async function askConsent(
  client: ConsentClient,
  google: GoogleEndpoints,
  prompt: Prompt,
  console: Console,
  patienceMs: number = PATIENCE_MS,
): Promise<{ readonly refreshToken: string } | { readonly fault: string }> {
  await using request = await requestConsent(client, google)
  console.out(`Mở địa chỉ sau bằng trình duyệt, đăng nhập ${client.user} và đồng ý:\n\n${request.page}\n\n`)
  const over = new AbortController()
  const typed = pasted(request.cameBack, prompt, console, over.signal)
  const late = sleep(patienceMs, 'late' as const, { signal: over.signal }).catch(() => 'late' as const)
  try {
    const first = await Promise.race([request.consent, typed, late])
    if (first === 'nobody')
      return { fault: 'Không có ai trả lời: đặt GOOGLE_REFRESH_TOKEN, hoặc chạy lệnh ở cửa sổ dòng lệnh.' }
    if (first === 'late') return { fault: `Quá ${patienceMs / 60_000} phút chưa có câu trả lời của Google.` }
    return answered(first === 'came back' ? await request.consent : first)
  } finally {
    over.abort()
    await typed
  }
}

/** The browser may run on another machine: there it can't come back here, and its address is carried over by hand. */
async function pasted(
  cameBack: (address: string) => boolean,
  prompt: Prompt,
  console: Console,
  over: AbortSignal,
): Promise<'came back' | 'nobody'> {
  for (;;) {
    const line = await prompt.ask(ELSEWHERE, over)
    if (line === null) return 'nobody'
    if (cameBack(line)) return 'came back'
    if (line.trim() !== '') console.err('  Đó không phải địa chỉ mà Google trả về cho lần này.\n')
  }
}

const ELSEWHERE =
  'Trình duyệt ở chính máy này thì đồng ý xong là tự tiếp tục. Ở máy khác thì trang cuối báo không mở được: chép toàn bộ địa chỉ của trang đó (http://127.0.0.1:...) dán vào đây:'

function answered(consent: Consent): { readonly refreshToken: string } | { readonly fault: string } {
  switch (consent.kind) {
    case 'given':
      return { refreshToken: consent.refreshToken }
    case 'without-mail':
      return { fault: `Chưa đồng ý cho đọc và gửi thư: làm lại, đánh dấu ô quyền ${MAIL_SCOPE}.` }
    case 'not-lasting':
      return {
        fault:
          'Google không cấp quyền lâu dài (không có refresh token): gỡ ứng dụng ở https://myaccount.google.com/connections rồi làm lại.',
      }
    case 'refused':
      return { fault: `Google trả lời: ${consent.says}\n  Cách sửa: ${mendFor(consent.says, 'vi') ?? AGAIN}` }
    default:
      return consent satisfies never
  }
}

const AGAIN =
  'Làm lại và bấm đồng ý; kiểm tra client ID, client secret (loại ứng dụng phải là Desktop app) và đường mạng.'
