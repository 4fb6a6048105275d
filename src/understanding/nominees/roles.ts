export type Role =
  | 'ordinal'
  | 'name'
  | 'given-name'
  | 'birth'
  | 'post'
  | 'unit'
  | 'award'
  | 'achievements'
  | 'note'
  | 'other'

/** What the columns of a table hold: the role of each, and whether the heading of the names speaks of one kind only. */
export type Columns = {
  readonly roles: readonly (Role | null)[]
  readonly nameSays: 'individual' | 'collective' | null
  /** The same for each column, where several hold names ("Tên tập thể | Tên cá nhân"). */
  readonly nameKinds?: readonly ('individual' | 'collective' | null)[]
  /** Where the heading says nothing, under a cell merged with its neighbour. */
  readonly blank?: readonly boolean[]
}

const ROLES: readonly (readonly [Role, RegExp])[] = [
  ['ordinal', /^(?:s\.?t\.?t|tt|so tt|so thu tu|thu tu|so|no|#|stt\/tt)\.?$/],
  ['birth', /^(?:ngay|nam)?[ ,]*(?:thang)?[ ,]*(?:nam)? ?sinh\b|^sinh (?:ngay|nam)|^tuoi$|^ns$/],
  [
    'name',
    /^(?:danh sach )?(?:ho (?:va|&) ten|ho,? ?ten|ho,? ?(?:va )?(?:ten )?(?:dem|lot)|ho va|ho$|ho va ten dem)|^ten (?:ca nhan|tap the|don vi|nguoi|cdcs|cong doan|doi tuong|to)|^ten$|^(?:ong|ba)\s?[(/,]?\s?(?:ba|ong)?\)?$|^dong chi\b|^(?:tap the|ca nhan)\b(?!.*thanh tich)|^doi tuong|^(?:tap the|ca nhan|don vi) ?(?:,|\/|va|-) ?(?:tap the|ca nhan)|^danh sach(?: (?:tap the|ca nhan|de nghi)|$)|^nguoi duoc|^ho ten/,
  ],
  [
    'achievements',
    /thanh tich|noi dung (?:de nghi )?khen|^ket qua(?: (?:dat|cong|noi)|$)|^(?:nhung )?viec (?:da )?lam|^viec tot|^dong gop|^noi dung (?:cong viec|noi bat|thuc hien|thi dua)$|^dien giai|^sang kien/,
  ],
  ['award', /hinh thuc|danh hieu|muc (?:de nghi|khen)|^de nghi|khen thuong|loai khen|^(?:giay|bang) khen|^khen/],
  ['post', /^chuc (?:vu|danh)|nhiem vu|^cong viec|nghe nghiep|^vi tri|^chuc$/],
  [
    'unit',
    /don vi|noi cong tac|^cong tac|^phong|^khoa\b|^ban\b|^khoi\b|^doi\b|^phan xuong|^bo mon|^lop\b|^chi nhanh|^to\b|bo phan|^co quan|^truong\b|to cong doan/,
  ],
  ['note', /^ghi chu|^gc$/],
  [
    'other',
    /^(?:gioi tinh|nam|nu|nam\/nu|dan toc|que quan|dia chi|dien thoai|sdt|email|trinh do|ky ten|chu ky|so phieu|ty le|dang vien|he so)\b/,
  ],
]

/** What a heading's word says its column holds; null where nobody foresaw it. */
export function roleOf(folded: string): Role | null {
  return ROLES.find(([, pattern]) => pattern.test(folded))?.[0] ?? null
}
