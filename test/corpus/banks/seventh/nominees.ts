import { line } from '#scripts/making/paper.ts'
import type { Cell, Part } from '#scripts/making/paper.ts'
import type { Person } from '../../people.ts'
import { dmy, mr, para, two, upper } from '../../scene.ts'
import type { Bank, Scene } from '../../scene.ts'
import { broken, cell, mid, Sir, top } from './cells.ts'
import { personDeeds, teamDeeds } from './deeds.ts'

/** How nominees stand in a letter, its annex or a file of their own. */
export const nominees: Bank['nominees'] = [
  { name: 'table, one for each kind', most: 30, build: (s) => ({ told: false, parts: twoTables(s) }) },
  { name: 'table, unit merged down the rows', most: 30, build: (s) => ({ told: false, parts: [mergedUnit(s)] }) },
  { name: 'table, family and given name in two cells', most: 30, build: (s) => ({ told: false, parts: [splitName(s)] }) },
  { name: 'table, crosses for kind and award', most: 30, build: (s) => ({ told: false, parts: [crosses(s)] }) },
  { name: 'table by level of award', most: 30, build: (s) => ({ told: false, parts: [byLevel(s)] }) },
  { name: 'table without a number column', most: 30, build: (s) => ({ told: false, parts: [unnumbered(s)] }) },
  { name: 'table, figures of columns under the heading', most: 30, build: (s) => ({ told: false, parts: [figured(s)] }) },
  { name: 'letters and numbers', most: 16, build: (s) => ({ told: false, parts: lettered(s) }) },
  { name: 'one line each, commas', most: 12, build: (s) => ({ told: false, parts: commas(s) }) },
  { name: 'blocks of labels', most: 6, build: (s) => ({ told: false, parts: labels(s) }) },
  { name: 'one paragraph', most: 5, build: (s) => ({ told: false, parts: [prose(s)] }) },
  { name: 'bullets of the word processor', most: 14, build: (s) => ({ told: false, parts: bullets(s) }) },
] // prettier-ignore

export const toldNominees: Bank['toldNominees'] = [
  {
    name: 'table with deeds, kinds apart',
    most: 14,
    build: (s) => ({
      told: true,
      parts: [
        {
          is: 'table',
          ruled: true,
          widths: [7, 25, 20, 48],
          headRows: 1,
          rows: [
            [top('TT'), top('HỌ TÊN - ĐƠN VỊ'), top('CHỨC VỤ'), top('TÓM TẮT THÀNH TÍCH')],
            ...section(s.teams.length > 0, 'A', 'TẬP THỂ', 4),
            ...s.teams.map((team, index) => [mid(String(index + 1)), cell(team.inLetter), mid('-'), cell(s.rng.some(teamDeeds, 3).map((deed) => `- ${deed}`).join('\n'))]),
            ...section(s.people.length > 0, s.teams.length > 0 ? 'B' : 'A', 'CÁ NHÂN', 4),
            ...s.people.map((person, index) => [mid(String(index + 1)), cell(person.name, { bold: true }), cell(`${person.post}\n${person.team}`), cell(s.rng.some(personDeeds, 3).map((deed) => `- ${deed}`).join('\n'))]),
          ],
        },
      ],
    }),
  },
  {
    name: 'a paragraph each, name first',
    most: 7,
    build: (s) => ({
      told: true,
      parts: [
        ...s.teams.map((team, index) => para(`**${index + 1}. Tập thể ${team.inLetter.replace(/^Tập thể /u, '')}:** ${s.rng.some(teamDeeds, 3).join(' ')}`)),
        ...s.people.map((person, index) => para(`**${s.teams.length + index + 1}. ${mr(person)} ${person.name}** - ${person.post}, ${person.team}: ${s.rng.some(personDeeds, 3).join(' ')}`)),
      ],
    }),
  },
  {
    name: 'two rows for each: who, then what',
    most: 10,
    build: (s) => ({
      told: true,
      parts: [
        {
          is: 'table',
          ruled: true,
          widths: [8, 30, 31, 31],
          headRows: 1,
          rows: [
            [top('Số TT'), top('Họ và tên / tên tập thể'), top('Chức danh'), top('Thuộc')],
            ...s.teams.flatMap((team, index) => [
              [mid(String(index + 1)), cell(team.inLetter, { bold: true }), cell('Tập thể'), cell(s.unit.proper)],
              [cell(''), cell(`Thành tích: ${s.rng.some(teamDeeds, 2).join(' ')}`, { colSpan: 3 })],
            ]),
            ...s.people.flatMap((person, index) => [
              [mid(String(s.teams.length + index + 1)), cell(person.name, { bold: true }), cell(person.post), cell(person.team)],
              [cell(''), cell(`Thành tích: ${s.rng.some(personDeeds, 2).join(' ')}`, { colSpan: 3 })],
            ]),
          ],
        },
      ],
    }),
  },
] // prettier-ignore

function section(wanted: boolean, mark: string, title: string, columns: number): Cell[][] {
  return wanted ? [[mid(mark, { bold: true }), cell(title, { bold: true, colSpan: columns - 1 })]] : []
}

function twoTables(s: Scene): Part[] {
  const parts: Part[] = []
  if (s.teams.length > 0)
    parts.push(line('1. Về tập thể:', { bold: true }), {
      is: 'table',
      ruled: true,
      widths: [10, 55, 35],
      rows: [
        [top('Stt'), top('Tên tập thể'), top('Hình thức đề nghị')],
        ...s.teams.map((team, index) => [mid(String(index + 1)), cell(team.inLetter), mid(s.award)]),
      ],
    })
  if (s.people.length > 0)
    parts.push(line(`${s.teams.length > 0 ? 2 : 1}. Về cá nhân:`, { bold: true }), {
      is: 'table',
      ruled: true,
      widths: [8, 12, 30, 15, 35],
      headRows: 1,
      rows: [
        [top('Stt'), top('Ông/Bà'), top('Họ và tên'), top('Năm sinh'), top('Chức vụ, nơi công tác')],
        ...s.people.map((person, index) => [
          mid(String(index + 1)),
          mid(mr(person)),
          cell(person.name.length > 20 ? broken(person.name) : person.name),
          mid(String(person.birth.year)),
          cell(`${person.post} - ${person.team}`),
        ]),
      ],
    })
  return parts
}

/** The unit's cell runs down over all rows, as does the award's. */
function mergedUnit(s: Scene): Part {
  const rows = [
    ...s.teams.map((team) => ({ who: team.inLetter, post: 'Tập thể' })),
    ...s.people.map((person) => ({ who: person.name, post: `${person.post}, ${person.team}` })),
  ]
  return {
    is: 'table',
    ruled: true,
    widths: [7, 21, 30, 26, 16],
    headRows: 1,
    rows: [
      [top('STT'), top('Đơn vị'), top('Tập thể/ Họ tên cá nhân'), top('Chức vụ'), top('Hình thức KT')],
      ...rows.map((row, index) => [
        mid(String(index + 1)),
        ...(index === 0 ? [mid(s.unit.proper, { rowSpan: rows.length })] : []),
        cell(row.who),
        cell(row.post),
        ...(index === 0 ? [mid(s.award, { rowSpan: rows.length })] : []),
      ]),
    ],
  }
}

/** As accountants keep staff: family and middle names left, the given name in a column of its own. */
function splitName(s: Scene): Part {
  return {
    is: 'table',
    ruled: true,
    widths: [8, 26, 14, 16, 36],
    headRows: 1,
    rows: [
      [top('STT'), top('HỌ VÀ TÊN', { colSpan: 2 }), top('NGÀY SINH'), top('CHỨC DANH - BỘ PHẬN')],
      ...s.teams.map((team, index) => [mid(String(index + 1)), cell(team.inLetter, { colSpan: 2 }), cell(''), cell('Tập thể')]),
      ...s.people.map((person, index) => [
        mid(String(s.teams.length + index + 1)),
        cell(person.name.split(' ').slice(0, -1).join(' ')),
        cell(person.name.split(' ').at(-1) ?? ''),
        mid(dmy(person.birth)),
        cell(`${person.post} - ${person.team}`),
      ]),
    ],
  } // prettier-ignore
}

function crosses(s: Scene): Part {
  return {
    is: 'table',
    ruled: true,
    widths: [7, 37, 26, 10, 10, 10],
    headRows: 2,
    rows: [
      [top('TT', { rowSpan: 2 }), top('Tên tập thể, cá nhân', { rowSpan: 2 }), top('Chức vụ/ bộ phận', { rowSpan: 2 }), top('Đối tượng', { colSpan: 2 }), top('Nữ', { rowSpan: 2 })],
      [top('TT'), top('CN')],
      ...s.teams.map((team, index) => [mid(two(index + 1)), cell(team.inLetter), cell(s.unit.proper), mid('x'), mid(''), mid('')]),
      ...s.people.map((person, index) => [mid(two(s.teams.length + index + 1)), cell(person.name), cell(`${person.post}, ${person.team}`), mid(''), mid('x'), mid(person.woman ? 'x' : '')]),
      [mid(''), cell('Cộng', { bold: true }), cell(''), mid(String(s.teams.length)), mid(String(s.people.length)), mid('')],
    ],
  } // prettier-ignore
}

/** The first of each kind for the city's award, the others for the district's. */
function byLevel(s: Scene): Part {
  const [high, low] = s.people.length > 2 ? [s.people.slice(0, 1), s.people.slice(1)] : [[], s.people]
  let at = 0
  const person = (one: Person): Cell[] => [mid(String(++at)), cell(one.name), cell(one.post), cell(one.team)]
  return {
    is: 'table',
    ruled: true,
    widths: [8, 34, 29, 29],
    rows: [
      [top('SỐ TT'), top('HỌ TÊN/ TÊN ĐƠN VỊ'), top('CHỨC VỤ'), top('NƠI CÔNG TÁC')],
      ...section(high.length > 0, 'I', 'Đề nghị LĐLĐ Thành phố tặng Bằng khen', 4),
      ...high.map(person),
      [mid(high.length > 0 ? 'II' : 'I', { bold: true }), cell(`Đề nghị LĐLĐ quận tặng ${high.length > 0 ? 'Giấy khen' : s.award}`, { bold: true, colSpan: 3 })],
      ...s.teams.map((team) => [mid(String(++at)), cell(team.inLetter), cell(''), cell(s.unit.proper)]),
      ...low.map(person),
    ],
  } // prettier-ignore
}

function unnumbered(s: Scene): Part {
  return {
    is: 'table',
    ruled: true,
    widths: [34, 14, 32, 20],
    headRows: 1,
    rows: [
      [top('Cá nhân/ tập thể được đề nghị'), top('Năm sinh'), top('Công việc đảm nhiệm'), top('Ghi chú')],
      ...s.people.map((person) => [cell(`${mr(person)} ${person.name}`), mid(String(person.birth.year)), cell(`${person.post} (${person.team})`), cell(person.post.includes('CĐ') ? 'Cán bộ CĐ' : '')]),
      ...s.teams.map((team) => [cell(team.inLetter), mid(''), cell(''), cell('Tập thể')]),
    ],
  } // prettier-ignore
}

function figured(s: Scene): Part {
  return {
    is: 'table',
    ruled: true,
    widths: [8, 32, 14, 26, 20],
    headRows: 2,
    rows: [
      [top('Stt'), top('Họ, tên đệm và tên'), top('Sinh năm'), top('Chức vụ, chức danh'), top('Tổ/ bộ phận')],
      [mid('(1)'), mid('(2)'), mid('(3)'), mid('(4)'), mid('(5)')],
      ...section(s.teams.length > 0, 'a', 'Tập thể', 5),
      ...s.teams.map((team, index) => [mid(String(index + 1)), cell(upper(team.inLetter)), mid(''), cell(''), cell('')]),
      ...section(s.people.length > 0, s.teams.length > 0 ? 'b' : 'a', 'Cá nhân', 5),
      ...s.people.map((person, index) => [mid(String(index + 1)), cell(upper(person.name)), mid(String(person.birth.year)), cell(person.post), cell(person.team)]),
    ],
  } // prettier-ignore
}

function lettered(s: Scene): Part[] {
  return [
    ...(s.teams.length === 0
      ? []
      : [line('A - TẬP THỂ', { bold: true }), ...s.teams.map((team, index) => line(`   a${index + 1}) ${team.inLetter};`))]),
    ...(s.people.length === 0
      ? []
      : [
          line(`${s.teams.length === 0 ? 'A' : 'B'} - CÁ NHÂN`, { bold: true }),
          ...s.people.map((person, index) =>
            line(`   ${s.teams.length === 0 ? 'a' : 'b'}${index + 1}) Đồng chí: ${person.name} - ${person.post} - ${person.team};`),
          ),
        ]),
  ] // prettier-ignore
}

function commas(s: Scene): Part[] {
  return [
    ...s.teams.map((team, index) => line(`${index + 1}, ${team.inLetter}`)),
    ...s.people.map((person, index) =>
      line(`${s.teams.length + index + 1}, ${person.name}, sinh ${person.birth.year}, ${person.post}, ${person.team}`),
    ),
  ]
}

function labels(s: Scene): Part[] {
  return [
    ...s.teams.flatMap((team) => [line(`Tên tập thể: ${team.inLetter}`, { bold: true }), line(`Hình thức đề nghị: ${s.award}`)]),
    ...s.people.flatMap((person) => [
      line(`Họ và tên: ${person.name}`, { bold: true }),
      line(`Chức vụ: ${person.post}\t\tBộ phận: ${person.team}`),
      line(`Hình thức đề nghị: ${s.award}`),
    ]),
  ] // prettier-ignore
}

function prose(s: Scene): Part {
  const teams = s.teams.map((team) => team.inLetter)
  const people = s.people.map(
    (person) => `${Sir(person).toLowerCase()} ${person.name} (${person.post}, ${person.team})`,
  )
  return para(
    [
      ...(teams.length === 0 ? [] : [`Về tập thể, đề nghị khen ${teams.join('; ')}.`]),
      ...(people.length === 0 ? [] : [`Về cá nhân, đề nghị khen ${people.join('; ')}.`]),
    ].join(' '),
  ) // prettier-ignore
}

function bullets(s: Scene): Part[] {
  return [
    { is: 'list', mark: 'dash', automatic: true, items: [...s.teams.map((team) => team.inLetter), ...s.people.map((person) => `Đ/c ${person.name} – ${person.post} – ${person.team}`)] },
  ] // prettier-ignore
}
