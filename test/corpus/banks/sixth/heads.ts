import { blank, centred, line } from '#scripts/making/paper.ts'
import { upper } from '../../scene.ts'
import type { Bank } from '../../scene.ts'

const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'

export const heads: Bank['heads'] = [
  // A court's, a bank's: the body above its union.
  (s, head) => [
    {
      is: 'columns',
      leftPercent: 42,
      left: [
        centred(upper(s.unit.proper), { size: 12 }),
        ...(head.byUnit ? [] : [centred('BCH CÔNG ĐOÀN', { bold: true, size: 12 })]),
        centred('-------'),
        ...(head.numberLine === null ? [] : [centred(head.numberLine, { size: 13 })]),
      ],
      right: [
        centred(NATION, { bold: true, size: 12 }),
        centred('Độc lập - Tự do - Hạnh phúc', { bold: true }),
        centred('---------------'),
        ...(head.dateLine === null ? [] : [centred(head.dateLine, { italic: true })]),
      ],
    },
    blank,
  ],
  // A form's name in the corner, then the country, then who writes.
  (s, head) => [
    ...(head.numberLine === null && head.dateLine !== null
      ? [line('Mẫu số 07 (NĐ 91/2017/NĐ-CP)', { align: 'right', italic: true, size: 11 })]
      : []),
    centred(NATION, { bold: true }),
    centred('Độc lập - Tự do - Hạnh phúc', { bold: true, underline: true }),
    ...(head.dateLine === null ? [] : [line(head.dateLine, { align: 'right', italic: true })]),
    line(head.byUnit ? s.unit.proper : s.unit.union, { bold: true }),
    ...(head.numberLine === null ? [] : [line(head.numberLine)]),
    blank,
  ],
  // A firm's letterhead with address, telephone and tax number.
  (s, head) => [
    {
      is: 'table',
      ruled: true,
      widths: [100],
      rows: [
        [
          {
            text: `${upper(s.unit.proper)}\nĐịa chỉ: ${s.unit.address} - ĐT: (024) 3.762.4819 - MST: 0101248141\n${head.byUnit ? 'BAN LÃNH ĐẠO' : 'TỔ CHỨC CÔNG ĐOÀN CƠ SỞ'}`,
            bold: true,
            align: 'center',
          },
        ],
      ],
    },
    ...(head.numberLine === null && head.dateLine === null
      ? []
      : [
          {
            is: 'columns',
            by: 'tabs',
            left: [line(head.numberLine ?? '')],
            right: [line(head.dateLine ?? '', { italic: true })],
          } as const,
        ]),
  ],
  // No country, no motto: a memo.
  (s, head) => [
    line(`Từ: ${head.byUnit ? s.unit.proper : `CĐCS ${s.unit.proper}`}`),
    ...(head.numberLine === null ? [] : [line(head.numberLine)]),
    ...(head.dateLine === null ? [] : [line(head.dateLine)]),
    line('* * *', { align: 'center' }),
  ],
  (s, head) => [
    {
      is: 'table',
      ruled: false,
      widths: [40, 60],
      rows: [
        [
          { text: 'LIÊN ĐOÀN LAO ĐỘNG\nQUẬN BA ĐÌNH', align: 'center' },
          { text: NATION, bold: true, align: 'center' },
        ],
        [
          {
            text: head.byUnit ? upper(s.unit.proper) : `CÔNG ĐOÀN\n${upper(s.unit.proper)}`,
            bold: true,
            align: 'center',
          },
          { text: 'Độc lập – Tự do – Hạnh phúc', bold: true, align: 'center' },
        ],
        [
          { text: head.numberLine ?? '', align: 'center' },
          { text: head.dateLine ?? '', align: 'center' },
        ],
      ],
    },
    blank,
  ],
  // A union under a branch of the Party's habits.
  (s, head) => [
    {
      is: 'columns',
      left: [
        centred('CÔNG ĐOÀN VIỆT NAM'),
        centred(head.byUnit ? upper(s.unit.proper) : `CĐCS ${upper(s.unit.proper)}`, { bold: true }),
        centred('*'),
        ...(head.numberLine === null ? [] : [centred(head.numberLine)]),
      ],
      right: [
        centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: 11 }),
        centred('Độc lập - Tự do - Hạnh phúc', { underline: true }),
        ...(head.dateLine === null ? [] : [centred(head.dateLine, { italic: true })]),
      ],
    },
  ],
]
