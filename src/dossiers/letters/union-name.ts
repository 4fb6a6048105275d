/**
 * A unit's name as a letter addresses it: 'Công đoàn cơ sở Trường THCS Hoa Ban' (Công đoàn cơ sở, CĐCS: grassroots union).
 * Rosters and documents name the same union as CĐCS ..., Công đoàn ..., BCH CĐCS ..., or by its school alone.
 */
export function fullUnionName(name: string): string {
  const bare = withoutCommittee(name)
  const expanded = bare.replace(/^(?:CĐCS|C[ĐD]CS)(?=\s)/iu, 'Công đoàn cơ sở').replace(/^CĐ(?=\s)/u, 'Công đoàn')
  return isUnion(expanded) ? expanded : `Công đoàn cơ sở ${expanded}`
}

/** For a subject line: 'CĐCS Trường THCS Hoa Ban'. */
export function shortUnionName(name: string): string {
  return fullUnionName(name).replace(/^Công đoàn cơ sở(?=\s)/iu, 'CĐCS')
}

function withoutCommittee(name: string): string {
  return name.trim().replace(/^(?:Ban Chấp hành|BCH)\s+/iu, '')
}

/** Nghiệp đoàn: a union by trade, which is no công đoàn cơ sở of one employer. */
function isUnion(name: string): boolean {
  return /^(?:Công đoàn|Tổ công đoàn|Nghiệp đoàn|Liên đoàn Lao động|LĐLĐ)(?=\s)/iu.test(name)
}
