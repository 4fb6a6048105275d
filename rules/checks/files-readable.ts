import type { Check } from '#src/dossiers/assess.ts'
import type { Problem } from '#src/reading/extraction.ts'

const WORDS: Readonly<Record<Problem, string>> = {
  encrypted: 'đặt mật khẩu',
  corrupt: 'hỏng, không mở được',
  'split-part': 'là một phần của tệp nén chia thành nhiều phần, chưa có đủ các phần',
  empty: 'không có nội dung',
  'blank-form': 'là mẫu chưa điền',
  unsupported: 'thuộc loại chưa đọc được',
  'too-large': 'quá lớn',
  'too-deep': 'nén lồng nhiều lớp',
  timeout: 'đọc quá lâu',
  secret: 'có dấu chỉ độ mật',
  infected: 'có mã độc nên không được mở; không mở tệp này trên máy của cơ quan',
  'not-understood': 'đọc được nhưng chương trình chưa hiểu được, do lỗi của chương trình',
}

export const filesReadable: Check = {
  id: 'files-readable',
  sentence: 'Every file can be read and recognised; what cannot is named, and may hold what seems to be missing.',
  find: ({ material }) => [
    ...material.unclear.map(({ document }) => {
      const unreadable = document.problem !== null
      const why = document.problem === null ? 'đã đọc nhưng chưa nhận biết được là văn bản gì' : WORDS[document.problem]
      return {
        code: unreadable ? 'file-unreadable' : 'file-unrecognised',
        text: `Tệp "${document.path.join(' / ')}" ${why}.`,
        review: false,
      }
    }),
    ...material.blankForms.map(({ document }) => ({
      code: 'blank-form',
      text: `Tệp "${document.path.join(' / ')}" là mẫu chưa điền.`,
      review: false,
    })),
  ],
}
