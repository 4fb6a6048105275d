import type { DocumentType, TitleRule } from '#src/understanding/document-type.ts'

/** Papers that come along and need no action. Each subtype is a type of its own; all are told as 'other'. */
export const otherTypes: readonly DocumentType[] = [
  other(
    'plan',
    'Kế hoạch',
    ['kh'],
    [
      'kế hoạch',
      'chương trình công tác',
      'chương trình lễ',
      'chương trình hội nghị',
      'chương trình hành động',
      'đề án',
      'phương án',
    ],
    0.98,
    [
      {
        says: 'sets an aim, criteria and what each body must do',
        weight: 3.4,
        holds: (facts) => /muc dich,? ?(?:va )?yeu cau/.test(facts.text) && /to chuc thuc hien/.test(facts.text),
      },
    ],
  ),
  other('decision', 'Quyết định', ['qd', 'qdkt', 'qdkh'], ['quyết định', 'nghị quyết'], 0.98, [
    {
      says: 'articles of a decision',
      weight: 3.2,
      holds: (facts) =>
        /(?:^|\n)["* ]{0,3}dieu ?1\b/.test(facts.text) && /(?:^|\n)["* ]{0,3}dieu ?2\b/.test(facts.text),
    },
  ]),
  other('invitation', 'Giấy mời', ['gm'], ['giấy mời', 'thư mời', 'giấy triệu tập'], 0.98, [
    {
      says: 'invites',
      weight: 2,
      holds: (facts) => /tran trong kinh moi|kinh moi dong chi|kinh moi:/.test(facts.text),
    },
  ]),
  other('notice', 'Thông báo', ['tb'], ['thông báo', 'thông tri', 'công điện', 'thông cáo', 'giấy báo'], 0.97),
  other(
    'guidance',
    'Hướng dẫn',
    ['hd', 'hdbx', 'ct', 'qc', 'qyd'],
    [
      'hướng dẫn',
      'công văn hướng dẫn',
      'chỉ thị',
      'quy chế',
      'quy định',
      'nội quy',
      'thể lệ',
      'điều lệ',
      'tiêu chí',
      'tiêu chuẩn',
    ],
    0.96,
    [
      {
        says: 'V/v guides',
        weight: 3,
        holds: (facts) =>
          facts.about !== null &&
          /^(?:huong dan|trien khai|quan triet|phoi hop|bao cao|gop y)/.test(facts.about) &&
          !/de nghi.{0,20}khen/.test(facts.about),
      },
    ],
  ),
  other(
    'certificate',
    'Giấy khen, giấy chứng nhận',
    ['gcn', 'gk'],
    [
      'giấy khen',
      'bằng khen',
      'giấy chứng nhận',
      'chứng nhận',
      'bằng lao động sáng tạo',
      'giấy công nhận',
      'tặng giấy khen',
      'kỷ niệm chương',
      'bằng tốt nghiệp',
      'chứng chỉ',
      'tặng bằng khen',
      'tặng thưởng',
    ],
    0.95,
  ),
  other(
    'scoring-table',
    'Bảng chấm điểm',
    [],
    [
      'bảng chấm điểm',
      'phiếu chấm điểm',
      'bảng tự chấm điểm',
      'phiếu tự chấm điểm',
      'biểu điểm',
      'bảng điểm',
      'phiếu đánh giá',
      'phiếu tự đánh giá',
      'bảng đánh giá',
      'bản tự đánh giá',
      'bản kiểm điểm',
      'bản tự nhận xét',
      'phiếu đánh giá và phân loại',
      'bảng tổng hợp điểm',
      'tiêu chí chấm điểm',
      'phiếu bình xét',
      'phiếu bầu',
      'phiếu biểu quyết',
    ],
    0.96,
    [
      {
        says: 'marks by criteria',
        weight: 3.1,
        holds: (facts) => /diem (?:chuan|toi da|tu cham)/.test(facts.text) && /tong (?:cong|diem)/.test(facts.text),
      },
    ],
  ),
  other(
    'personal-record',
    'Sơ yếu lý lịch',
    [],
    [
      'sơ yếu lý lịch',
      'sơ yếu lí lịch',
      'lý lịch trích ngang',
      'lý lịch',
      'lý lịch khoa học',
      'lý lịch cá nhân',
      'căn cước công dân',
      'giấy chứng minh nhân dân',
      'hồ sơ cá nhân',
    ],
    0.96,
  ),
  other(
    'introduction',
    'Giấy giới thiệu',
    ['ggt', 'guq', 'gnp', 'pg', 'pc'],
    [
      'giấy giới thiệu',
      'giấy ủy quyền',
      'giấy uỷ quyền',
      'phiếu gửi',
      'phiếu chuyển',
      'giấy xác nhận',
      'giấy nghỉ phép',
      'giấy đi đường',
      'phiếu báo',
      'giấy cam kết',
      'bản cam kết',
      'phiếu đăng ký',
      'bản đăng ký',
      'đăng ký thi đua',
      'giao ước thi đua',
      'bản giao ước',
      'bản ký kết',
    ],
    0.96,
  ),
  other(
    'initiative',
    'Sáng kiến',
    [],
    [
      'sáng kiến kinh nghiệm',
      'báo cáo sáng kiến',
      'báo cáo giải pháp',
      'đơn yêu cầu công nhận sáng kiến',
      'đơn công nhận sáng kiến',
      'bản mô tả sáng kiến',
      'thuyết minh sáng kiến',
      'tên sáng kiến',
    ],
    0.96,
  ),
  other(
    'finance',
    'Tài chính',
    ['hd-kt'],
    [
      'báo cáo tài chính',
      'báo cáo quyết toán',
      'dự toán',
      'quyết toán',
      'hóa đơn',
      'hoá đơn',
      'hợp đồng',
      'phiếu chi',
      'phiếu thu',
      'giấy đề nghị thanh toán',
      'đề nghị thanh toán',
      'giấy đề nghị tạm ứng',
      'bảng lương',
      'bảng kê',
      'bảng thu',
      'bảng chi',
      'danh sách thu',
      'báo cáo thu chi',
      'bảng thanh toán',
    ],
    0.96,
    [
      {
        says: 'people beside sums of money',
        weight: 3,
        holds: (facts) =>
          /doan phi|kinh phi|tien luong|\bluong\b|so tien|phu cap|thu nhap/.test(facts.text) &&
          (facts.text.match(/\d{1,3}(?:[.,]\d{3})+/g)?.length ?? 0) >= 3 &&
          !/thanh tich|de nghi.{0,20}khen/.test(facts.text),
      },
    ],
  ),
  {
    ...other('other-paper', 'Văn bản khác', [], [], 0.9),
    titles: [
      ...titles(
        [
          'nhận xét của chi ủy',
          'nhận xét của chi uỷ',
          'nhận xét của chi bộ',
          'nhận xét của cấp ủy',
          'bản nhận xét',
          'phiếu nhận xét',
          'giấy xác nhận',
          'thư cảm ơn',
          'thư ngỏ',
          'lời kêu gọi',
          'bài phát biểu',
          'diễn văn',
          'bài tuyên truyền',
          'đơn xin',
          'mục lục',
          'lịch công tác',
          'kịch bản',
          'danh mục hồ sơ',
          'danh mục tài liệu',
          'thư chúc mừng',
          'bản tin',
          'đề cương',
        ],
        0.92,
      ),
      {
        phrase: 'tờ trình',
        rest: /kinh phi|nhan su|thanh lap|kien toan|mua sam|sua chua|ket nap|doi ten|quyet toan|du toan|ho tro|mien nhiem|cong nhan (?:ban chap hanh|bch|uy vien|ket qua|doan vien)|chuan y|to chuc dai hoi/,
        not: /khen|thi dua/,
        subtype: 'other-statement',
        sure: 0.9,
      },
      {
        phrase: 'biên bản',
        rest: /ban giao|thanh ly|nghiem thu|kiem ke|vi pham|doi chieu|bau (?:cu )?(?:ban chap hanh|bch|uy ban kiem tra)|dai hoi/,
        subtype: 'other-record',
        sure: 0.93,
      },
      {
        phrase: 'danh sách',
        rest: /^ ?(?:dai bieu|doan vien|cu tri|hoc sinh|tham du|du hop|can bo di|ban chap hanh|bch|ban thuong vu|uy ban kiem tra|can bo cong doan|cbcnv|cnvc|nguoi lao dong|lao dong|nhan vien|giao vien|hoi vien|dang vien|to (?:cong doan|bau cu)|.{0,20}\b(?:tham gia|thuoc|truc) to bau cu)/,
        not: /khen|thi dua|de nghi|tieu bieu|xuat sac|thanh tich|trich ngang/,
        subtype: 'other-list',
        sure: 0.85,
      },
      {
        phrase: 'danh sách',
        rest: /(?:nhan|tang) qua|thieu nhi|trung thu|hoc bong|dong doan phi|nop doan phi|kham suc khoe|tiem (?:chung|vac)|nghi mat|tham quan|dang ky|ung ho|ho tro|kho khan|om dau|the doan vien/,
        not: /khen|thi dua|tieu bieu|xuat sac|thanh tich|trich ngang/,
        subtype: 'other-list',
        sure: 0.85,
      },
      {
        phrase: 'báo cáo',
        rest: /tai chinh|quyet toan|thu chi|so lieu|kiem tra|tai san/,
        subtype: 'other-report',
        sure: 0.85,
      },
    ],
    signals: [
      {
        says: 'a note that goes with the mail, not a document',
        weight: 3.2,
        subtype: 'note',
        holds: (facts) =>
          facts.text.length < 900 &&
          !facts.addressed &&
          /(?:^|\n|\b)(?:em|chau|minh|toi|don vi) (?:xin )?(?:gui|nop)|gui (?:anh|chi|dong chi|cac anh)|da gui tu|kinh gui anh|chao (?:anh|chi)/.test(
            facts.text,
          ) &&
          !/(?:^|\n)can cu/.test(facts.text) &&
          facts.labels < 2,
      },
    ],
  },
]

function other(
  subtype: string,
  name: string,
  symbols: readonly string[],
  phrases: readonly string[],
  sure: number,
  signals: DocumentType['signals'] = [],
): DocumentType {
  return { id: 'other', subtype, name, symbols, titles: titles(phrases, sure), signals, yields: 'nobody' }
}

function titles(phrases: readonly string[], sure: number): TitleRule[] {
  return phrases.map((phrase) => ({ phrase, sure }))
}
