import { line } from '#scripts/making/paper.ts'
import type { Part } from '#scripts/making/paper.ts'
import { dmy, para, two, upper } from '../../scene.ts'
import type { Bank, Scene } from '../../scene.ts'
import { address, byTeam, c, h } from './people.ts'
import { personDeeds, teamDeeds } from './words.ts'

const untold = (name: string, most: number, build: (s: Scene) => Part[]): Bank['nominees'][number] => ({
  name,
  most,
  build: (s) => ({ told: false, parts: build(s) }),
})
const told = (name: string, most: number, build: (s: Scene) => Part[]): Bank['toldNominees'][number] => ({
  name,
  most,
  build: (s) => ({ told: true, parts: build(s) }),
})
const latin = (index: number): string => String.fromCodePoint(97 + index)

export const nominees: Bank['nominees'] = [
  untold('table without heading', 20, (s) => [
    {
      is: 'table',
      ruled: true,
      widths: [10, 90],
      rows: [
        ...s.teams.map((team) => team.inLetter),
        ...s.people.map((person) => `${address(s, person)} ${person.name} – ${person.post}, ${person.team}`),
      ].map((cell, index) => [c(String(index + 1)), c(cell)]),
    },
  ]),
  untold('table, post behind the name in one cell', 25, (s) => [
    {
      is: 'table',
      ruled: true,
      widths: [8, 62, 30],
      headRows: 1,
      rows: [
        [h('TT'), h('Tập thể / cá nhân được giới thiệu'), h('Mức khen')],
        ...s.teams.map((team, index) => [c(two(index + 1)), c(team.inLetter), c(s.award)]),
        ...s.people.map((person, index) => [
          c(two(s.teams.length + index + 1)),
          c(`${address(s, person)} ${person.name} – ${person.post}`),
          c(s.award),
        ]),
      ],
    },
  ]),
  untold('sections in a line each', 7, (s) => {
    const sections = [
      ...(s.teams.length === 0 ? [] : [`Tập thể: ${s.teams.map((team) => team.inLetter).join('; ')}.`]),
      ...(s.people.length === 0
        ? []
        : [
            `Cá nhân: ${s.people.map((person) => `${address(s, person)} ${person.name} (${person.post})`).join('; ')}.`,
          ]),
    ]
    return sections.map((text, index) => line(`${index + 1}/ ${text}`))
  }),
  untold('latin letters under dashes', 12, (s) => [
    ...(s.teams.length === 0
      ? []
      : [
          line('- Về tập thể:', { bold: true }),
          ...s.teams.map((team, index) => line(`    ${latin(index)}) ${team.inLetter}`)),
        ]),
    ...(s.people.length === 0
      ? []
      : [
          line('- Về cá nhân:', { bold: true }),
          ...s.people.map((person, index) =>
            line(`    ${latin(index)}) ${address(s, person)} ${person.name}, ${person.post} - ${person.team}`),
          ),
        ]),
  ]),
  untold('by department', 14, (s) => [
    ...(s.teams.length === 0
      ? []
      : [line('* Tập thể', { bold: true }), ...s.teams.map((team) => line(`- ${team.inLetter}`))]),
    ...(s.people.length === 0 ? [] : [line('* Cá nhân', { bold: true })]),
    ...byTeam(s.people).flatMap(([team, people]) => [
      line(`${team}:`, { italic: true, underline: true }),
      ...people.map((person) => line(`- ${address(s, person)} ${person.name} (${person.post})`)),
    ]),
  ]),
  untold('table, departments as rows across', 25, (s) => [
    {
      is: 'table',
      ruled: true,
      widths: [10, 40, 20, 30],
      headRows: 1,
      rows: [
        [h('SỐ TT'), h('HỌ TÊN'), h('NĂM SINH'), h('NHIỆM VỤ')],
        ...(s.teams.length === 0 ? [] : [[c('A. TẬP THỂ', { bold: true, colSpan: 4 })]]),
        ...s.teams.map((team, index) => [c(String(index + 1)), c(team.inLetter, { colSpan: 3 })]),
        ...(s.people.length === 0
          ? []
          : [[c(`${s.teams.length === 0 ? 'A' : 'B'}. CÁ NHÂN`, { bold: true, colSpan: 4 })]]),
        ...byTeam(s.people).flatMap(([team, people]) => [
          [c(team, { bold: true, colSpan: 4, align: 'center' as const })],
          ...people.map((person, index) => [
            c(String(index + 1)),
            c(person.name),
            c(String(person.birth.year)),
            c(person.post),
          ]),
        ]),
      ],
    },
  ]),
  untold('dashes in a paragraph', 6, (s) => [
    para(
      `Danh sách gồm: ${[
        ...s.teams.map((team) => `- Tập thể ${team.inLetter.replace(/^Tập thể /u, '')}`),
        ...s.people.map((person) => `- ${address(s, person)} ${person.name} – ${person.post} ${person.team}`),
      ].join('; ')}.`,
    ),
  ]),
  untold('table, kind beside all its names', 14, (s) => [
    {
      is: 'table',
      ruled: true,
      widths: [28, 72],
      rows: [
        ...(s.teams.length === 0
          ? []
          : [
              [
                c(`Tập thể (${two(s.teams.length)})`, { bold: true }),
                c(s.teams.map((team, index) => `${index + 1}. ${team.inLetter}`).join('\n')),
              ],
            ]),
        ...(s.people.length === 0
          ? []
          : [
              [
                c(`Cá nhân (${two(s.people.length)})`, { bold: true }),
                c(
                  s.people
                    .map((person, index) => `${index + 1}. ${address(s, person)} ${person.name} - ${person.post}`)
                    .join('\n'),
                ),
              ],
            ]),
      ],
    },
  ]),
  untold('table of the personnel office', 25, (s) => [
    ...(s.teams.length === 0
      ? []
      : [
          line('Bảng 1. Tập thể', { bold: true }),
          {
            is: 'table',
            ruled: true,
            widths: [10, 60, 30],
            headRows: 1,
            rows: [
              [h('TT'), h('Đơn vị'), h('Số lao động')],
              ...s.teams.map((team, index) => [c(String(index + 1)), c(team.inLetter), c(String(s.rng.int(6, 48)))]),
            ],
          } as const,
        ]),
    ...(s.people.length === 0
      ? []
      : [
          line(`Bảng ${s.teams.length === 0 ? 1 : 2}. Người lao động`, { bold: true }),
          {
            is: 'table',
            ruled: true,
            widths: [8, 14, 26, 18, 16, 18],
            headRows: 1,
            rows: [
              [
                h('No.'),
                h('Mã NV\n(Staff ID)'),
                h('Họ và tên\n(Full name)'),
                h('Vị trí\n(Position)'),
                h('Ngày vào'),
                h('Bộ phận\n(Dept.)'),
              ],
              ...s.people.map((person, index) => [
                c(String(index + 1)),
                c(`NV${String(1040 + index * 37)}`),
                c(person.name),
                c(person.post),
                c(`${two(s.rng.int(1, 28))}/${two(s.rng.int(1, 12))}/${s.rng.int(2003, 2019)}`),
                c(person.team),
              ]),
            ],
          } as const,
        ]),
  ]),
  untold('post before the name', 12, (s) => [
    ...s.teams.map((team) => line(`+ Tập thể: ${team.inLetter.replace(/^Tập thể /u, '')}`)),
    ...s.people.map((person) => line(`+ ${person.post} (${person.team}): ${address(s, person)} ${person.name}`)),
  ]),
  untold('table, awards ticked', 25, (s) => [
    {
      is: 'table',
      ruled: true,
      widths: [8, 34, 26, 16, 16],
      headRows: 2,
      rows: [
        [
          h('TT', { rowSpan: 2 }),
          h('Họ và tên/ Tên đơn vị', { rowSpan: 2 }),
          h('Chức vụ, nơi làm việc', { rowSpan: 2 }),
          h('Hình thức khen', { colSpan: 2 }),
        ],
        [h('Giấy khen'), h('Bằng khen')],
        ...s.teams.map((team, index) => [
          c(String(index + 1)),
          c(team.inLetter),
          c(''),
          c(s.award === 'Giấy khen' ? 'x' : ''),
          c(s.award === 'Giấy khen' ? '' : 'x'),
        ]),
        ...s.people.map((person, index) => [
          c(String(s.teams.length + index + 1)),
          c(`${person.woman ? 'Bà' : 'Ông'} ${person.name}`),
          c(`${person.post}, ${person.team}`),
          c(s.award === 'Giấy khen' ? 'x' : ''),
          c(s.award === 'Giấy khen' ? '' : 'x'),
        ]),
      ],
    },
  ]),
  untold('one series, capitals, born in brackets', 14, (s) => [
    ...s.teams.map((team, index) => line(`(${two(index + 1)}) ${team.inLetter}`, { bold: true })),
    ...s.people.map((person, index) =>
      line(
        `(${two(s.teams.length + index + 1)}) ${address(s, person)} ${upper(person.name)} (SN ${person.birth.year}), ${person.post}`,
        { bold: true },
      ),
    ),
  ]),
  untold('table, one row of cells a person over two lines', 25, (s) => [
    {
      is: 'table',
      ruled: true,
      widths: [8, 46, 46],
      headRows: 1,
      rows: [
        [h('TT'), h('HỌ VÀ TÊN; NGÀY SINH'), h('ĐƠN VỊ; CHỨC DANH')],
        ...s.teams.map((team, index) => [c(String(index + 1)), c(`Tập thể\n${team.inLetter}`), c(s.unit.proper)]),
        ...s.people.map((person, index) => [
          c(String(s.teams.length + index + 1)),
          c(`${person.name}\n${dmy(person.birth)}`),
          c(`${person.team}\n${person.post}`),
        ]),
      ],
    },
  ]),
  untold('whose turn it is in a sentence', 4, (s) => [
    para(
      `Về tập thể, cá nhân tiêu biểu, Ban Chấp hành thống nhất giới thiệu ${[
        ...s.teams.map((team) => `tập thể ${team.inLetter.replace(/^Tập thể /u, '')}`),
        ...s.people.map((person) => `${person.woman ? 'bà' : 'ông'} ${person.name} - ${person.post} ${person.team}`),
      ].join(', ')}.`,
    ),
  ]),
]

export const toldNominees: Bank['toldNominees'] = [
  told('table, deeds in the third of four', 12, (s) => [
    {
      is: 'table',
      ruled: true,
      widths: [22, 20, 46, 12],
      headRows: 1,
      rows: [
        [h('Tập thể, cá nhân'), h('Chức danh'), h('Nội dung thành tích'), h('Ghi chú')],
        ...s.teams.map((team) => [c(team.inLetter), c(''), c(s.rng.some(teamDeeds, 2).join(' ')), c('')]),
        ...s.people.map((person) => [
          c(person.name),
          c(`${person.post}\n${person.team}`),
          c(s.rng.some(personDeeds, 2).join(' ')),
          c(s.rng.chance(0.3) ? 'Đảng viên' : ''),
        ]),
      ],
    },
  ]),
  told('bracketed number, deeds beneath', 8, (s) => [
    ...s.teams.flatMap((team, index) => [
      line(`${index + 1}) ${team.inLetter}`, { bold: true }),
      line('Thành tích nổi bật:', { italic: true }),
      para(s.rng.some(teamDeeds, 2).join(' ')),
    ]),
    ...s.people.flatMap((person, index) => [
      line(`${s.teams.length + index + 1}) ${address(s, person)} ${person.name} - ${person.post}`, { bold: true }),
      line('Thành tích nổi bật:', { italic: true }),
      para(s.rng.some(personDeeds, 2).join(' ')),
    ]),
  ]),
  told('table, who in one row and the deeds across the next', 10, (s) => [
    {
      is: 'table',
      ruled: true,
      widths: [10, 50, 40],
      headRows: 1,
      rows: [
        [h('STT'), h('Tên tập thể, cá nhân'), h('Chức vụ, đơn vị công tác')],
        ...s.teams.flatMap((team, index) => [
          [c(String(index + 1)), c(team.inLetter, { bold: true }), c(s.unit.proper)],
          [c(`Thành tích: ${s.rng.some(teamDeeds, 2).join(' ')}`, { colSpan: 3 })],
        ]),
        ...s.people.flatMap((person, index) => [
          [c(String(s.teams.length + index + 1)), c(person.name, { bold: true }), c(`${person.post}, ${person.team}`)],
          [c(`Thành tích: ${s.rng.some(personDeeds, 2).join(' ')}`, { colSpan: 3 })],
        ]),
      ],
    },
  ]),
  told('table for a sheet, everything a column', 25, (s) => [
    {
      is: 'table',
      ruled: true,
      widths: [6, 20, 8, 16, 16, 34],
      headRows: 1,
      rows: [
        [h('TT'), h('Họ tên / tập thể'), h('NS'), h('Chức vụ'), h('Phòng, tổ'), h('Thành tích tiêu biểu (tóm tắt)')],
        ...s.teams.map((team, index) => [
          c(String(index + 1)),
          c(team.inLetter),
          c(''),
          c(''),
          c(s.unit.proper),
          c(s.rng.some(teamDeeds, 2).join('\n')),
        ]),
        ...s.people.map((person, index) => [
          c(String(s.teams.length + index + 1)),
          c(person.name),
          c(String(person.birth.year)),
          c(person.post),
          c(person.team),
          c(s.rng.some(personDeeds, 2).join('\n')),
        ]),
      ],
    },
  ]),
]
