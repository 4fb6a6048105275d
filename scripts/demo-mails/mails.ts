import { OFFICE } from '#demo/story.ts'
import { makeDocx } from '../making/docx.ts'
import { makeMail, type MadeFile, type MadeMail } from '../making/mail.ts'
import { convert } from '../making/office.ts'
import type { Paper } from '../making/paper.ts'
import { makePdf, makePdfOfPictures } from '../making/pdf.ts'
import { pagesOf, photo, scan } from '../making/scan.ts'
import { makeZip } from '../making/zip.ts'
import { automatic, bounce, newsletter } from './not-for-us.ts'
import {
  bound,
  collectiveSummary,
  personSummary,
  proposalLetter,
  resultReport,
  type Letter,
  type Style,
} from './papers.ts'
import { inVnTime } from './vn-time.ts'
import * as units from './units.ts'
import type { Union } from './units.ts'

type Make = (receivedAt: Date) => Promise<Uint8Array>

const docx = async (name: string, paper: Paper): Promise<MadeFile> => ({ name, bytes: await makeDocx(paper) })

/** The letter of a union that proposes everybody told of in its summaries. */
function letterOf(union: Union, number: string, date: string, shape: Letter['shape'], style: Style = {}): Paper {
  const { writer, collectives, people } = union
  return proposalLetter({ writer, number, date, collectives, individuals: people, shape, style })
}

function summariesOf(
  union: Union,
  date: string,
  style: Style = {},
): { readonly name: string; readonly paper: Paper }[] {
  return [
    ...union.collectives.map((each) => ({
      name: each.name,
      paper: collectiveSummary({ ...each, writer: union.writer, date, style }),
    })),
    ...union.people.map((each) => ({
      name: each.name,
      paper: personSummary({ ...each, writer: union.writer, date, style }),
    })),
  ]
}

type Words = Pick<MadeMail, 'subject' | 'text' | 'files'> & Partial<MadeMail>

function from(
  sender: { readonly address: string; readonly sender: string },
  id: string,
  receivedAt: Date,
  words: Words,
) {
  return makeMail({
    from: { name: sender.sender, address: sender.address },
    to: { name: 'LĐLĐ quận Ba Đình', address: OFFICE },
    date: new Date(receivedAt.getTime() - 3000),
    received: receivedAt,
    messageId: `<${id}@${sender.address.split('@')[1]}>`,
    ...words,
  })
}

export const mails: Readonly<Record<string, Make>> = {
  '01-du-trong-mot-thu.eml': async (at) => {
    const date = 'Ba Đình, ngày 19 tháng 5 năm 2021'
    const summaries = summariesOf(units.hoaBan, date)
    return from(units.hoaBan, 'hs-hoaban-20210520', at, {
      subject: 'Hồ sơ đề nghị khen thưởng đợt thi đua bầu cử - CĐCS Trường THCS Hoa Ban',
      text: 'Kính gửi: Bộ phận Chính sách - Pháp luật LĐLĐ quận Ba Đình,\n\nThực hiện Kế hoạch số 63/KH-LĐLĐ, Công đoàn cơ sở Trường THCS Hoa Ban xin gửi hồ sơ đề nghị khen thưởng gồm Tờ trình và 03 bản tóm tắt thành tích (01 tập thể, 02 cá nhân). Bản giấy đơn vị đã nộp tại văn phòng LĐLĐ quận.\n\nTrân trọng cảm ơn!\n\nLê Thanh Hường\nChủ tịch CĐCS Trường THCS Hoa Ban\nĐT: 0900 000 101\n',
      files: [
        await docx(
          'Tờ trình khen thưởng bầu cử - THCS Hoa Ban.docx',
          letterOf(units.hoaBan, '05/TTr-CĐCS', date, 'table'),
        ),
        ...(await Promise.all(summaries.map(({ name, paper }) => docx(`Tóm tắt thành tích - ${name}.docx`, paper)))),
      ],
    })
  },
  '02-to-trinh-va-tep-nen.eml': async (at) => {
    const date = 'Ba Đình, ngày 18 tháng 5 năm 2021'
    const names = ['TTTT to nuoi duong.docx', 'TTTT Do Thi Hanh.docx', 'TTTT Pham Thi Lan Anh.docx']
    const members = await Promise.all(
      summariesOf(units.hoaMai, date, { size: 14 }).map(async ({ paper }, index) => ({
        name: `tom tat thanh tich/${names[index]}`,
        bytes: await makeDocx(paper),
      })),
    )
    return from(units.hoaMai, 'mn.hoamai.2005', at, {
      subject: 'MN Hoa Mai gui ho so khen thuong',
      text: 'Trường mầm non Hoa Mai gửi LĐLĐ quận hồ sơ khen thưởng bầu cử ạ. Tóm tắt thành tích em nén chung vào 1 file cho gọn.\nEm cảm ơn các chị.\n',
      files: [
        await docx('to trinh KT (sua).docx', letterOf(units.hoaMai, '  /TTr-CĐ', date, 'list', { size: 14 })),
        { name: 'Tom tat thanh tich.zip', bytes: makeZip(members) },
      ],
    })
  },
  '03-cau-hoi.eml': async (at) =>
    from({ address: 'cd.ubndquan@example.gov.vn', sender: 'Nguyễn Hải Đăng' }, 'hoi-the-doan-vien', at, {
      subject: 'Hỏi về thời gian nhận thẻ đoàn viên',
      text: 'Kính gửi LĐLĐ quận,\n\nCông đoàn cơ quan UBND quận xin hỏi: thẻ đoàn viên đợt 2 bao giờ thì đơn vị đến nhận được, và khi đến nhận cần mang giấy giới thiệu không ạ?\n\nXin cảm ơn.\nNguyễn Hải Đăng\n',
      files: [],
    }),
  '04-tat-ca-trong-mot-pdf.eml': async (at) => {
    const date = 'Ba Đình, ngày 20 tháng 5 năm 2021'
    const papers = [
      letterOf(units.anThinh, '21/TTr-CĐP', date, 'table'),
      ...summariesOf(units.anThinh, date).map(({ paper }) => paper),
    ]
    return from(units.anThinh, 'anthinh-hs-63', at, {
      subject: 'V/v nộp hồ sơ đề nghị khen thưởng (phường An Thịnh)',
      text: 'Kính gửi LĐLĐ quận Ba Đình.\nCông đoàn phường An Thịnh gửi file mềm hồ sơ đề nghị khen thưởng theo KH 63 (1 file PDF).\nTrân trọng./.\n',
      files: [{ name: 'HO SO KHEN THUONG PHUONG AN THINH.pdf', bytes: await makePdf(bound(papers)) }],
    })
  },
  '05-thieu-hai-ban-tom-tat.eml': async (at) => {
    const date = 'Ba Đình, ngày 22 tháng 5 năm 2021'
    const [team, first] = summariesOf(units.thanhBinh, date)
    return from(units.thanhBinh, 'tb-kt-2405', at, {
      subject: 'Hồ sơ khen thưởng - CĐ May Thanh Bình',
      text: 'Kính gửi LĐLĐ quận,\nCông đoàn Công ty CP May Thanh Bình gửi tờ trình và tóm tắt thành tích của tập thể, cá nhân đề nghị khen thưởng.\nTrân trọng.\nTrịnh Xuân Hòa - Chủ tịch CĐ\n',
      files: [
        await docx('To trinh.docx', letterOf(units.thanhBinh, '14/TTr-CĐCS', date, 'table')),
        await docx('Thanh tich To may so 3.docx', team!.paper),
        await docx('Thanh tich Luong Thi Hoa.docx', first!.paper),
      ],
    })
  },
  '06-thu-bao-vang-mat.eml': async (at) => automatic(at),
  '07-ban-tin.eml': async (at) => newsletter(at),
  '08-anh-chup-dien-thoai.eml': async (at) => {
    const date = 'Ba Đình, ngày 21 tháng 5 năm 2021'
    const paper = bound([
      letterOf(units.bupSen, '09/TTr-CĐCS', date, 'list', { size: 14 }),
      ...summariesOf(units.bupSen, date, { size: 14 }).map((each) => each.paper),
    ])
    const pages = await pagesOf(await makePdf(paper), 150)
    const pictures = await Promise.all(
      pages.map((page, index) =>
        photo(page, { shear: 0.01, turn: 0.6 - index, shadow: 0.25, width: 1700, quality: 62, exif: 1 }, 40 + index),
      ),
    )
    return from(units.bupSen, 'z2524101', at, {
      subject: 'Búp Sen gửi hồ sơ khen thưởng',
      text: 'Em gửi ảnh chụp tờ trình và tóm tắt thành tích ạ, máy quét trường em đang hỏng.\n\nĐã gửi từ iPhone của tôi\n',
      files: pictures.map((bytes, index) => ({ name: `IMG_20210524_15410${index + 3}.jpg`, bytes })),
    })
  },
  ...huongSen(),
  '15-bo-sung.eml': async (at) => {
    const date = 'Ba Đình, ngày 25 tháng 5 năm 2021'
    const [, , second, third] = summariesOf(units.thanhBinh, date)
    return from(units.thanhBinh, 'tb-bosung-2505', at, {
      subject: 'Re: Hồ sơ khen thưởng - CĐ May Thanh Bình',
      inReplyTo: '<tb-kt-2405@maythanhbinh.example>',
      references: ['<tb-kt-2405@maythanhbinh.example>'],
      text: 'Công đoàn May Thanh Bình xin gửi bổ sung 02 bản tóm tắt thành tích còn thiếu của đ/c Khoa và đ/c Linh. Mong LĐLĐ quận thông cảm.\n',
      files: [
        await docx('Thanh tich Dang Van Khoa.docx', second!.paper),
        await docx('Thanh tich Phung Thi My Linh.docx', third!.paper),
      ],
    })
  },
  '16-chi-co-duong-dan.eml': async (at) =>
    from(units.yenLac, 'yl-drive', at, {
      subject: 'Hồ sơ đề nghị khen thưởng CĐ phường Yên Lạc',
      text: 'Kính gửi LĐLĐ quận,\n\nDo dung lượng lớn, Công đoàn phường Yên Lạc xin gửi hồ sơ đề nghị khen thưởng theo đường dẫn:\nhttps://drive.google.com/drive/folders/1AbCdEfGhIjKlMnOpQrStUvWxYz-demo?usp=sharing\n\nTrân trọng cảm ơn.\n',
      files: [],
    }),
  '17-tep-dat-mat-khau.eml': async (at) => {
    const date = 'Ba Đình, ngày 25 tháng 5 năm 2021'
    const [first, second] = summariesOf(units.thienAn, date)
    // as a memory stick leaves a file that was pulled out too early: the right length, and nothing in it
    const broken = new Uint8Array(12_288)
    broken.set((await makeDocx(second!.paper)).subarray(0, 64))
    return from(units.thienAn, 'bvta-cd-26', at, {
      subject: 'CĐ BV Thiện An: hồ sơ khen thưởng đợt bầu cử',
      text: 'Kính gửi: LĐLĐ quận Ba Đình\nCông đoàn Bệnh viện Đa khoa Thiện An gửi hồ sơ đề nghị khen thưởng, gồm tờ trình và 02 tóm tắt thành tích.\n',
      files: [
        await docx('Tờ trình BVTA.docx', letterOf(units.thienAn, '33/TTr-CĐBV', date, 'list')),
        { name: 'TTTT Mai Thị Phương Thảo.pdf', bytes: await makePdf(first!.paper, { password: 'thienan' }) },
        { name: 'TTTT Tạ Hữu Phước.docx', bytes: broken },
      ],
    })
  },
  '18-kem-bao-cao-ket-qua.eml': async (at) => {
    const date = 'Ba Đình, ngày 25 tháng 5 năm 2021'
    const { writer } = units.cayBang
    const report = resultReport({
      writer,
      number: '12/BC-CĐCS',
      date: 'Ba Đình, ngày 26 tháng 5 năm 2021',
      told: [
        'I. Công tác chỉ đạo: Ban Chấp hành Công đoàn đã ban hành kế hoạch, phát động thi đua tới 5/5 tổ công đoàn; 58/58 đoàn viên ký giao ước thi đua.',
        'II. Kết quả: tổ chức 03 buổi tuyên truyền Luật Bầu cử với 174 lượt người tham dự; treo 10 băng rôn, 02 cụm pa-nô; 100% đoàn viên đi bầu cử; hoàn thành chương trình năm học 2020 - 2021.',
        'III. Đánh giá chung: phong trào được triển khai nghiêm túc, thiết thực, gắn với phòng, chống dịch Covid-19. Đề nghị LĐLĐ quận tiếp tục quan tâm, hỗ trợ tài liệu tuyên truyền.',
      ],
    })
    return from(units.cayBang, 'caybang-2605', at, {
      subject: 'TH Cây Bàng: báo cáo kết quả và hồ sơ khen thưởng',
      text: 'Kính gửi LĐLĐ quận Ba Đình,\nCông đoàn Trường Tiểu học Cây Bàng xin gửi: (1) Báo cáo kết quả thực hiện đợt thi đua; (2) Hồ sơ đề nghị khen thưởng.\nTrân trọng.\n',
      files: [
        { name: 'Bao cao ket qua thi dua.pdf', bytes: await makePdf(report) },
        await docx('TO TRINH.docx', letterOf(units.cayBang, '13/TTr-CĐCS', date, 'table')),
        await docx('TOM TAT THANH TICH.docx', bound(summariesOf(units.cayBang, date).map(({ paper }) => paper))),
      ],
    })
  },
  '19-ban-quet.eml': async (at) => {
    const date = 'Ba Đình, ngày 24 tháng 5 năm 2021'
    const papers = [
      letterOf(units.ttyt, '17/TTr-CĐCS', date, 'table'),
      ...summariesOf(units.ttyt, date).map(({ paper }) => paper),
    ]
    const pages = await pagesOf(await makePdf(bound(papers)), 200)
    const look = { dpi: 200, skew: 0.4, blur: 0.4, noise: 6, quality: 55, grey: true, turns: 0 } as const
    const scans = await Promise.all(
      pages.map(async (page, index) => ({ bytes: await scan(page, look, 60 + index), dpi: 200 })),
    )
    return from(units.ttyt, 'scan0001-ttyt', at, {
      subject: null,
      text: 'TTYT quận gửi hồ sơ khen thưởng (bản scan).\n',
      files: [{ name: 'scan0001.pdf', bytes: await makePdfOfPictures(scans) }],
    })
  },
  '20-word-cu-vntime.eml': async (at) => {
    const date = 'Ba Đình, ngày 24 tháng 5 năm 2021'
    const letter = letterOf(units.moiTruongXanh, '06/TTr-CĐ', date, 'list', { size: 14 })
    const papers = [letter, ...summariesOf(units.moiTruongXanh, date, { size: 14 }).map(({ paper }) => paper)]
    const old = await convert(
      await Promise.all(papers.map(async (paper) => ({ ending: 'docx', bytes: await makeDocx(inVnTime(paper)) }))),
      'doc',
    )
    return from(units.moiTruongXanh, 'mtx-2605', at, {
      subject: 'CD MOI TRUONG XANH GUI HO SO KHEN THUONG',
      text: 'Kinh gui LDLD quan, cong doan cong ty gui to trinh va tom tat thanh tich. Tran trong.\n',
      files: [
        { name: 'TO TRINH KHEN THUONG.DOC', bytes: old[0]! },
        { name: 'TTTT NGUYEN THI THOM.DOC', bytes: old[1]! },
      ],
    })
  },
  '21-don-vi-ngoai-danh-sach.eml': async (at) => {
    const date = 'Hà Nội, ngày 24 tháng 5 năm 2021'
    return from(units.anhDuong, 'kt-anhduong', at, {
      subject: 'Fwd: hs khen thuong',
      text: 'Gửi LĐLĐ quận hồ sơ khen thưởng của công đoàn công ty Dệt Ánh Dương ạ.\n\nKiều Trang\n',
      files: [
        await docx('Doc1.docx', letterOf(units.anhDuong, '02/TTr-CĐ', date, 'prose')),
        await docx('Doc2.docx', summariesOf(units.anhDuong, date)[0]!.paper),
      ],
    })
  },
  '22-bao-cao-ket-qua.eml': async (at) =>
    from(units.tanMinh, 'tanminh-bc', at, {
      subject: 'Báo cáo kết quả thực hiện KH 63/KH-LĐLĐ - CĐ phường Tân Minh',
      text: 'Kính gửi LĐLĐ quận (bộ phận CSPL) báo cáo kết quả thực hiện đợt thi đua của Công đoàn phường Tân Minh.\n',
      files: [
        await docx(
          'BC ket qua thi dua bau cu - Tan Minh.docx',
          resultReport({
            writer: units.tanMinh.writer,
            number: '08/BC-CĐP',
            date: 'Ba Đình, ngày 26 tháng 5 năm 2021',
            told: [
              '1. Công tác tuyên truyền: phối hợp UBMTTQ phường tổ chức 02 hội nghị tuyên truyền Luật Bầu cử cho 160 lượt CNVCLĐ; 36/36 đoàn viên là nòng cốt của 11 tổ bầu cử.',
              '2. Kết quả thi đua: 100% hồ sơ hành chính giải quyết đúng hạn; tỷ lệ cử tri đi bầu toàn phường đạt 99,6%; không có đơn thư khiếu nại.',
              '3. Tồn tại: do dịch Covid-19, hội thi tìm hiểu Luật Bầu cử phải chuyển sang hình thức trực tuyến.',
            ],
          }),
        ),
      ],
    }),
  '23-dung-ngay-27-5.eml': async (at) => {
    const date = 'Ba Đình, ngày 26 tháng 5 năm 2021'
    return from(units.nangHong, 'nanghong-275', at, {
      subject: 'MN Nắng Hồng nộp hồ sơ khen thưởng',
      text: 'Kính gửi LĐLĐ quận, trường MN Nắng Hồng nộp hồ sơ khen thưởng đợt thi đua bầu cử. Kính mong LĐLĐ quận tạo điều kiện.\nÁnh Tuyết - CTCĐ\n',
      files: [
        await docx('Tờ trình MN Nắng Hồng.docx', letterOf(units.nangHong, '07/TTr-CĐCS', date, 'prose')),
        await docx('Thành tích cô Thúy.docx', summariesOf(units.nangHong, date)[0]!.paper),
      ],
    })
  },
  '24-thu-khong-gui-duoc.eml': async (at) => bounce(at),
  '25-sau-han.eml': async (at) => {
    const date = 'Ba Đình, ngày 27 tháng 5 năm 2021'
    const papers = summariesOf(units.inHoaLu, date).map(({ paper }) => paper)
    return from(units.inHoaLu, 'inhoalu-kt', at, {
      subject: 'Công ty In Hoa Lư gửi hồ sơ khen thưởng',
      text: 'Kính gửi LĐLĐ quận. Do đơn vị tập trung in tài liệu nên gửi hồ sơ chậm, kính mong LĐLĐ quận xem xét.\nQuách Văn Lợi\n',
      files: [
        await docx('To trinh In Hoa Lu.docx', letterOf(units.inHoaLu, '03/TTr-CĐCS', date, 'list')),
        await docx('Tom tat thanh tich 2 ca nhan.docx', bound(papers)),
      ],
    })
  },
}

/** A union that sends one paper a mail, as many do, and a last word without a file. */
function huongSen(): Record<string, Make> {
  const date = 'Ba Đình, ngày 24 tháng 5 năm 2021'
  const union = units.huongSen
  const summaries = summariesOf(union, date)
  const texts = ['Em gửi tờ trình trước ạ.', 'Tóm tắt của tổ ạ.', '', 'Tiếp ạ.', 'Còn cô Hằng nữa là đủ ạ.']
  const send = (number: number, at: Date, files: MadeFile[], text: string) =>
    from(union, `huongsen-${number}`, at, {
      subject:
        number === 1 ? 'TH Hương Sen - hồ sơ khen thưởng bầu cử' : `TH Hương Sen - hồ sơ khen thưởng (${number})`,
      text: `${text}\n`,
      files,
    })
  const file = (number: number): string => `${String(8 + number).padStart(2, '0')}-huong-sen-${number}.eml`
  return {
    [file(1)]: async (at) =>
      send(1, at, [await docx('Tờ trình.docx', letterOf(union, '11/TTr-CĐCS', date, 'table'))], texts[0]!),
    ...Object.fromEntries(
      summaries.map(({ name, paper }, index): [string, Make] => [
        file(index + 2),
        async (at) => send(index + 2, at, [await docx(`${name}.docx`, paper)], texts[index + 1]!),
      ]),
    ),
    [file(6)]: async (at) => send(6, at, [], 'Các chị nhận được đủ thì báo em với nhé. Em cảm ơn.'),
  }
}
