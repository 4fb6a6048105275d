import type { Random } from './random.ts'

export type Person = {
  readonly name: string
  readonly woman: boolean
  readonly birth: { readonly day: number; readonly month: number; readonly year: number }
  readonly post: string
  readonly team: string
}

const FAMILIES = [
  'Nguyễn', 'Nguyễn', 'Nguyễn', 'Nguyễn', 'Trần', 'Trần', 'Lê', 'Lê', 'Phạm', 'Phạm', 'Hoàng', 'Huỳnh', 'Phan', 'Vũ', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ',
  'Ngô', 'Dương', 'Lý', 'Đào', 'Đinh', 'Lâm', 'Trịnh', 'Mai', 'Tạ', 'Chu', 'Quách', 'Tống', 'Doãn', 'Ninh', 'Kiều', 'Lương', 'Thái', 'Hà', 'Cao', 'Âu', 'Triệu',
] // prettier-ignore
const WOMEN_MIDDLE = ['Thị', 'Thị', 'Thị', 'Thị Thu', 'Thị Thanh', 'Thị Ngọc', 'Ngọc', 'Thanh', 'Thu', 'Minh', 'Thị Kim', 'Bích', 'Thị Hồng', 'Hồng', 'Thị Mai', 'Diệu'] // prettier-ignore
const WOMEN = ['Hương', 'Hường', 'Hòa', 'Thúy', 'Thủy', 'Loan', 'Lan', 'Hạnh', 'Hằng', 'Oanh', 'Yến', 'Quỳnh', 'Trang', 'Nga', 'Ngà', 'Vân', 'Huệ', 'Huế', 'Dung', 'Phượng', 'Phương', 'Thoa', 'Nhung', 'Tuyết', 'Xuân', 'Lý', 'Mỹ', 'Châm', 'Ánh', 'Giang', 'Duyên', 'Thảo', 'Ly', 'Khuyên', 'Thùy Dung', 'Hà Anh', 'Quế Chi'] // prettier-ignore
const MEN_MIDDLE = ['Văn', 'Văn', 'Văn', 'Đức', 'Quang', 'Minh', 'Hữu', 'Đình', 'Xuân', 'Mạnh', 'Anh', 'Công', 'Trọng', 'Duy', 'Quốc', 'Ngọc', 'Bá', 'Thế', 'Thành', ''] // prettier-ignore
const MEN = ['Hùng', 'Hưng', 'Dũng', 'Cường', 'Tuấn', 'Tuân', 'Tú', 'Nam', 'Thắng', 'Quyết', 'Quyền', 'Hòa', 'Hải', 'Sơn', 'Long', 'Khoa', 'Toàn', 'Toản', 'Thủy', 'Phong', 'Trường', 'Bình', 'Chính', 'Kiên', 'Lực', 'Huy', 'Thụy', 'Đạt', 'Thuận', 'Nghĩa', 'Khởi', 'Hoài', 'Ước', 'Thịnh'] // prettier-ignore
/** Names that are also words of the papers themselves, or built unlike most. */
const ODD = ['Lê Thành Công', 'Nguyễn Công Đoàn', 'Phạm Văn Phòng', 'Đỗ Đoàn Kết', 'Trương Văn Trường', 'Trần Quốc Khánh', 'Nguyễn Thị Hội', 'Vũ Trung Tâm', 'Hồ Sĩ Ban', 'Lê Hoa', 'Tôn Nữ Thị Ngọc Ánh', 'Y Bhăm Niê', 'Lò Văn Páo', 'Nguyễn Trần Hà Thu Phương', 'Đặng Thị Tuyên Dương', 'Bùi Xuân Báo', 'Ông Văn Tùng'] // prettier-ignore

/** Where a bank has its own: the parts names are made of. A middle name may be ''. */
export type PersonNames = {
  readonly families: readonly string[]
  readonly womenMiddle: readonly string[]
  readonly women: readonly string[]
  readonly menMiddle: readonly string[]
  readonly men: readonly string[]
  readonly odd: readonly string[]
}

const NAMES: PersonNames = {
  families: FAMILIES,
  womenMiddle: WOMEN_MIDDLE,
  women: WOMEN,
  menMiddle: MEN_MIDDLE,
  men: MEN,
  odd: ODD,
}

export type Posts = Readonly<Record<string, readonly (readonly [post: string, team: string])[]>>

const POSTS: Posts = {
  school: [
    ['Giáo viên', 'Tổ Khoa học tự nhiên'],
    ['Giáo viên', 'Tổ Khoa học xã hội'],
    ['Giáo viên mầm non', 'Khối Mẫu giáo lớn'],
    ['Tổ trưởng chuyên môn', 'Tổ Toán - Tin'],
    ['Nhân viên kế toán', 'Tổ Văn phòng'],
    ['Nhân viên nuôi dưỡng', 'Tổ Nuôi'],
    ['Phó Hiệu trưởng', 'Ban Giám hiệu'],
    ['Chủ tịch Công đoàn', 'BCH Công đoàn'],
    ['Tổng phụ trách Đội', 'Tổ Năng khiếu'],
    ['Nhân viên bảo vệ', 'Tổ Hành chính'],
  ],
  company: [
    ['Công nhân may', 'Phân xưởng May 2'],
    ['Công nhân vận hành', 'Tổ Cơ điện'],
    ['Tổ trưởng sản xuất', 'Chuyền 5'],
    ['Nhân viên kinh doanh', 'Phòng Kinh doanh'],
    ['Lái xe', 'Đội xe số 1'],
    ['Kế toán viên', 'Phòng Tài chính - Kế toán'],
    ['Phó Giám đốc', 'Ban Giám đốc'],
    ['Ủy viên BCH Công đoàn', 'Phòng Hành chính - Nhân sự'],
    ['Kỹ thuật viên', 'Phòng Kỹ thuật'],
  ],
  ward: [
    ['Công chức Tư pháp - Hộ tịch', 'Bộ phận Một cửa'],
    ['Công chức Văn hóa - Xã hội', 'UBND phường'],
    ['Cán bộ không chuyên trách', 'Văn phòng UBND phường'],
    ['Chủ tịch Công đoàn phường', 'BCH Công đoàn'],
    ['Phó Chủ tịch UBND phường', 'UBND phường'],
    ['Công chức Địa chính - Xây dựng', 'UBND phường'],
  ],
  office: [
    ['Chuyên viên', 'Phòng Tổng hợp'],
    ['Phó Trưởng phòng', 'Phòng Nghiệp vụ'],
    ['Bác sĩ', 'Khoa Nội'],
    ['Điều dưỡng trưởng', 'Khoa Kiểm soát dịch bệnh'],
    ['Nhân viên', 'Đội Quản lý trật tự xây dựng'],
    ['Kiểm tra viên', 'Đội Kiểm tra nội bộ'],
    ['Văn thư - Thủ quỹ', 'Văn phòng'],
  ],
}

export function makePerson(rng: Random, kind: string, posts: Posts = POSTS, names: PersonNames = NAMES): Person {
  const woman = rng.chance(0.62)
  const name = rng.chance(0.04) ? rng.pick(names.odd) : regularName(rng, woman, names)
  const [post, team] = rng.pick(posts[kind] ?? posts['office'] ?? [])
  return { name, woman, birth: { day: rng.int(1, 28), month: rng.int(1, 12), year: rng.int(1962, 1999) }, post, team }
}

export function regularName(rng: Random, woman: boolean, names: PersonNames = NAMES): string {
  const words = woman
    ? [rng.pick(names.families), rng.pick(names.womenMiddle), rng.pick(names.women)]
    : [rng.pick(names.families), rng.pick(names.menMiddle), rng.pick(names.men)]
  return words.filter((word) => word !== '').join(' ')
}

/** People with different names, but for a pair of the same name now and then. */
export function makePeople(
  rng: Random,
  kind: string,
  count: number,
  twins: boolean,
  posts: Posts = POSTS,
  names: PersonNames = NAMES,
): Person[] {
  const people: Person[] = []
  const seen = new Set<string>()
  while (people.length < count) {
    const person = makePerson(rng, kind, posts, names)
    if (seen.has(person.name)) continue
    seen.add(person.name)
    people.push(person)
  }
  const [first] = people
  if (!twins || first === undefined || count < 2) return people
  const other = makePerson(rng, kind, posts, names)
  const different = (posts[kind] ?? []).filter(([post, team]) => post !== first.post && team !== first.team)
  const [post, team] = rng.pick(different)
  people[count - 1] = {
    ...other,
    name: first.name,
    woman: first.woman,
    post,
    team,
    birth: { ...other.birth, year: first.birth.year === 1980 ? 1990 : 1980 },
  }
  return people
}
