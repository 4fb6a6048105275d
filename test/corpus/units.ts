import type { Random } from './random.ts'

export type UnitKind = 'school' | 'company' | 'ward' | 'office'

export type CorpusUnit = {
  readonly id: string
  readonly kind: UnitKind
  /** 'Trường THCS Nguyễn Trãi' */
  readonly proper: string
  /** 'Công đoàn cơ sở Trường THCS Nguyễn Trãi' */
  readonly union: string
  /** Other names of the union that count as the same. */
  readonly unionAliases: readonly string[]
  /** Initials in symbols: 'CĐCS', 'CĐ-NT' */
  readonly symbol: string
  readonly email: string
  readonly chairman: string
  readonly head: string
  /** 'HIỆU TRƯỞNG' */
  readonly headTitle: string
  readonly address: string
}

const SCHOOL = ['Mầm non Hoa Mai', 'Mầm non Tuổi Thơ', 'Mầm non Sao Mai 2', 'Mầm non số 7', 'Mẫu giáo Vành Khuyên', 'Tiểu học Hoàng Hoa Thám', 'Tiểu học Kim Đồng', 'Tiểu học Vạn Phúc', 'Tiểu học Nguyễn Bá Ngọc', 'THCS Nguyễn Trãi', 'THCS Phan Chu Trinh', 'THCS Giảng Võ 3', 'THCS Thăng Long', 'THPT Phạm Hồng Thái', 'THCS Nguyễn Tri Phương', 'Tiểu học Đại Yên', 'Mầm non Họa Mi', 'Tiểu học Phan Bội Châu', 'THCS Mạc Đĩnh Chi', 'Phổ thông liên cấp Ánh Dương'] // prettier-ignore
const COMPANY = ['Công ty TNHH Dệt may Hồng Hà', 'Công ty Cổ phần Xây dựng số 9', 'Công ty TNHH MTV Môi trường Thủ Lệ', 'Công ty CP Du lịch Bông Sen', 'Công ty TNHH Thương mại và Dịch vụ An Phát', 'Công ty Cổ phần In Tiến Bộ', 'Xí nghiệp Môi trường đô thị số 3', 'Công ty TNHH Khách sạn Hồ Tây', 'Công ty CP Tư vấn Thiết kế Trường Sơn', 'Công ty TNHH Điện tử Minh Quang (Việt Nam)', 'Công ty Cổ phần Thành Công', 'Công ty TNHH Bảo vệ Đoàn Kết'] // prettier-ignore
const WARD = ['Phúc Lộc', 'Trúc Khê', 'Vĩnh Tường', 'Cống Thôn', 'Liễu Hạnh', 'Nguyễn Trung Trực', 'Ngọc Thụy', 'Đội Nhân', 'Kim Mã Thượng', 'Giảng Văn', 'Thành Công', 'Quán Sứ'] // prettier-ignore
const OFFICE = ['Chi cục Thống kê khu vực Thủ Lệ', 'Trung tâm Y tế quận', 'Phòng Giáo dục và Đào tạo', 'Ban Quản lý dự án đầu tư xây dựng', 'Trung tâm Văn hóa - Thông tin và Thể thao', 'Bệnh viện Đa khoa Hữu Nghị Xanh', 'Kho bạc Nhà nước khu vực 4', 'Cơ quan Quận ủy', 'Nhà xuất bản Sao Khuê', 'Đội Thanh tra giao thông vận tải', 'Thư viện Tri Thức', 'Ban Quản lý chợ Châu Long'] // prettier-ignore

export function makeUnit(
  rng: Random,
  chairman: string,
  head: string,
  bodies?: Readonly<Record<UnitKind, readonly string[]>>,
): CorpusUnit {
  const kind = rng.weighted<UnitKind>([
    [5, 'school'],
    [3, 'company'],
    [2, 'ward'],
    [2, 'office'],
  ])
  const proper = bodies === undefined ? properName(rng, kind) : rng.pick(bodies[kind])
  const initials = initialsOf(proper)
  const symbol = rng.weighted([
    [4, 'CĐCS'],
    [2, 'CĐ'],
    [1, 'BCH'],
    [1, 'BCHCĐ'],
    [1, `CĐ${initials}`],
    [1, `CĐCS${initials}`],
  ])
  return {
    id: `u-${slug(proper)}`,
    kind,
    proper,
    union: `Công đoàn cơ sở ${proper}`,
    unionAliases: [`CĐCS ${proper}`, `Công đoàn ${proper}`, proper],
    symbol,
    email: `${rng.pick(['cd', 'cdcs', 'congdoan', 'vanthu', 'c1', 'hcns'])}.${slug(proper).replaceAll('-', '').slice(0, 18)}${rng.chance(0.3) ? rng.int(1, 99) : ''}@${rng.pick(['gmail.com', 'gmail.com', 'yahoo.com.vn', 'hanoiedu.example.vn', 'outlook.com'])}`,
    chairman,
    head,
    headTitle: { school: 'HIỆU TRƯỞNG', company: 'GIÁM ĐỐC', ward: 'CHỦ TỊCH', office: 'THỦ TRƯỞNG ĐƠN VỊ' }[kind],
    address: `số ${rng.int(2, 199)} phố ${rng.pick(['Vạn Bảo', 'Đội Cấn', 'Kim Mã', 'Phan Đình Phùng', 'Ngọc Hà', 'Châu Long'])}, quận Ba Đình, thành phố Hà Nội`,
  }
}

function properName(rng: Random, kind: UnitKind): string {
  switch (kind) {
    case 'school':
      return `Trường ${rng.pick(SCHOOL)}`
    case 'company':
      return rng.pick(COMPANY)
    case 'ward':
      return `${rng.pick(['phường', 'UBND phường'])} ${rng.pick(WARD)}`
    case 'office':
      return rng.pick(OFFICE)
    default:
      return kind satisfies never
  }
}

/** Collectives inside a unit that are proposed beside the union itself. */
export const TEAMS: Readonly<Record<UnitKind, readonly string[]>> = {
  school: [
    'Tổ Văn phòng',
    'Tổ Khoa học tự nhiên',
    'Tổ công đoàn số 2',
    'Tổ Nuôi dưỡng',
    'Tổ 4+5',
    'Tổ chuyên môn khối 3',
    'Công đoàn bộ phận Tổ Xã hội',
  ],
  company: [
    'Phòng Hành chính - Nhân sự',
    'Phân xưởng May 2',
    'Tổ Cơ điện',
    'Công đoàn bộ phận Xưởng In',
    'Đội xe số 1',
    'Tổ công đoàn Phòng Kinh doanh',
  ],
  ward: [
    'Bộ phận Một cửa',
    'Tổ công đoàn số 1',
    'Tổ bầu cử số 5',
    'Ban Chỉ huy Quân sự phường',
    'Tổ công đoàn khối Đảng - Đoàn thể',
  ],
  office: [
    'Khoa Nội',
    'Phòng Tổng hợp',
    'Tổ công đoàn Văn phòng',
    'Đội Kiểm tra nội bộ',
    'Phòng Kế hoạch - Nghiệp vụ',
    'Công đoàn bộ phận Khoa Dược',
  ],
}

export function slug(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')
}

function initialsOf(proper: string): string {
  return proper
    .split(' ')
    .map((word) => (/^(?:TNHH|THCS|THPT|MTV|CP)$/u.test(word) ? word : (word[0] ?? '')))
    .filter((part) => /\p{L}/u.test(part))
    .join('')
    .toUpperCase()
    .slice(0, 8)
}
