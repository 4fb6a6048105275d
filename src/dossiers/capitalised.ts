/** 'hồ sơ xét khen thưởng' → 'Hồ sơ xét khen thưởng' */
export function capitalised(words: string): string {
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
}
