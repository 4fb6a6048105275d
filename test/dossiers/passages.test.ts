import { describe, expect, test } from 'vitest'
import { tieByPassages } from '#src/dossiers/passages.ts'
import { materialOf } from '#src/dossiers/material.ts'
import type { Contribution } from '#src/dossiers/state.ts'
import type { Tie } from '#src/dossiers/tie.ts'
import type { Nominee, UnderstoodDocument } from '#src/understanding/document.ts'
import { passagesOf } from '#src/understanding/passages.ts'
import { rowsOf } from '#src/understanding/row.ts'
import { document, person } from './world.ts'

const DEEDS = 'Trong đợt thi đua đã tổ chức 04 chuyên đề, làm 25 bộ đồ dùng dạy học, ủng hộ quỹ vắc xin 12 triệu đồng.'

describe('a nominee whom no summary seems to tell of', () => {
  const told = (nominated: Nominee, subjects: Nominee[], lines: string[], others: Nominee[] = []): string => {
    const blocks = lines.map((text) => ({ kind: 'line', text }) as const)
    const summary = document('achievement-summary', { subjects, passages: passagesOf(rowsOf([{ blocks }])) })
    const ties: Tie[] = [nominated, ...others].map((one) => ({ nominee: one, sure: [], unsure: [] }))
    const [tie] = tieByPassages(ties, materialOf([contribution([summary])]).summaries)
    return tie !== undefined && tie.sure.length > 0 ? 'present' : (tie?.unsure.length ?? 0) > 0 ? 'doubt' : 'missing'
  }
  const group = person('Tổ công đoàn Khối 4', { kind: 'collective' })
  const lan = person('Trần Thị Lan')
  const [minh, hoa] = [person('Lê Văn Minh'), person('Đỗ Thị Hoa')]

  test('is told of under a bare name in a paper of several', () => {
    expect(told(group, [minh, hoa], [`Tổ công đoàn khối 4: ${DEEDS}`])).toBe('present')
    expect(told(lan, [minh, hoa], ['3) Đ/c Trần Thị Lan', DEEDS])).toBe('present')
  })

  test('is told of where the paper, read as one person’s, heads its passages with several of the nominees', () => {
    expect(told(lan, [group], ['* Đồng chí Trần Thị Lan', DEEDS, '* Đồng chí Lê Văn Minh', DEEDS], [minh])).toBe(
      'present',
    )
  })

  test('is told of under a heading that says whose achievements follow, in a paper read as one person’s', () => {
    for (const heading of [
      'TÓM TẮT THÀNH TÍCH: TRẦN THỊ LAN',
      'B. TÓM TẮT THÀNH TÍCH CÁ NHÂN CHỊ TRẦN THỊ LAN',
      'TTTT cô Trần Thị Lan',
    ])
      expect(told(lan, [minh], [heading, DEEDS])).toBe('present')
  })

  test('may be told of where the name stands among other words, or in the paper of another', () => {
    expect(told(lan, [minh, hoa], [`Giáo viên chủ nhiệm Trần Thị Lan: ${DEEDS}`])).toBe('doubt')
    expect(told(lan, [minh], ['Trần Thị Lan', DEEDS])).toBe('doubt')
  })

  test('is not told of by a mention inside a sentence, a list without deeds, or a longer name', () => {
    expect(
      told(
        lan,
        [minh, hoa],
        [`Phối hợp với đồng chí Trần Thị Lan và các đoàn viên trong tổ tổ chức ngày hội. ${DEEDS}`],
      ),
    ).toBe('missing')
    expect(told(lan, [minh, hoa], ['Trần Thị Lan', 'Lê Văn Minh', 'Đỗ Thị Hoa'])).toBe('missing')
    expect(told(lan, [minh, hoa], ['Trần Thị Lan Hương', DEEDS])).toBe('doubt')
  })

  test('is not told apart from a namesake by a name alone', () => {
    const other = { ...lan, birthYear: 1980 }
    expect(told({ ...lan, birthYear: 1975 }, [minh, hoa], ['Trần Thị Lan', DEEDS], [other])).toBe('doubt')
  })
})

function contribution(documents: UnderstoodDocument[]): Contribution {
  const receivedAt = '2021-05-20T09:00:00Z'
  const nothing = { sizes: {}, notAuthentic: false, noFile: false, linkOnly: false, inBody: [] }
  return { mail: '0', messageId: null, from: null, receivedAt, documents, ...nothing }
}
