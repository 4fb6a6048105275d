import type { Check } from '#src/dossiers/assess.ts'
import type { Nominee } from '#src/understanding/document.ts'
import { compareNominees } from '#src/understanding/names.ts'

export const oneUnion: Check = {
  id: 'one-union',
  sentence: 'One mail may bring the letters of two unions; they are two dossiers, and a person parts them.',
  find: ({ material, state }) => {
    if (state.unit?.knownBy === 'staff') return []
    const issuers = material.letters.flatMap(({ document }) =>
      document.issuer === null || document.readBy === 'ocr' ? [] : [document.issuer.value],
    )
    const other = issuers.find((name) => areDifferent(name, issuers[0] ?? name))
    if (other === undefined) return []
    const text = `Có tờ trình của nhiều công đoàn cơ sở: "${issuers[0]}" và "${other}". Đề nghị cán bộ tách hồ sơ.`
    return [{ code: 'several-units', text, review: true }]
  },
}

function areDifferent(one: string, other: string): boolean {
  return compareNominees(asBody(one), asBody(other), { ocr: false }) === 'different'
}

function asBody(name: string): Nominee {
  const evidence = { page: 1, text: name }
  return { kind: 'collective', name, post: '', unit: '', birthYear: null, award: '', achievementsTold: false, evidence }
}
