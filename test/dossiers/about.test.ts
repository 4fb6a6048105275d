import { describe, expect, it } from 'vitest'
import { wordsOf } from '#src/dossiers/about.ts'
import { campaign, message } from './world.ts'

describe('the words of a mail', () => {
  const claims = (subject: string, text: string) => wordsOf(message({ subject, text }), campaign).claims

  it.each([
    ['Nộp hồ sơ khen thưởng', ''],
    ['', 'Em gửi hồ sơ khen thưởng ạ.'],
    ['V/v', 'CĐCS trường em xin gửi tờ trình kèm theo tóm tắt thành tích.\nTrân trọng'],
    ['', 'Em gửi hồ sơ. Chị nhận được chưa ạ?'],
    ['Ho so khen thuong', 'em gui file dinh kem a'],
    ['Kính gửi hồ sơ khen thưởng', ''],
    ['Hồ sơ khen thưởng 60 ngày - CĐCS TH Sao Mai', ''],
    ['CĐCS TH Sao Mai nộp HSKT 60 ngày', ''],
    ['Tờ trình đề nghị khen thưởng', 'Kính gửi LĐLĐ quận.\nTrân trọng'],
    ['', 'CĐ trường gửi chị file mềm hồ sơ khen thưởng, bản giấy em nộp sau ạ.'],
  ])('say that papers are sent: %j %j', (subject, text) => {
    expect(claims(subject, text)).toBe('dossier')
  })

  it.each([
    ['Re: Danh sách đoàn viên', 'Em gửi lại danh sách đoàn viên có con nhận quà Tết thiếu nhi 1/6.'],
    ['TTYT - Tờ trình đề nghị hỗ trợ đoàn viên khó khăn', 'Em gửi tờ trình và danh sách 03 đoàn viên đề nghị hỗ trợ.'],
    ['Hỏi về hồ sơ', 'Cho em hỏi hồ sơ gửi qua email được không ạ?'],
    ['', 'Kính gửi: LĐLĐ quận Ba Đình\nHồ sơ khen thưởng gồm những gì ạ'],
    ['Hồ sơ khen thưởng', 'Trường em chưa gửi được hồ sơ, tuần sau em sẽ gửi ạ.'],
    ['', 'Em xin nộp muộn hồ sơ vài hôm'],
    ['Hồ sơ đề nghị khen thưởng', 'Chị ơi hồ sơ này cần mấy bản ạ'],
    ['Re: [HS63-0001] Xác nhận đã nhận hồ sơ đề nghị khen thưởng', 'Vâng ạ'],
    ['Tờ trình khen thưởng', 'Em cảm ơn chị, em đã nhận được thư.'],
    ['Báo cáo kết quả', 'Em xin phép sang chiều thứ hai ạ'],
    ['', 'Cảm ơn đồng chí.'],
    ['', 'Em gửi hồ sơ qua thư, bản giấy gửi sau có được không ạ?'],
  ])('ask, announce or thank, and send nothing: %j %j', (subject, text) => {
    expect(claims(subject, text)).not.toBe('dossier')
  })

  it('leave out what is quoted from somebody else', () => {
    const text =
      'Vâng ạ, em cảm ơn.\n\nVào Th 4, 26 thg 5, 2021 vào lúc 09:00 LĐLĐ <a@b.vn> đã viết:\n> đề nghị gửi hồ sơ'
    expect(claims('Re: x', text)).toBe('nothing')
  })

  it('show links to shared drives', () => {
    const text = 'Hồ sơ em để ở https://drive.google.com/file/d/1abc/view ạ'
    expect(wordsOf(message({ text }), campaign).sharedLink).toBe(true)
    expect(wordsOf(message({ text: 'xem https://example.org/drive' }), campaign).sharedLink).toBe(false)
  })
})
