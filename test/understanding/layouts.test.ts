import { expect, it } from 'vitest'
import { documentTypes } from '#rules/document-types/index.ts'
import type { FileReading, Table } from '#src/reading/extraction.ts'
import { understand } from '#src/understanding/understand.ts'
import { file, pages, photo, table } from './reading.ts'

/** What a document of a layout must be read as; only what is named is compared. */
type Expected = {
  /** Type, or type/subtype. */
  readonly t: string
  /** Nominees or subjects in order: T for a collective, C for a person. */
  readonly who?: readonly string[]
  readonly [field: string]: unknown
}

/** One layout that people type these documents in, read from blocks. */
function x(name: string, files: readonly FileReading[], ...expected: readonly Expected[]): void {
  it(`reads: ${name}`, () => {
    const got = understand(files, documentTypes)
    expect(got.map((one) => one.type)).toEqual(expected.map((one) => one.t.split('/')[0]))
    expected.forEach(({ t, who, ...fields }, i) => {
      const document = got[i]
      if (document === undefined) return
      if (t.includes('/')) expect(`${document.type}/${document.subtype}`).toBe(t)
      if (who !== undefined) {
        const named = [...document.nominees, ...document.subjects]
        expect(named.map((one) => `${one.kind === 'collective' ? 'T' : 'C'} ${one.name}`)).toEqual(who)
      }
      const values = new Map(Object.entries(document))
      for (const [field, value] of Object.entries(fields)) {
        const raw: unknown = values.get(field)
        const plain = raw !== null && typeof raw === 'object' && 'value' in raw ? raw.value : raw
        expect(plain, field).toEqual(value)
      }
    })
  })
}

const doc = (...parts: readonly (string | Table)[]): FileReading[] => [file('a.docx', pages(...parts))]

const H = `LĐLĐ QUẬN BA ĐÌNH	CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
CĐCS TRƯỜNG THCS GIẢNG VÕ	Độc lập - Tự do - Hạnh phúc
Số: 12/TTr-CĐCS	Ba Đình, ngày 20 tháng 5 năm 2021
`
const F = `
Nơi nhận:	TM. BAN CHẤP HÀNH
- Như trên;	CHỦ TỊCH
- Lưu CĐ.
	Lê Thị Hoà`

x(
  'two tables',
  doc(
    `${H}TỜ TRÌNH
Kính gửi: LĐLĐ quận Ba Đình
BCH đề nghị khen thưởng:
1. Tập thể`,
    table(`STT|Tên tập thể|Hình thức khen thưởng
1|Tổ Khoa học tự nhiên|Giấy khen
2|Tổ Văn - Sử|Giấy khen`),
    `2. Cá nhân`,
    table(`STT|Họ và tên|Năm sinh|Chức vụ|Đơn vị
1|Nguyễn Thị Hương|1985|Giáo viên|Tổ KHTN
2|Nguyễn Thị Hương|1990|Nhân viên|Tổ VP`),
    `TM. BAN CHẤP HÀNH
CHỦ TỊCH
Lê Thị Hoà`,
  ),
  {
    t: 'proposal-letter',
    who: ['T Tổ Khoa học tự nhiên', 'T Tổ Văn - Sử', 'C Nguyễn Thị Hương', 'C Nguyễn Thị Hương'],
  },
)
x(
  'col order free',
  doc(
    `${H}TỜ TRÌNH
Kính gửi: LĐLĐ quận`,
    table(`Họ tên|Ngày sinh|Đơn vị công tác|Chức vụ|TT|Ghi chú
PHẠM VĂN ĐỒNG|12/01/1970|Phân xưởng 1|Quản đốc|1|
Y Blơ Niê|1988|Phân xưởng 2|Công nhân|2|`),
    `CHỦ TỊCH
Lê Thị Hoà`,
  ),
  { t: 'proposal-letter', who: ['C PHẠM VĂN ĐỒNG', 'C Y Blơ Niê'] },
)
x(
  'bullets with labels',
  doc(`${H}TỜ TRÌNH
V/v khen thưởng
Kính gửi: LĐLĐ quận Ba Đình
Công đoàn trường kính đề nghị LĐLĐ quận xét tặng giấy khen cho các tập thể, cá nhân sau đây:
* Tập thể: Công đoàn cơ sở Trường THCS Giảng Võ
* Cá nhân:
+ Đ/c Vũ Thị Lan Anh, sinh năm 1979, Phó Chủ tịch CĐ
+ Đ/c Hoàng Trung - GV Toán
Trên đây là tờ trình của CĐCS, kính mong quý cấp xem xét.
Xin trân trọng cảm ơn!
T/M BCH CÔNG ĐOÀN
Lê Thị Hoà`),
  { t: 'proposal-letter', who: ['T Công đoàn cơ sở Trường THCS Giảng Võ', 'C Vũ Thị Lan Anh', 'C Hoàng Trung'] },
)
x(
  'numbers without dots tabs',
  doc(`${H}TỜ TRÌNH
Kính gửi: LĐLĐ quận Ba Đình
Đề nghị khen thưởng các đồng chí có tên sau:
STT	Họ và tên	Chức vụ	Hình thức khen
1	Nguyễn Văn An	Giáo viên	Giấy khen
2	Trần Thị Bích Ngọc	Kế toán	Giấy khen
Nơi nhận:	TM. BAN CHẤP HÀNH
- Như trên	CHỦ TỊCH
	Lê Thị Hoà`),
  { t: 'proposal-letter', who: ['C Nguyễn Văn An', 'C Trần Thị Bích Ngọc'], signer: 'Lê Thị Hoà' },
)
x(
  'spaces table',
  doc(`${H}TỜ TRÌNH
Kính gửi: LĐLĐ quận Ba Đình
Đề nghị khen thưởng các đồng chí có tên sau:
STT Họ và tên Chức vụ Hình thức khen thưởng
1 Nguyễn Văn An Giáo viên Giấy khen
2 Trần Thị Bích Ngọc Phó hiệu trưởng Giấy khen
3 Tổ Văn phòng Giấy khen
TM. BAN CHẤP HÀNH
CHỦ TỊCH
Lê Thị Hoà`),
  { t: 'proposal-letter', who: ['C Nguyễn Văn An', 'C Trần Thị Bích Ngọc', 'T Tổ Văn phòng'] },
)
x(
  'unaccented',
  doc(`LDLD QUAN BA DINH
CDCS TRUONG THCS GIANG VO
So: 12/TTr-CDCS
TO TRINH
V/v de nghi khen thuong
Kinh gui: LDLD quan Ba Dinh
De nghi khen thuong 02 ca nhan:
1. Dong chi Nguyen Thi Huong - Giao vien
2. Dong chi Tran Van Nam - To truong
TM. BAN CHAP HANH
CHU TICH
Le Thi Hoa`),
  {
    t: 'proposal-letter',
    who: ['C Nguyen Thi Huong', 'C Tran Van Nam'],
    number: '12/TTr-CDCS',
    issuer: 'CDCS TRUONG THCS GIANG VO',
    statedCounts: { collectives: null, individuals: 2 },
  },
)
x(
  'VnTimeH lower',
  doc(`liên đoàn lao động quận ba đình
công đoàn trường thcs giảng võ
Số: 12/TTr-CĐ
cộng hoà xã hội chủ nghĩa việt nam
Độc lập - Tự do - Hạnh phúc
tờ trình
Về việc đề nghị khen thưởng
Kính gửi: LĐLĐ quận Ba Đình
Đề nghị khen thưởng:
1. nguyễn thị hương - Giáo viên
2. Trần Văn Nam - Giáo viên
tm. ban chấp hành
chủ tịch
lê thị hoà`),
  { t: 'proposal-letter', issuer: 'công đoàn trường thcs giảng võ' },
)
x(
  'de nghi khen title',
  doc(`${H}ĐỀ NGHỊ KHEN THƯỞNG
Kính gửi: LĐLĐ quận Ba Đình
Công đoàn đề nghị khen thưởng:
1. Đồng chí Nguyễn Thị Hương - Giáo viên
CHỦ TỊCH
Lê Thị Hoà`),
  { t: 'proposal-letter/proposal-like', who: ['C Nguyễn Thị Hương'] },
)
x(
  'signed list',
  doc(
    `${H}DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG
Đợt thi đua cao điểm bầu cử`,
    table(`STT|Họ và tên|Chức vụ|Tóm tắt thành tích
1|Nguyễn Thị Hương|GV|Hoàn thành xuất sắc nhiệm vụ, tích cực tuyên truyền bầu cử tại tổ dân phố
2|Trần Văn Nam|GV|Tham gia tổ bầu cử số 5, phục vụ tốt công tác bầu cử`),
    `NGƯỜI LẬP	TM. BAN CHẤP HÀNH
Phạm Thị Nga	Lê Thị Hoà`,
  ),
  { t: 'nominee-list', who: ['C Nguyễn Thị Hương', 'C Trần Văn Nam'] },
)
x(
  'summary table combined',
  doc(
    `${H.replace('12/TTr', '13/BC')}TÓM TẮT THÀNH TÍCH
CÁC TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG
(Kèm theo Tờ trình số 12/TTr-CĐCS ngày 20 tháng 5 năm 2021)`,
    table(`TT|Tập thể, cá nhân|Thành tích
I|Tập thể|
1|CĐCS Trường THCS Giảng Võ|Tổ chức tốt công tác tuyên truyền bầu cử, 100% đoàn viên đi bầu
II|Cá nhân|
1|Nguyễn Thị Hương\\n(Giáo viên)|Gương mẫu trong phong trào thi đua, hoàn thành tốt nhiệm vụ`),
  ),
  { t: 'achievement-summary', who: ['T CĐCS Trường THCS Giảng Võ', 'C Nguyễn Thị Hương'] },
)
x(
  'summary title of',
  doc(`CÔNG ĐOÀN TRƯỜNG THCS GIẢNG VÕ
TÓM TẮT THÀNH TÍCH CỦA ĐỒNG CHÍ NGUYỄN THỊ HƯƠNG
Giáo viên - Tổ trưởng tổ Toán
Trong đợt thi đua vừa qua, đồng chí đã hoàn thành xuất sắc nhiệm vụ.
XÁC NHẬN CỦA BCH
Lê Thị Hoà`),
  { t: 'achievement-summary', who: ['C NGUYỄN THỊ HƯƠNG'] },
)
x(
  'summary title paren',
  doc(`TÓM TẮT THÀNH TÍCH
(Tập thể: Tổ Văn phòng - Trường THCS Giảng Võ)
Tổ có 5 đồng chí, luôn đoàn kết.
TỔ TRƯỞNG
Đào Thị Thu`),
  { t: 'achievement-summary', who: ['T Tổ Văn phòng'] },
)
x(
  'summary collective NĐ form',
  doc(`LĐLĐ QUẬN BA ĐÌNH
CĐCS TRƯỜNG THCS GIẢNG VÕ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Ba Đình, ngày 20 tháng 5 năm 2021
BÁO CÁO THÀNH TÍCH
ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA LĐLĐ QUẬN
Tên đơn vị: Công đoàn cơ sở Trường THCS Giảng Võ
I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH
1. Đặc điểm, tình hình:
- Địa điểm trụ sở chính: Số 1 Trần Huy Liệu
- Tổng số đoàn viên: 75 (nữ 60)
II. THÀNH TÍCH ĐẠT ĐƯỢC
1. Công tác tuyên truyền
TM. BAN CHẤP HÀNH
CHỦ TỊCH
Lê Thị Hoà`),
  {
    t: 'achievement-summary/full-report',
    who: ['T Công đoàn cơ sở Trường THCS Giảng Võ'],
    issuer: 'CĐCS TRƯỜNG THCS GIẢNG VÕ',
    date: '2021-05-20',
  },
)
x(
  'summary collective no label',
  doc(`LĐLĐ QUẬN BA ĐÌNH
CĐCS TRƯỜNG THCS GIẢNG VÕ
BÁO CÁO TÓM TẮT THÀNH TÍCH
Của Công đoàn cơ sở Trường THCS Giảng Võ
Trong đợt thi đua cao điểm chào mừng bầu cử
Công đoàn trường có 75 đoàn viên.
TM. BAN CHẤP HÀNH
CHỦ TỊCH
Lê Thị Hoà`),
  { t: 'achievement-summary', who: ['T Công đoàn cơ sở Trường THCS Giảng Võ'] },
)
x(
  'toi ten la',
  doc(`CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
BẢN KHAI THÀNH TÍCH
Tôi tên là: Trần Văn Nam, sinh ngày 02/09/1980
Hiện là: Giáo viên, đơn vị công tác: Trường THCS Giảng Võ
Trong đợt thi đua tôi đã đạt được các thành tích sau:
Ba Đình, ngày 19/5/2021
Người khai
Trần Văn Nam`),
  { t: 'achievement-summary', who: ['C Trần Văn Nam'], date: '2021-05-19' },
)
x(
  'kv table',
  doc(
    `TÓM TẮT THÀNH TÍCH CÁ NHÂN`,
    {
      kind: 'table',
      rows: [
        ['Họ và tên', 'Lê Minh Đức'],
        ['Năm sinh', '1990'],
        ['Chức vụ', 'Công nhân vận hành'],
        ['Đơn vị', 'Phân xưởng 2'],
        ['Thành tích', 'Hoàn thành vượt mức kế hoạch\nCó 02 sáng kiến'],
      ],
    },
    `XÁC NHẬN CỦA CÔNG ĐOÀN`,
  ),
  { t: 'achievement-summary', who: ['C Lê Minh Đức'] },
)
x(
  'several summaries no breaks',
  doc(`BÁO CÁO THÀNH TÍCH CÁ NHÂN
Họ và tên: Nguyễn Thị Mai
Chức vụ: Y tá
1. Thành tích: đã hoàn thành tốt nhiệm vụ
NGƯỜI BÁO CÁO
Nguyễn Thị Mai
BÁO CÁO THÀNH TÍCH CÁ NHÂN
Họ và tên: Vũ Đức Long
Chức vụ: Bác sĩ
1. Thành tích: đã hoàn thành tốt nhiệm vụ
NGƯỜI BÁO CÁO
Vũ Đức Long`),
  { t: 'achievement-summary', who: ['C Nguyễn Thị Mai'], pages: [1, 1] },
  { t: 'achievement-summary', who: ['C Vũ Đức Long'] },
)
x(
  'decision',
  doc(`LĐLĐ QUẬN BA ĐÌNH	CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 30/QĐ-LĐLĐ	Ba Đình, ngày 10 tháng 01 năm 2020
QUYẾT ĐỊNH
Về việc tặng Giấy khen
Căn cứ Quy chế khen thưởng;
Xét tờ trình đề nghị khen thưởng
QUYẾT ĐỊNH:
Điều 1. Tặng Giấy khen cho đồng chí Nguyễn Thị Hương
Điều 2. Văn phòng chịu trách nhiệm
CHỦ TỊCH
Nguyễn Văn Bình`),
  { t: 'other/decision', number: '30/QĐ-LĐLĐ', date: '2020-01-10' },
)
x(
  'plan of unit',
  doc(`CĐCS TRƯỜNG X\nKẾ HOẠCH
Phát động thi đua bầu cử
I. MỤC ĐÍCH, YÊU CẦU
Đề nghị khen thưởng các tập thể
II. TỔ CHỨC THỰC HIỆN`),
  { t: 'other/plan' },
)
x('report titles', doc(`BÁO CÁO TỔNG KẾT PHONG TRÀO THI ĐUA\nTập thể, cá nhân có thành tích xuất sắc`), {
  t: 'result-report',
})
x(
  'report 2',
  doc(
    `CĐCS TRƯỜNG THCS GIẢNG VÕ\nSố: 07/BC-CĐ\nBÁO CÁO\nViệc thực hiện Kế hoạch số 63/KH-LĐLĐ ngày 23/3/2021\nKính gửi: LĐLĐ quận Ba Đình\nI. Công tác chỉ đạo`,
  ),
  { t: 'result-report' },
)
x(
  'report no title',
  doc(
    `CĐCS TRƯỜNG THCS GIẢNG VÕ\nSố: 07/BC-CĐ\nBa Đình, ngày 25 tháng 5 năm 2021\nKính gửi: LĐLĐ quận Ba Đình\nCông đoàn báo cáo kết quả thực hiện phong trào thi đua như sau:\nI. Công tác tuyên truyền\nII. Tồn tại, hạn chế`,
  ),
  { t: 'result-report' },
)
x('invitation', doc(`LĐLĐ QUẬN BA ĐÌNH\nGIẤY MỜI\nTrân trọng kính mời đ/c`), { t: 'other/invitation' })
x('scoring', doc(`BẢNG CHẤM ĐIỂM THI ĐUA`, table(`TT|Nội dung|Điểm chuẩn|Tự chấm\n1|Công tác tuyên truyền|10|9`)), {
  t: 'other/scoring-table',
})
x('cv', doc(`SƠ YẾU LÝ LỊCH\nHọ và tên: Nguyễn Văn An\nSinh ngày: 1/1/1990\nQuê quán: Hà Nội`), {
  t: 'other/personal-record',
})
x(
  'xlsx list',
  [
    file(
      'ds.xlsx',
      pages({
        kind: 'table',
        rows: [
          ['LĐLĐ QUẬN BA ĐÌNH', '', '', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', ''],
          ['CĐCS CÔNG TY TNHH BÌNH MINH', '', '', 'Độc lập - Tự do - Hạnh phúc', ''],
          ['DANH SÁCH TRÍCH NGANG', '', '', '', ''],
          ['(Kèm theo Tờ trình số 5/TTr-CĐ)', '', '', '', ''],
          ['STT', 'Họ và tên', 'Năm sinh', 'Chức vụ', 'Thành tích'],
          ['1', 'Phạm Thị Nga', '1985', 'Công nhân', 'Hoàn thành tốt nhiệm vụ được giao'],
          ['2', 'Đỗ Văn Hùng', '1990', 'Tổ trưởng', 'Có sáng kiến tiết kiệm vật tư'],
          ['', 'Tổng cộng: 02 người', '', '', ''],
          ['', '', '', 'Ba Đình, ngày 20 tháng 5 năm 2021', ''],
          ['NGƯỜI LẬP BIỂU', '', '', 'TM. BAN CHẤP HÀNH', ''],
          ['Lê Thị Lan', '', '', 'Trần Văn Bảo', ''],
        ],
      }),
      { format: 'xlsx' },
    ),
  ],
  {
    t: 'nominee-list',
    who: ['C Phạm Thị Nga', 'C Đỗ Văn Hùng'],
    date: '2021-05-20',
    issuer: 'CĐCS CÔNG TY TNHH BÌNH MINH',
  },
)
x(
  'annex table after signature untitled',
  doc(
    `${H}TỜ TRÌNH
Kính gửi: LĐLĐ quận Ba Đình
Căn cứ Kế hoạch 63/KH-LĐLĐ;
Đề nghị khen thưởng 02 cá nhân (danh sách kèm theo).
TM. BAN CHẤP HÀNH
CHỦ TỊCH
Lê Thị Hoà`,
    table(`TT|Họ và tên|Chức vụ
1|Nguyễn Thị Hương|Giáo viên
2|Trần Văn Nam|Giáo viên`),
  ),
  { t: 'proposal-letter', who: [] },
  { t: 'nominee-list', who: ['C Nguyễn Thị Hương', 'C Trần Văn Nam'] },
)

x(
  'contact person not nominee',
  doc(`${H}TỜ TRÌNH
V/v đề nghị khen thưởng
Kính gửi: LĐLĐ quận Ba Đình
Căn cứ Quyết định số 5/QĐ của đồng chí Nguyễn Văn Quyết - Chủ tịch LĐLĐ;
Công đoàn trường đề nghị LĐLĐ quận khen thưởng đ/c Phạm Thu Hà - Giáo viên.
Mọi thông tin liên hệ đ/c Trần Văn Liên, ĐT 0912345678${F}`),
  { t: 'proposal-letter', who: ['C Phạm Thu Hà'] },
)
x(
  'prose multi persons',
  doc(`${H}TỜ TRÌNH
V/v đề nghị khen thưởng
Kính gửi: LĐLĐ quận Ba Đình
Ban Chấp hành CĐCS kính đề nghị LĐLĐ quận Ba Đình tặng Giấy khen cho tập thể Tổ Toán - Tin, tập thể Tổ Văn phòng và các đồng chí: Phạm Thu Hà (Giáo viên), Lê Quốc Khánh (Nhân viên), Vũ Thị Mai (Kế toán).${F}`),
  {
    t: 'proposal-letter',
    who: ['T Tổ Toán - Tin', 'T Tổ Văn phòng', 'C Phạm Thu Hà', 'C Lê Quốc Khánh', 'C Vũ Thị Mai'],
  },
)
x(
  'prose list after colon in same para',
  doc(`${H}TỜ TRÌNH
V/v đề nghị khen thưởng
Kính gửi: LĐLĐ quận Ba Đình
Đề nghị khen thưởng 02 cá nhân gồm: 1. Phạm Thu Hà - Giáo viên; 2. Lê Quốc Khánh - Nhân viên.${F}`),
  { t: 'proposal-letter', who: ['C Phạm Thu Hà', 'C Lê Quốc Khánh'] },
)
x(
  'cdcs self nomination prose',
  doc(`${H}TỜ TRÌNH
V/v đề nghị khen thưởng
Kính gửi: LĐLĐ quận Ba Đình
CĐCS Trường THCS Giảng Võ đề nghị LĐLĐ quận Ba Đình tặng Giấy khen cho Công đoàn cơ sở Trường THCS Giảng Võ đã có thành tích xuất sắc trong phong trào thi đua.${F}`),
  { t: 'proposal-letter', who: ['T Công đoàn cơ sở Trường THCS Giảng Võ'] },
)
x(
  'section inline nums',
  doc(`${H}TỜ TRÌNH
Kính gửi: LĐLĐ quận Ba Đình
BCH đề nghị khen thưởng 01 tập thể và 02 cá nhân, cụ thể như sau:
1. Tập thể: CĐCS Trường THCS Giảng Võ
2. Cá nhân: 
2.1. Đ/c Phạm Thu Hà - Chức vụ: Giáo viên - Sinh năm: 1985
2.2. Đ/c Lê Quốc Khánh - Chức vụ: Nhân viên - Sinh năm: 1979${F}`),
  {
    t: 'proposal-letter',
    who: ['T CĐCS Trường THCS Giảng Võ', 'C Phạm Thu Hà', 'C Lê Quốc Khánh'],
    statedCounts: { collectives: 1, individuals: 2 },
  },
)
x(
  'mixed list no bullets',
  doc(`${H}TỜ TRÌNH
Kính gửi: LĐLĐ quận Ba Đình
BCH đề nghị khen thưởng các tập thể, cá nhân sau:
Tập thể:
Tổ Khoa học xã hội
Tổ Văn phòng
Cá nhân:
Phạm Thu Hà - Giáo viên
Lê Quốc Khánh - Nhân viên
Ban Chấp hành kính đề nghị LĐLĐ quận xem xét, quyết định.${F}`),
  { t: 'proposal-letter', who: ['T Tổ Khoa học xã hội', 'T Tổ Văn phòng', 'C Phạm Thu Hà', 'C Lê Quốc Khánh'] },
)
x(
  'company workshops',
  doc(`CÔNG ĐOÀN NGÀNH CÔNG THƯƠNG
CĐCS CÔNG TY CỔ PHẦN MAY THĂNG LONG
Số 07/TTr-CĐ
Hà Nội, ngày 5 tháng 5 năm 2021
TỜ TRÌNH
Đề nghị khen thưởng phong trào thi đua
Kính gửi : LĐLĐ quận Ba Đình
I/ TẬP THỂ
1/ Phân xưởng May 2
2/ Phòng Kế hoạch - Vật tư
II/ CÁ NHÂN
1/ Nguyễn Thị Lụa    Công nhân may bậc 5
2/ Hồ Sỹ Cường    Tổ trưởng tổ cơ điện
TM BAN CHẤP HÀNH
CHỦ TỊCH
Nguyễn Thế Vinh`),
  {
    t: 'proposal-letter',
    who: ['T Phân xưởng May 2', 'T Phòng Kế hoạch - Vật tư', 'C Nguyễn Thị Lụa', 'C Hồ Sỹ Cường'],
    number: '07/TTr-CĐ',
    date: '2021-05-05',
    issuer: 'CĐCS CÔNG TY CỔ PHẦN MAY THĂNG LONG',
    superior: 'CÔNG ĐOÀN NGÀNH CÔNG THƯƠNG',
    signer: 'Nguyễn Thế Vinh',
  },
)
x(
  'table with achievements in letter',
  doc(
    `${H}TỜ TRÌNH
Kính gửi: LĐLĐ quận Ba Đình
Đề nghị khen thưởng:`,
    table(`STT|Ông (bà)|Chức vụ, đơn vị|Tóm tắt thành tích|Hình thức KT
1|Phạm Thu Hà|Giáo viên|Tích cực tuyên truyền vận động người dân đi bầu|GK
2|Lê Quốc Khánh|Nhân viên|Phục vụ tốt công tác bầu cử tại phường|GK`),
    F,
  ),
  { t: 'proposal-letter', who: ['C Phạm Thu Hà', 'C Lê Quốc Khánh'] },
)
x(
  'kt signature & hieu truong',
  doc(`${H}TỜ TRÌNH
Kính gửi: LĐLĐ quận Ba Đình
Đề nghị khen thưởng các cá nhân:
- Phạm Thu Hà, giáo viên
HIỆU TRƯỞNG	TM. BAN CHẤP HÀNH
	KT. CHỦ TỊCH
	PHÓ CHỦ TỊCH
Nguyễn Văn Hiệu	Đỗ Thị Phó`),
  { t: 'proposal-letter', who: ['C Phạm Thu Hà'], signer: 'Đỗ Thị Phó' },
)
x(
  'minutes with nominee table',
  doc(
    `LĐLĐ QUẬN BA ĐÌNH
CĐCS TRƯỜNG THCS GIẢNG VÕ
BIÊN BẢN
Họp Ban Chấp hành xét khen thưởng
Hôm nay, vào hồi 8 giờ 00 ngày 17 tháng 5 năm 2021, tại phòng họp
I. Thành phần tham dự
1. Đ/c Lê Thị Hoà - Chủ tịch - Chủ trì
2. Đ/c Đỗ Thị Nga - Thư ký
II. Nội dung
Hội nghị thống nhất đề nghị khen thưởng:`,
    table(`TT|Họ và tên|Số phiếu
1|Phạm Thu Hà|5/5`),
    `THƯ KÝ
Đỗ Thị Nga
CHỦ TRÌ
Lê Thị Hoà`,
  ),
  { t: 'minutes', date: '2021-05-17' },
)
x(
  'party head',
  doc(`ĐẢNG BỘ QUẬN BA ĐÌNH	ĐẢNG CỘNG SẢN VIỆT NAM
CHI BỘ TRƯỜNG THCS GIẢNG VÕ
*
Số 05-CV/CB	Ba Đình, ngày 18 tháng 5 năm 2021
V/v xác nhận đảng viên
Kính gửi: LĐLĐ quận Ba Đình
Chi bộ xác nhận đồng chí Phạm Thu Hà hoàn thành tốt nhiệm vụ.
T/M CHI BỘ
BÍ THƯ
Lê Văn Bí`),
  { t: 'unknown', number: '05-CV/CB', issuer: 'CHI BỘ TRƯỜNG THCS GIẢNG VÕ' },
)
x(
  'bang khen image',
  [
    photo(
      'bk.jpg',
      `CHỦ TỊCH UBND QUẬN BA ĐÌNH
TẶNG GIẤY KHEN
Bà Phạm Thu Hà
Đã có thành tích xuất sắc trong phong trào thi đua năm 2020
Quyết định số 123/QĐ-UBND ngày 5/1/2021
CHỦ TỊCH
Nguyễn Văn Nam`,
    ),
  ],
  { t: 'other/certificate' },
)
x(
  'giay khen 2',
  [
    photo(
      'bk.jpg',
      `CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
LIÊN ĐOÀN LAO ĐỘNG QUẬN BA ĐÌNH
GIẤY KHEN
Tặng đồng chí Phạm Thu Hà`,
    ),
  ],
  { t: 'other/certificate' },
)
x(
  'summary with past awards section decisions',
  doc(`CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
BÁO CÁO THÀNH TÍCH
Đề nghị tặng Giấy khen của Ban Thường vụ LĐLĐ quận
I. SƠ LƯỢC LÝ LỊCH
- Họ tên (Ghi đầy đủ bằng chữ in thường, không viết tắt): Phạm Thu Hà
- Sinh ngày, tháng, năm: 12/05/1985 Giới tính: Nữ
- Quê quán: Nam Định
- Chức vụ, đơn vị công tác: Giáo viên Trường THCS Giảng Võ
II. THÀNH TÍCH ĐẠT ĐƯỢC
Quyết định số 12/QĐ-UBND ngày 3/4/2020 của UBND quận tặng Giấy khen
KẾ HOẠCH năm tới
Hà Nội, ngày .... tháng .... năm 2021
THỦ TRƯỞNG ĐƠN VỊ XÁC NHẬN	NGƯỜI BÁO CÁO
(Ký, đóng dấu)	(Ký, ghi rõ họ tên)
Nguyễn Văn Hiệu	Phạm Thu Hà`),
  { t: 'achievement-summary/full-report', who: ['C Phạm Thu Hà'], date: null },
)
x(
  'many in one pdf with page per subject',
  doc(`${H}TỜ TRÌNH
Kính gửi: LĐLĐ quận Ba Đình
Đề nghị khen thưởng:
1. Phạm Thu Hà - GV
2. Lê Quốc Khánh - NV${F}
===
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
TÓM TẮT THÀNH TÍCH
Họ tên: Phạm Thu Hà
Nội dung thành tích
Người báo cáo
Phạm Thu Hà
===
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
TÓM TẮT THÀNH TÍCH
Họ tên: Lê Quốc Khánh
Nội dung thành tích
===
trang tiếp theo của thành tích
Người báo cáo
Lê Quốc Khánh`),
  { t: 'proposal-letter', who: ['C Phạm Thu Hà', 'C Lê Quốc Khánh'], pages: [1, 1] },
  { t: 'achievement-summary', who: ['C Phạm Thu Hà'], pages: [2, 2] },
  { t: 'achievement-summary', who: ['C Lê Quốc Khánh'], pages: [3, 4] },
)
x(
  'lower case title summary',
  doc(`Bản tóm tắt thành tích cá nhân
Họ và tên: Phạm Thu Hà
Chức vụ: Giáo viên
Thành tích: ...tốt`),
  { t: 'achievement-summary', who: ['C Phạm Thu Hà'] },
)
x(
  'no title summary',
  doc(`Họ và tên: Phạm Thu Hà
Năm sinh: 1985
Chức vụ: Giáo viên
Đơn vị: Trường THCS Giảng Võ
Thành tích đạt được trong phong trào thi đua:
Hoàn thành xuất sắc nhiệm vụ.
NGƯỜI BÁO CÁO
Phạm Thu Hà`),
  { t: 'achievement-summary', who: ['C Phạm Thu Hà'] },
)
x(
  'list of members other',
  doc(
    `DANH SÁCH ĐOÀN VIÊN CÔNG ĐOÀN NĂM 2021`,
    table(`TT|Họ và tên|Năm sinh
1|Phạm Thu Hà|1985`),
  ),
  { t: 'other/other-list' },
)
x(
  'ocr damaged title',
  [
    photo(
      'p.jpg',
      `CỌNG HOA XÃ HOI CHỦ NGHIA VIET NAM
Độc lập - Tự do - Hanh phúc
BAO CAO TÓM TÁT THANH TICH
Ho và tên: Pham Thu Hà
Chức vu: Giáo viên`,
    ),
  ],
  { t: 'achievement-summary', who: ['C Pham Thu Hà'] },
)
x(
  'ocr title letter errors',
  [
    photo(
      'p.jpg',
      `CĐCS TRƯỜNG THCS
TỜ TRlNH
Vê việc đê nghị khen thưởng
Kính gửi: LĐLĐ quận`,
    ),
  ],
  { t: 'proposal-letter' },
)
x(
  'title in frame with mau so',
  doc(`Mẫu số 02
TỜ TRÌNH
V/v đề nghị khen thưởng
Kính gửi: LĐLĐ quận Ba Đình
Đề nghị khen thưởng:
1. Phạm Thu Hà - GV (1)${F}`),
  { t: 'proposal-letter', who: ['C Phạm Thu Hà'], problem: null },
)
x(
  'blank letter',
  doc(`CĐCS ..........	CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: .../TTr-...	Độc lập - Tự do - Hạnh phúc
..., ngày ... tháng ... năm ...
TỜ TRÌNH
Về việc đề nghị khen thưởng
Kính gửi: .............
Căn cứ ..............
......... đề nghị khen thưởng cho ... tập thể, ... cá nhân, gồm:
1. Tập thể: ............
2. Cá nhân: ............
TM. BAN CHẤP HÀNH`),
  { t: 'proposal-letter', who: [], problem: 'blank-form' },
)
x(
  'summary of cdcs title with cdcs',
  doc(`LĐLĐ QUẬN BA ĐÌNH
CĐCS CÔNG TY TNHH BÌNH MINH
TÓM TẮT THÀNH TÍCH
CĐCS CÔNG TY TNHH BÌNH MINH
Trong phong trào thi đua cao điểm chào mừng bầu cử
CĐCS có 120 đoàn viên
TM. BCH
CHỦ TỊCH
Vũ Văn Tám`),
  { t: 'achievement-summary', who: ['T CĐCS CÔNG TY TNHH BÌNH MINH'] },
)
x(
  'summary only issuer',
  doc(`LĐLĐ QUẬN BA ĐÌNH
CĐCS CÔNG TY TNHH BÌNH MINH
BÁO CÁO TÓM TẮT THÀNH TÍCH
Trong phong trào thi đua cao điểm chào mừng bầu cử
Công đoàn cơ sở có 120 đoàn viên, đã làm tốt công tác.
TM. BCH
CHỦ TỊCH
Vũ Văn Tám`),
  { t: 'achievement-summary', who: ['T CĐCS CÔNG TY TNHH BÌNH MINH'] },
)

x(
  'recipients and addressees in lists are no nominees',
  doc(`${H}V/v đề nghị tặng Giấy khen năm 2021
Kính gửi:
- LĐLĐ quận Ba Đình;
- Ban Chính sách - Pháp luật.
Nay CĐCS lập danh sách 1 (một) tập thể; 2 (hai) cá nhân trình Quý Liên đoàn động viên, khen thưởng.
a) CĐCS Trường THCS Phan Chu Trinh (tập thể)
b) Lý Mạnh Toản, Giáo viên
Nơi nhận:
- LĐLĐ quận;
- Đ/c Đỗ Ngọc Hòa - Bí thư chi bộ (để b/c);
CHỦ TỊCH CÔNG ĐOÀN
Ngô Thị Ngọc Ly`),
  {
    t: 'proposal-letter/official-letter',
    who: ['T CĐCS Trường THCS Phan Chu Trinh', 'C Lý Mạnh Toản'],
    statedCounts: { collectives: 1, individuals: 2 },
  },
)
x(
  'surname and given name in two columns under a heading of two rows',
  doc(
    `${H}TỜ TRÌNH
Kính gửi: LĐLĐ quận Ba Đình
Đề nghị khen thưởng:`,
    table(`TT|Họ và tên||Chức vụ
1|Huỳnh Thị Ngọc|Tuyết|Phó Giám đốc
2|Tôn Nữ Thị Ngọc|Ánh|Kỹ thuật viên`),
    F,
  ),
  { t: 'proposal-letter', who: ['C Huỳnh Thị Ngọc Tuyết', 'C Tôn Nữ Thị Ngọc Ánh'] },
)
x(
  'a made-up title, names behind bullets',
  doc(`THÀNH TÍCH TÓM TẮT CỦA CÁC TẬP THỂ VÀ CÁ NHÂN
Công ty TNHH Điện tử Minh Quang
* Cao Quang Thịnh
Sinh năm 1964; Kế toán viên, Phòng Tài chính
• Gương mẫu trong các phần việc chuẩn bị cho ngày bầu cử.
* Đồng chí Trần Duy Thịnh
Sinh năm 1965; Ủy viên BCH Công đoàn
• Tham mưu cho cấp ủy ban hành tờ trình, kế hoạch tuyên truyền kịp thời.
Q. CHỦ TỊCH CÔNG ĐOÀN
ThS. Doãn Hữu Hòa`),
  { t: 'achievement-summary', who: ['C Cao Quang Thịnh', 'C Trần Duy Thịnh'] },
)
x(
  'a ward whose name is near a type’s',
  doc(`LĐLĐ Q. BA ĐÌNH
PHƯỜNG NGỌC THỤY
BẢN KHAI THÀNH TÍCH
Đ/c: Trần Xuân Toàn - Sinh ngày 13/08/1993 - Hiện đang công tác tại UBND phường.
NGƯỜI LẬP BÁO CÁO
Trần Xuân Toàn`),
  { t: 'achievement-summary', who: ['C Trần Xuân Toàn'] },
)

x(
  'a section about achievements is no title of its own',
  doc(`BÁO CÁO THÀNH TÍCH
- Họ và tên: Nguyễn Thành Quyết
- Sinh ngày: 02/11/1988
- Chức vụ: Giáo viên
- Đơn vị công tác: Khối Mẫu giáo lớn
- Quê quán: Hà Nội
- Trình độ: Đại học
II. THÀNH TÍCH ĐẠT ĐƯỢC
- Tích cực tham gia công tác tuyên truyền.
Ba Đình, ngày 15 tháng 05 năm 2021
NGƯỜI BÁO CÁO
Nguyễn Thành Quyết`),
  { t: 'achievement-summary', who: ['C Nguyễn Thành Quyết'], pages: null, date: '2021-05-15' },
)

x(
  'a list told in sentences, one for each nominee',
  doc(`${H}TỜ TRÌNH
Kính gửi: LĐLĐ quận Ba Đình
Nay CĐCS lập danh sách 01 tập thể và 01 đồng chí trình Quý Liên đoàn động viên, khen thưởng.
Tập thể trong danh sách đề nghị là Phòng Hành chính - Nhân sự.
Bà Nguyễn Thị Hường, sinh năm 1979, giáo viên mầm non (Khối Mẫu giáo lớn).
Công đoàn xin trân trọng cảm ơn./.${F}`),
  { t: 'proposal-letter', who: ['T Phòng Hành chính - Nhân sự', 'C Nguyễn Thị Hường'] },
)

x(
  'labels over two columns, where the rows below are ruled otherwise',
  [
    file(
      'a.jpg',
      pages(
        'VIỆN KHOA HỌC NÔNG NGHIỆP\tCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT\nMIỀN BẮC\tNAM\nSOCIALIST REPUBLIC OF VIETNAM\nĐộc lập - Tự do - Hạnh phúc',
        'BÁO CÁO TÓM TẮT\nTHÀNH TÍCH CỦA TẬP THỂ',
        table(`Tên tập thể / Team | | Đoàn nghệ thuật 2
Trực thuộc / Belongs to | | Viện Khoa học Nông nghiệp miền Bắc
Số người / Headcount | | 47
Lĩnh vực | Kết quả |
Chuyên môn | Tổ chức 3 buổi nói chuyện chuyên đề, mời báo cáo viên. |
Phong trào | Toàn thể 100% CBCNV là cử tri đi bỏ phiếu xong trước 9h30. |
Công đoàn | Làm lợi 86 triệu đồng từ sáng kiến. |`),
        'Hà Nội, ngày 29 tháng 05 năm 2021\nPHỤ TRÁCH ĐƠN VỊ\nTrịnh Thị Bạch Vân',
      ),
    ),
  ],
  { t: 'achievement-summary', who: ['T Đoàn nghệ thuật 2'] },
)

x(
  'recipients after the text has ended, where a seal hides who signs',
  doc(`Liên đoàn Lao động quận Ba Đình	Cộng hoà xã hội chủ nghĩa Việt Nam
Công đoàn cơ sở Trường Tiểu học Đại Yên	Độc lập - Tự do - Hạnh phúc
Ba Đình, ngày 22 tháng 5 năm 2021
TỜ TRÌNH
(Về việc trình LĐLĐ quận tặng Giấy khen)
Kính gửi: Đồng chí Chủ tịch Liên đoàn Lao động quận Ba Đình
Xét đề nghị của các tổ công đoàn tại cuộc họp ngày 17 tháng 5 vừa qua;
Trên tinh thần đó, công đoàn xin đề xuất tặng Giấy khen năm 2021 cho 01 đơn vị
với tên tuổi như dưới đây.
Danh sách tập thể:
01. Tổ chuyên môn khối 3
Xin kính trình./.
Gửi:	TM.CÔN€ÀĐOÀN
+ Như trên	/<I j	2
+ Đ/c Ninh Trọng Hoà (thay báo cáo)
(ký,	đóng dẫu)
+ Lưu	XS
LƯƠNG DIỆU HOÀ`),
  { t: 'proposal-letter', who: ['T Tổ chuyên môn khối 3'] },
)
