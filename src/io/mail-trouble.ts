/** What an operator does about what a mail server said, most telling words first. Gmail's own words are the commonest. */
const MENDS: readonly (readonly [said: RegExp, en: string, vi: string])[] = [
  [
    /application-specific password|185833/i,
    'The account has 2-step verification, so its own password is not taken: make an app password at https://myaccount.google.com/apppasswords and put it into IMAP_PASSWORD.',
    'Tài khoản đã bật Xác minh 2 bước nên không nhận mật khẩu thường: tạo mật khẩu ứng dụng tại https://myaccount.google.com/apppasswords và ghi vào IMAP_PASSWORD.',
  ],
  [
    /not enabled for imap|imap access is disabled|enable.{0,40}imap/i,
    'IMAP is switched off for this account: Gmail, Settings, Forwarding and POP/IMAP, Enable IMAP (a Workspace administrator may have forbidden it).',
    'IMAP đang tắt: mở Gmail, Cài đặt, Chuyển tiếp và POP/IMAP, bật IMAP (tài khoản Workspace: quản trị viên có thể đã cấm).',
  ],
  [
    /log in (?:via|with) your web browser|web login required|78754/i,
    'Google wants somebody to sign in to this account in a browser once and confirm that it was them; then it works again.',
    'Google yêu cầu có người đăng nhập tài khoản này bằng trình duyệt một lần để xác nhận; sau đó dùng lại được.',
  ],
  [
    /invalid_grant|token has been expired or revoked/i,
    'The consent was withdrawn, the password changed, or it ran out (a consent screen in "Testing" makes refresh tokens that die after seven days): consent again with `npx tiepnhan setup --consent`, restart the service, and publish the consent screen or make it "Internal".',
    'Quyền truy cập đã bị thu hồi, mật khẩu đã đổi, hoặc quyền đã hết hạn (màn hình đồng ý ở chế độ “Testing” chỉ cho quyền 7 ngày): chạy lại `npx tiepnhan setup --consent` rồi khởi động lại dịch vụ; chuyển màn hình đồng ý sang “Internal” hoặc công bố.',
  ],
  [
    /invalid_client|unauthorized_client|deleted_client/i,
    'Google does not know this OAuth client: check GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET, and that the client was not deleted.',
    'Google không biết ứng dụng OAuth này: kiểm tra GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, và ứng dụng có bị xóa hay không.',
  ],
  [
    /insufficient.{0,20}scope|invalid_scope|"scope"/i,
    'Google’s mail server does not take the consent: it is of another account than IMAP_USER, or not for mail (scope https://mail.google.com/). Consent again, signed in as IMAP_USER: `npx tiepnhan setup --consent`.',
    'Máy chủ thư của Google không nhận quyền này: quyền là của tài khoản khác với IMAP_USER, hoặc không gồm thư (phạm vi https://mail.google.com/). Đăng nhập đúng IMAP_USER rồi đồng ý lại: `npx tiepnhan setup --consent`.',
  ],
  [
    /too many simultaneous connections|maximum number of connections|userip limit/i,
    'Too many programs are signed in to this account (Gmail allows 15): close some. It is tried again.',
    'Quá nhiều chương trình đang đăng nhập tài khoản này (Gmail cho phép 15): tắt bớt rồi thử lại.',
  ],
  [
    /overquota|bandwidth limits|exceeded command/i,
    'The account used up its IMAP bandwidth for today (Gmail: 2.5 GB down a day). It passes within 24 hours, and nothing is lost meanwhile.',
    'Tài khoản đã hết lượng tải IMAP trong ngày (Gmail: 2,5 GB). Trong vòng 24 giờ sẽ dùng lại được; thư không mất.',
  ],
  [
    /daily user sending (?:limit|quota)|5\.4\.5/i,
    'The account sent as much as it may today. Letters wait and leave by themselves; receipts go first.',
    'Tài khoản đã gửi hết số thư được phép trong ngày. Thư nằm chờ rồi tự gửi; thư xác nhận được gửi trước.',
  ],
  [
    /too many (?:login attempts|failed)|4\.7\.0.{0,40}(?:login|auth)/i,
    'Too many sign-ins failed lately: correct the password, then wait a quarter of an hour.',
    'Vừa có quá nhiều lần đăng nhập sai: sửa mật khẩu, chờ mười lăm phút rồi thử lại.',
  ],
  [
    /badcredentials|username and password not accepted|invalid credentials|authenticationfailed|authentication (?:failed|unsuccessful|rejected|credentials invalid)|invalid login|5\.7\.8|^\D{0,40}535\b/i,
    'The user name or the password is wrong (IMAP_USER, IMAP_PASSWORD; SMTP_USER, SMTP_PASSWORD where they differ). For Gmail it must be an app password (16 letters), and changing the account’s password makes app passwords void: make a new one at https://myaccount.google.com/apppasswords. Where that page says that there is no such setting, 2-step verification is off: https://myaccount.google.com/security.',
    'Tên đăng nhập hoặc mật khẩu sai. Với Gmail phải dùng mật khẩu ứng dụng (16 chữ cái), không dùng mật khẩu của tài khoản; đổi mật khẩu tài khoản thì mật khẩu ứng dụng mất hiệu lực. Tạo mới tại https://myaccount.google.com/apppasswords; trang đó báo không có cài đặt này thì chưa bật Xác minh 2 bước: bật tại https://myaccount.google.com/security.',
  ],
  [
    /starttls|5\.7\.0 must issue/i,
    'The server wants encryption: set the security to starttls or tls.',
    'Máy chủ đòi mã hóa: đặt kiểu bảo mật là starttls hoặc tls.',
  ],
]

/** Of operators: the log and the doctor speak English, `tiepnhan setup` Vietnamese. */
export type Language = 'en' | 'vi'

/** What to do about a sign-in or a mail that was refused; null where the words are not known. */
export function mendFor(words: string, language: Language = 'en'): string | null {
  const head = words.slice(0, 2000)
  const found = MENDS.find(([pattern]) => pattern.test(head))
  return found?.[language === 'en' ? 1 : 2] ?? null
}

/** What to do where a server is not reached at all. `settings`: IMAP or SMTP. */
export function networkMend(code: string, text: string, settings: 'IMAP' | 'SMTP', language: Language = 'en'): string {
  const say = (en: string, vi: string): string => (language === 'en' ? en : vi)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || /getaddrinfo/i.test(text))
    return say(
      `The name is not known: check ${settings}_HOST and the network.`,
      `Không có máy chủ tên này: kiểm tra ${settings}_HOST và đường mạng.`,
    )
  if (code === 'ECONNREFUSED' || /ECONNREFUSED/.test(text))
    return say(
      `Nothing answers there: check ${settings}_HOST and ${settings}_PORT.`,
      `Không có gì trả lời ở đó: kiểm tra ${settings}_HOST và ${settings}_PORT.`,
    )
  if (/expired|not yet valid/i.test(text) && /cert/i.test(text))
    return say(
      'The certificate is out of date, or this computer’s clock is wrong: compare the clock first.',
      'Chứng thư của máy chủ hết hạn, hoặc đồng hồ máy này sai: xem lại đồng hồ trước.',
    )
  if (/ssl|tls|wrong version|certificate|greeting/i.test(`${code} ${text}`))
    return say(
      `Check ${settings}_SECURITY (tls, starttls) and ${settings}_PORT.`,
      `Kiểm tra ${settings}_SECURITY (tls, starttls) và ${settings}_PORT.`,
    )
  return say('Check the network; it is tried again.', 'Kiểm tra đường mạng rồi thử lại.')
}
