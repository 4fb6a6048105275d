/** What a delivery status (RFC 3463) means, for staff. */
export function bounceWords(outcome: 'failed' | 'delayed', status: string | null): string {
  if (outcome === 'delayed') return 'máy chủ bên nhận chưa nhận được thư, đang được gửi lại'
  const found = WORDS.find(([pattern]) => pattern.test(status ?? ''))
  return `${found?.[1] ?? 'máy chủ bên nhận không nhận thư'}${status === null ? '' : ` (mã ${status})`}`
}

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^5\.1\.[0136]$|^5\.1\.10$/, 'địa chỉ không tồn tại'],
  [/^5\.1\.[24]$|^5\.4\.4$/, 'tên miền của địa chỉ không nhận thư'],
  [/^5\.2\.1$/, 'hộp thư đã bị khóa'],
  [/^[45]\.2\.2$/, 'hộp thư đã đầy'],
  [/^5\.(?:2\.3|3\.4)$/, 'thư quá lớn so với giới hạn của bên nhận'],
  [/^5\.6\./, 'máy chủ bên nhận không chấp nhận nội dung thư'],
  [/^5\.7\./, 'máy chủ bên nhận từ chối vì chính sách bảo mật hoặc chống thư rác'],
]
