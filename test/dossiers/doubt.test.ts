import { describe, expect, it } from 'vitest'
import type { Judgement } from '#src/dossiers/judgement.ts'
import { campaign, document, letter, mailbox, message, person, summary } from './world.ts'

const an = person('Nguyễn Văn An')
const binh = person('Trần Thị Bình')

const judged = (documents: Parameters<ReturnType<typeof mailbox>['receive']>[1]) =>
  mailbox().receive(message(), documents).verdict.dossiers[0]

const codes = (dossier: ReturnType<typeof judged>) => dossier?.remarks.map(({ code }) => code)

describe('nobody is told that something is missing', () => {
  it('of a nominee who was read from a sentence and has no summary: a person looks, and reads why', () => {
    const dossier = judged([letter(an, { ...binh, uncertain: true }), summary(an)])
    expect(dossier?.status).toBe('needs-review')
    expect(codes(dossier)).toEqual(['summary-uncertain'])
    expect(dossier?.remarks[0]?.text).toContain('Trần Thị Bình')
  })

  it('of a nominee whom the text of another summary names: it may tell of both', () => {
    const dossier = judged([letter(an, binh), summary(an, { mentioned: ['trần thị bình'] })])
    expect(dossier?.status).toBe('needs-review')
    expect(dossier?.remarks[0]?.text).toContain('TTTT Nguyễn Văn An.docx')
  })

  it('of a nominee without a file, where the mail itself holds the words of a summary', () => {
    const typed = mailbox().receive(message(), [letter(an, binh), summary(an)], { bodyTypes: ['achievement-summary'] })
    expect(typed.verdict.dossiers[0]?.status).toBe('needs-review')
    expect(typed.verdict.dossiers[0]?.nominees.map(({ summary: told }) => told)).toEqual(['present', 'unreadable'])
  })

  it('but of a union whose name stands over and under the summary of a person', () => {
    const union = person('CĐCS Trường THCS Hoa Sữa', { kind: 'collective' })
    const vouched = [{ page: 1, text: 'Công đoàn Trường THCS Hoa Sữa' }]
    expect(judged([letter(an, union), summary(an, { passages: vouched })])?.status).toBe('incomplete')
  })

  it('of one whose scanned paper may be the second that seems to be another’s', () => {
    const scan = (attachment: string) => summary(an, { readBy: 'ocr', attachment, path: [attachment] })
    expect(judged([letter(an, binh), scan('1.pdf'), scan('2.pdf')])?.status).toBe('needs-review')
    expect(judged([letter(an, binh), scan('1.pdf')])?.status).toBe('incomplete')
  })

  it('but of a namesake born in another year, of whom no paper came', () => {
    const [one, other] = [1985, 1992].map((birthYear) => ({ ...binh, birthYear }))
    if (one === undefined || other === undefined) throw new Error('two people')
    const dossier = judged([letter(one, other), summary(one, { mentioned: ['trần thị bình'] })])
    expect(dossier?.status).toBe('incomplete')
    expect(dossier?.nominees.map(({ summary: told }) => told)).toEqual(['present', 'missing'])
  })

  it('but of a namesake of another post, of whom no paper came', () => {
    const [cook, lecturer] = ['Nhân viên cấp dưỡng', 'Giảng viên'].map((post) => ({ ...binh, post }))
    if (cook === undefined || lecturer === undefined) throw new Error('two people')
    const dossier = judged([letter(cook, lecturer), summary(lecturer, { mentioned: ['trần thị bình'] })])
    expect(dossier?.status).toBe('incomplete')
    expect(dossier?.nominees.map(({ summary: told }) => told)).toEqual(['missing', 'present'])
  })

  it('but of a nominee surely named and nowhere else', () => {
    expect(judged([letter(an, binh), summary(an, { mentioned: ['lê thị hoa'] })])?.status).toBe('incomplete')
  })
})

describe('a mail that the program itself failed to understand', () => {
  const file = (attachment: string) =>
    document('unknown', { attachment, path: [attachment], problem: 'not-understood', title: null, issuer: null })
  const failed = { bodyTypes: ['unknown'] }

  it('goes to a person: no file is called damaged, nothing is asked for', () => {
    const { verdict, letters } = mailbox().receive(message(), [file('To trinh.docx'), file('TTTT.docx')], failed)
    expect(verdict.dossiers[0]?.status).toBe('needs-review')
    expect(codes(verdict.dossiers[0])).toContain('not-understood')
    expect(verdict.documents.map(({ type, problem }) => [type, problem])).toEqual([
      ['unknown', null],
      ['unknown', null],
    ])
    expect(verdict.replies.map(({ kind }) => kind)).toEqual(['review-pending'])
    expect(letters[0]?.letter.text).toContain('“To trinh.docx”')
    expect(`${letters[0]?.letter.subject} ${letters[0]?.letter.text}`).not.toMatch(/gửi lại|nguyên vẹn|hỏng|thiếu/)
  })

  it('also where it brought no file: what is typed into it may be the dossier', () => {
    const { verdict } = mailbox().receive(message(), [], failed)
    expect(verdict.dossiers[0]?.status).toBe('needs-review')
    expect(verdict.dossiers[0]?.items.map(({ status }) => status)).not.toContain('missing')
    expect(verdict.replies.map(({ kind }) => kind)).toEqual(['review-pending'])
  })
})

describe('a name that nothing in the letter announces', () => {
  it('is a nominee where a summary of it came', () => {
    const dossier = judged([
      document('proposal-letter', { nominees: [an], candidates: [binh] }),
      summary(an),
      summary(binh),
    ])
    expect(dossier?.nominees.map(({ name }) => name)).toEqual(['Nguyễn Văn An', 'Trần Thị Bình'])
    expect(dossier?.status).toBe('complete')
  })

  it('is a nominee where the request names it anywhere and a summary of it came', () => {
    const dossier = judged([
      document('proposal-letter', { nominees: [an], mentioned: ['trần thị bình'] }),
      summary(an),
      summary(binh),
    ])
    expect(dossier?.nominees.map(({ name }) => name)).toEqual(['Nguyễn Văn An', 'Trần Thị Bình'])
  })

  it('is a nominee where a letter of unknown layout names just those whose summaries came', () => {
    const named = judged([
      document('proposal-letter', { mentioned: ['nguyễn văn an', 'trần thị bình'] }),
      summary(an),
      summary(binh),
    ])
    expect(named?.status).toBe('complete')
    const more = judged([document('proposal-letter', { mentioned: ['nguyễn văn an'] }), summary(an), summary(binh)])
    expect(more?.status).toBe('needs-review')
  })

  it('is nobody where none came', () => {
    const dossier = judged([document('proposal-letter', { nominees: [an], candidates: [binh] }), summary(an)])
    expect(dossier?.nominees.map(({ name }) => name)).toEqual(['Nguyễn Văn An'])
    expect(dossier?.status).toBe('complete')
  })
})

describe('a letter and a summary together', () => {
  const nominees = ({ verdict }: Judgement) =>
    verdict.dossiers[0]?.nominees.map(({ name, summary: state }) => `${name} ${state}`)
  const team = person('Đội thông tin lưu động', { kind: 'collective' })

  it('name a team that the letter says in the middle of a sentence', () => {
    const saying = document('proposal-letter', { nominees: [an], mentioned: ['đội thông tin lưu động của chúng tôi'] })
    const judgement = mailbox().receive(message(), [saying, summary(an), summary(team)])
    expect(nominees(judgement)).toEqual(['Nguyễn Văn An present', 'Đội thông tin lưu động present'])
  })

  it('leave out the union that writes, taken for a nominee by a sentence that begins with it', () => {
    const writer = person('Trường THCS Hoa Sữa', { kind: 'collective', uncertain: true })
    expect(nominees(mailbox().receive(message(), [letter(an, writer), summary(an)]))).toEqual(['Nguyễn Văn An present'])
  })

  it('that a newer letter replaced do not make the old one’s summary the new one’s', () => {
    const box = mailbox()
    box.receive(message(), [
      document('proposal-letter', { mentioned: ['nguyễn văn an'], nominees: [team] }),
      summary(an),
      summary(team),
    ])
    const judgement = box.receive(message({ at: '2021-05-21T09:00:00+07:00', text: 'Em gửi lại tờ trình ạ.' }), [
      letter(team, person('Trần Thị Bình')),
    ])
    expect(nominees(judgement)).toEqual(['Đội thông tin lưu động present', 'Trần Thị Bình missing'])
  })

  it('mean one team where one of them adds the larger team it belongs to', () => {
    const group = (name: string) => person(name, { kind: 'collective' })
    const judgement = mailbox().receive(message(), [
      letter(group('Tổ Môi trường số 7')),
      summary(group('Tổ Môi trường số 7 - Đội Duy trì vệ sinh số 2')),
    ])
    expect(nominees(judgement)).toEqual(['Tổ Môi trường số 7 present'])
  })
})

describe('a mail with the letters of two unions', () => {
  const of = (issuer: string, ...nominees: (typeof an)[]) =>
    document('proposal-letter', {
      nominees,
      attachment: `${issuer}.docx`,
      path: [`${issuer}.docx`],
      issuer: { value: issuer, evidence: { page: 1, text: issuer } },
    })

  it('is for a person to part', () => {
    const dossier = judged([
      of('CĐCS Trường MN Hoa Mai', an),
      of('CĐCS Trường MN Búp Sen', binh),
      summary(an),
      summary(binh),
    ])
    expect(dossier?.status).toBe('needs-review')
    expect(codes(dossier)).toContain('several-units')
  })

  it('unless they write one union in two ways', () => {
    const dossier = judged([
      of('CĐCS TRƯỜNG MN HOA MAI', an),
      of('Công đoàn Trường Mầm non Hoa Mai', binh),
      summary(an),
      summary(binh),
    ])
    expect(codes(dossier)).not.toContain('several-units')
  })
})

it('an archive with a password from a union of the roster may be its dossier', () => {
  const [unit] = campaign.units
  const from = { name: '', address: unit?.emails[0] ?? '' }
  const locked = document('unknown', { problem: 'encrypted', attachment: 'ho so.zip', path: ['ho so.zip'] })
  const { verdict } = mailbox().receive(message({ from, subject: 'HS An Thịnh', text: 'Em nén có mật khẩu' }), [locked])
  expect(verdict.dossiers[0]?.status).toBe('needs-review')
  expect(verdict.replies.map(({ kind }) => kind)).toEqual(['review-pending'])
})
