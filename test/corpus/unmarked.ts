/** Typed without any marks: 'Cong doan co so'. */
export function unmarked(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
}
