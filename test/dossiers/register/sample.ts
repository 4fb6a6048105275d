import type { Campaign } from '#src/dossiers/campaign.ts'
import type { Standing } from '#src/dossiers/register/register.ts'
import type { Nominee, UnderstoodDocument } from '#src/understanding/document.ts'
import { campaign as shipped, document, letter, mailbox, message, person, summary } from '#test/dossiers/world.ts'

/** A campaign in its last week, as an office sees it: unions that sent everything, something, late, or nothing. */
export const campaign: Campaign = {
  ...shipped,
  units: [
    unit('u1', 'Công đoàn cơ sở Trường THCS Hoa Sữa', 'cd.hoasua@example.vn'),
    unit('u2', 'Công đoàn cơ sở Trường Mầm non Sao Khuê', 'saokhue@example.vn'),
    unit('u3', 'Công đoàn cơ sở Công ty TNHH Ánh Dương', 'anhduong@example.vn'),
    unit('u4', 'Công đoàn cơ sở Trường Tiểu học Hương Sen', 'huongsen@example.vn'),
    unit('u5', 'Công đoàn cơ sở phường Bằng Lăng', 'banglang@example.vn'),
    unit('u6', 'Công đoàn cơ sở Công ty Cổ phần May Thanh Bình', 'maythanhbinh@example.vn'),
  ],
}

function unit(id: string, name: string, email: string): Campaign['units'][number] {
  return { id, name, aliases: [], emails: [email] }
}

const evidence = (text: string) => ({ value: text, evidence: { page: 1, text } })

export const group = (name: string, more: Partial<Nominee> = {}): Nominee =>
  person(name, { kind: 'collective', ...more })

/** A letter with its number and date, of a union. */
export function letterOf(issuer: string, number: string, date: string, ...nominees: Nominee[]): UnderstoodDocument {
  return {
    ...letter(...nominees),
    attachment: 'To trinh.docx',
    path: ['To trinh.docx'],
    issuer: evidence(issuer),
    number: evidence(number),
    date: evidence(date),
    awardLevel: evidence('Giấy khen'),
  }
}

function told(issuer: string, subject: Nominee): UnderstoodDocument {
  return summary(subject, { issuer: evidence(issuer) })
}

/** Dossiers of six unions, made by judging their mails. */
export function standings(): Standing[] {
  const box = mailbox([campaign])
  const teachers = [
    person('Nguyễn Thị Ánh', { post: 'Tổ trưởng tổ Văn phòng' }),
    person('Trần Văn Ân', { post: 'Giáo viên' }),
    person('Đặng Thuý An', { post: 'Giáo viên', birthYear: 1984 }),
  ]
  const judged = [
    box.receive(message({ at: '2021-05-18T09:00:00+07:00', from: { address: 'cd.hoasua@example.vn', name: '' } }), [
      letterOf('CĐCS TRƯỜNG THCS HOA SỮA', '12/TTr-CĐCS', '2021-05-17', group('Tổ Khoa học tự nhiên'), ...teachers),
      summary(group('Tổ Khoa học tự nhiên')),
      ...teachers.map((teacher) => summary({ ...teacher, name: teacher.name.replace('Thuý', 'Thúy') })),
    ]),
    box.receive(message({ at: '2021-05-20T14:30:00+07:00', from: { address: 'saokhue@example.vn', name: '' } }), [
      letterOf(
        'CĐCS TRƯỜNG MẦM NON SAO KHUÊ',
        '05/TTr-CĐ',
        '2021-05-19',
        group('Tập thể tổ Mẫu giáo lớn'),
        person('LÊ THỊ HẢI YẾN', { post: 'Giáo viên' }),
      ),
      told('CĐCS TRƯỜNG MẦM NON SAO KHUÊ', person('Lê Thị Hải Yến')),
    ]),
    box.receive(message({ at: '2021-05-24T08:05:00+07:00', from: { address: 'anhduong@example.vn', name: '' } }), [
      letterOf(
        'CĐCS CÔNG TY TNHH ÁNH DƯƠNG',
        '',
        '2021-05-21',
        person('Phạm Quốc Đạt', { post: 'Công nhân tổ may 3', unit: 'Xưởng may số 1' }),
      ),
      document('unknown', {
        attachment: 'scan0001.pdf',
        path: ['scan0001.pdf'],
        readBy: null,
        problem: 'encrypted',
        issuer: null,
      }),
    ]),
    box.receive(message({ at: '2021-05-27T07:40:00+07:00', from: { address: 'huongsen@example.vn', name: '' } }), [
      letterOf(
        'CĐCS TRƯỜNG TIỂU HỌC HƯƠNG SEN',
        '21/TTr-CĐCS',
        '2021-05-26',
        person('Vũ Thị Ánh', { post: 'Giáo viên' }),
      ),
      told('CĐCS TRƯỜNG TIỂU HỌC HƯƠNG SEN', person('Vũ Thị Ánh')),
    ]),
    box.receive(message({ at: '2021-05-21T10:00:00+07:00', from: { address: 'la@example.com', name: '' } }), [
      letterOf(
        'CĐCS CÔNG TY VẬN TẢI SÔNG HỒNG',
        '=1+1/TTr',
        '2021-05-20',
        person('=HYPERLINK("http://x.example","Bùi An")'),
        person('Hoàng Văn Bé'),
      ),
      told('CĐCS CÔNG TY VẬN TẢI SÔNG HỒNG', person('Hoàng Văn Bé')),
    ]),
    box.receive(
      message({
        at: '2021-05-22T10:00:00+07:00',
        from: { address: 'cd.hoasua@example.vn', name: '' },
        subject: 'Báo cáo kết quả',
      }),
      [
        document('result-report', {
          issuer: evidence('CĐCS TRƯỜNG THCS HOA SỮA'),
          number: evidence('13/BC-CĐCS'),
          date: evidence('2021-05-21'),
        }),
      ],
    ),
  ]
  const last = new Map(judged.flatMap(({ dossiers }) => dossiers.map((dossier) => [dossier.state.code, dossier])))
  return [...last.values()]
}
