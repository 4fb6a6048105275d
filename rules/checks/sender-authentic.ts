import type { Check } from '#src/dossiers/assess.ts'

export const senderAuthentic: Check = {
  id: 'sender-authentic',
  sentence: 'Who a mail says it is from is who sent it, as far as the mailbox’s own server can tell (DMARC).',
  find: ({ state }) =>
    state.contributions
      .filter(({ notAuthentic }) => notAuthentic)
      .map(({ from }) => ({
        code: 'sender-not-authentic',
        text:
          `Không xác thực được người gửi: thư ghi là của ${from ?? 'địa chỉ không rõ'} nhưng máy chủ thư báo không khớp (DMARC). ` +
          'Hệ thống không trả lời thư này; đề nghị liên hệ đơn vị để kiểm tra trước khi sử dụng hồ sơ.',
        review: true,
      })),
}
