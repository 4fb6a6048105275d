import type { Block } from '../extraction.ts'

/**
 * Mends what the engine misreads again and again where the words around leave no choice: "tập thế" can only be "tập thể". Measured
 * on photos and scans of office papers: a hook read as an acute accent is two thirds of all wrong letters. A name is never touched
 * but for a family name that there is not ("Nguyên", "Pham"), and digits never.
 */
export function mendBlocks(blocks: readonly Block[]): Block[] {
  const marks = bulletsIn(blocks)
  return blocks.map((block) =>
    block.kind === 'line'
      ? { ...block, text: mendWords(mendStart(block.text, marks)) }
      : { ...block, rows: block.rows.map((row) => row.map((cell) => mendWords(cell))) },
  )
}

/** Words of a line, letter by letter in their own case. */
export function mendWords(text: string): string {
  return mendNames(
    text
      .replace(PHRASE, (said) => inCaseOf(said, RIGHT.get(said.toLowerCase()) ?? said))
      .replace(TEAM, (_, before: string, team: string) => `${before}${team === 'TỐ' ? 'TỔ' : 'Tổ'}`)
      // "12/TIr-CĐĐ": the type of a Tờ trình, and the organ Công đoàn at the symbol's end.
      .replace(/(?<=\/\s?)T[TI1l|]{1,3}[rITf](?=\s?[-–]\s?[CLBĐD])/g, 'TTr')
      .replace(/(?<=\d\s?[-–]\s?)T[TI1l|]{1,3}[rITf](?=\s?\/\s?[CLBĐD])/g, 'TTr')
      .replace(/(?<=\d\s?\/\s?[\p{L}-]{0,8}\s?)C(?:ĐĐ|DĐ|ĐD)(?=$|[\s,;.]|CS)/gu, 'CĐ')
      .replace(/Đ{3,}/g, 'Đ')
      .replace(/L\.\s?ĐLĐ|LĐL\.Đ|LĐ\.LĐ/g, 'LĐLĐ'),
  )
}

/** Wrong and right, in small letters; a phrase stands here only where the wrong one means nothing in any office paper. */
const RIGHT = new Map(
  `tập thế=tập thể|toàn thế=toàn thể|đoàn thế=đoàn thể|cụ thế=cụ thể|thế hiện=thể hiện|thế dục=thể dục|thế thao=thể thao
thế chất=thể chất|thế lệ=thể lệ|tố chức=tổ chức|tố trưởng=tổ trưởng|tố phó=tổ phó|tố công đoàn=tổ công đoàn|tố bầu cử=tổ bầu cử
tố chuyên môn=tổ chuyên môn|tố quốc=tổ quốc|cố phần=cổ phần|cố vũ=cổ vũ|cố động=cổ động|cố đông=cổ đông
đại biếu=đại biểu|tiêu biếu=tiêu biểu|biếu dương=biểu dương|biếu quyết=biểu quyết|biếu mẫu=biểu mẫu|phát biếu=phát biểu
kiếm tra=kiểm tra|kiếm điểm=kiểm điểm|kiếm soát=kiểm soát|kiếm phiếu=kiểm phiếu|kiếm toán=kiểm toán|kiếm kê=kiểm kê
tiếu học=tiểu học|phố thông=phổ thông|phố biến=phổ biến|bố sung=bổ sung|bố nhiệm=bổ nhiệm|bố trợ=bổ trợ|nối bật=nổi bật
sôi nối=sôi nổi|đối mới=đổi mới|trao đối=trao đổi|thay đối=thay đổi|chuyến đối=chuyển đổi|cao tuối=cao tuổi|tuối trẻ=tuổi trẻ
tống kết=tổng kết|tống hợp=tổng hợp|tống liên đoàn=tổng liên đoàn|tống số=tổng số|tống vệ sinh=tổng vệ sinh|tống cộng=tổng cộng
tống công ty=tổng công ty|tuyến dụng=tuyển dụng|phát triến=phát triển|triến khai=triển khai|chuấn bị=chuẩn bị|tiêu chuấn=tiêu chuẩn
khấn trương=khẩn trương|khấu hiệu=khẩu hiệu|bảo hiếm=bảo hiểm|nguy hiếm=nguy hiểm|địa điếm=địa điểm|thời điếm=thời điểm
cao điếm=cao điểm|điến hình=điển hình|hiếu biết=hiểu biết|tìm hiếu=tìm hiểu|ốn định=ổn định|vận chuyến=vận chuyển
tuyên truyến=tuyên truyền|đế nghị=đề nghị|để nghị=đề nghị|khen thướng=khen thưởng|khen thường=khen thưởng|thưởng trực=thường trực
chỉ tiết=chi tiết|trường hơp=trường hợp|phối hơp=phối hợp|ban chấp hảnh=ban chấp hành|chú tịch=chủ tịch|chủ tich=chủ tịch
thành tich=thành tích|thanh tích=thành tích|tóm tăt=tóm tắt|tóm tất=tóm tắt|danh sảch=danh sách|tờ trinh=tờ trình|tở trình=tờ trình
đồng chi=đồng chí|liên đoản=liên đoàn|công đoản=công đoàn|công đoan=công đoàn|giấy khcn=giấy khen|bằng khcn=bằng khen`
    .split(/[|\n]/)
    .map((pair): [string, string] => {
      const [wrong = '', right = ''] = pair.split('=')
      return [wrong, right]
    }),
)
const PHRASE = new RegExp(`(?<![\\p{L}\\p{M}])(?:${[...RIGHT.keys()].join('|')})(?![\\p{L}\\p{M}]|\\s+giới)`, 'giu')

/** "Tố Cơ điện" begins a line, an item or a clause: a person's middle or given name (Tố Uyên) has a family name before it. */
const TEAM =
  /((?:^|[\n:;,.)\-–+*]|\d)\s*)(Tố|TỐ)(?=\s+(?:số\s|\d|cơ\s|văn\s|hành\s|khoa\s|toán|lý|hoá|hóa|sinh|sử|địa|ngữ|tiếng|ngoại|tin|tự\s+nhiên|xã\s+hội|kế\s+toán|bảo|kỹ|kĩ|sản|nuôi|nhà|y\s+tế|thư|kho|vận|may|cắt|in\s|phục|điện|nước|xe|lái|bếp|cấp|mẫu|khối|chuyên|thanh|kinh|quản|tài|giáo|pháp|tổng|công))/giu

/** Family names that lose their mark: no family is called so; nor is anybody called "Hãng", which is a firm. */
function mendNames(text: string): string {
  return text
    .replace(
      /(?<=(?:^|[^\p{L}\p{M}])(?:thị|thu|thúy|thuý|thanh|mai|minh|kim|bích|ngọc|hồng|lệ|diệu|phương|mỹ|nguyệt|vân|thuỳ|thùy|tuyết)\s+)hãng(?=$|[\n:;,.)|])/giu,
      (said) => (/^H(?:ãng|ÃNG)$/.test(said) ? inCaseOf(said, 'hằng') : said),
    )
    .replace(/(^|[\n:;,.)\-–+*\t]\s*|(?:đ\/c|đồng chí|ông|bà)\s+|\d\s+)(nguyên|pham)(?=\s+(\p{L}+))/giu, mendFamily)
    .replace(
      /((?:tiểu học|thcs|thpt|mầm non|mẫu giáo|trung học cơ sở|trung học phổ thông)\s+)(nguyên|pham)(?=\s+(\p{L}+))/giu,
      mendFamily,
    )
}

function mendFamily(all: string, before: string, family: string, next: string): string {
  const isName = /^\p{Lu}/u.test(family) && /^\p{Lu}/u.test(next) && !NOT_A_NAME.has(next.toLowerCase())
  return isName ? before + inCaseOf(family, family.toLowerCase() === 'pham' ? 'phạm' : 'nguyễn') : all
}

/** "Nguyên Chủ tịch" was one once; "nguyên tắc" is a rule. */
const NOT_A_NAME = new Set('tắc nhân liệu vật bản trưởng chủ phó là giá tử cán giám hiệu bí uỷ ủy cố tiêu'.split(' '))

/** Marks that stand for bullets on this page: pictures of ticks and arrows are read as letters. */
function bulletsIn(blocks: readonly Block[]): ReadonlySet<string> {
  const ticks = blocks.filter((block) => block.kind === 'line' && /^[Vv]\s+\p{Lu}/u.test(block.text)).length
  return new Set(Array.from(`$§¢©®°»>~¤«${ticks >= 2 ? 'Vv' : ''}`))
}

/** What stands before the words of a line: bullets, and Roman numbers whose strokes ran together. */
function mendStart(text: string, bullets: ReadonlySet<string>): string {
  const first = text.slice(0, 1)
  if (bullets.has(first) && /^.\s+\p{L}/u.test(text)) return `- ${text.slice(1).trimStart()}`
  return text
    .replace(/^V[/%]{1,3}v(?!\p{L})/u, 'V/v')
    .replace(/^(?:U|\/)(?=\s+(?:Về|Tập thể|Tập thế|Cá nhân|Danh sách)(?!\p{L}))/u, 'I/')
    .replace(
      /^(?:1U|IU|lU|TU|HU|IƯ|1Ư|H\/|TI\/|1I\/|I1\/|ll\/)(?=\s*(?:Về|Tập thể|Tập thế|Cá nhân|Danh sách)(?!\p{L}))/u,
      'II/ ',
    )
    .replace(/^(?:HI|IH|HL|TII|IIL|Ill|lll|1II)(?=\.\s?\p{Lu}{2})/u, 'III')
    .replace(/^(?:H|1I|lI|Il|ll|TI|I1|IL)(?=\.\s?\p{Lu}{2})/u, 'II')
    .replace(/^II\/ {2,}/, 'II/ ')
}

/** `right` written in the way `said` was: all capitals, capitals at the beginnings of words, or small. */
function inCaseOf(said: string, right: string): string {
  const from = Array.from(said)
  const to = Array.from(right)
  if (from.length !== to.length) return said
  return to.map((letter, at) => (/\p{Lu}/u.test(from[at] ?? '') ? letter.toUpperCase() : letter)).join('')
}
