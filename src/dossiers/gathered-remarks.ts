/** Remarks of one kind are said in one sentence from this many on. */
const MANY = 3

type Said = { readonly code: string; readonly text: string; readonly review: boolean }

/** Remarks as they are read at a glance: those of a kind of which there are many in one sentence, with what it stands for. */
export function gatherRemarks<T extends Said>(
  remarks: readonly T[],
): { readonly remark: T; readonly of: readonly T[] }[] {
  const gathered = remarks.filter(({ code, review }) => !review && code === STRANGERS)
  if (gathered.length < MANY) return remarks.map((remark) => ({ remark, of: [] }))
  const [first] = gathered
  return remarks.flatMap((remark) => {
    if (!gathered.includes(remark)) return [{ remark, of: [] }]
    const text = `Có tóm tắt thành tích của ${gathered.length} tập thể, cá nhân không có trong danh sách đề nghị.`
    return remark === first ? [{ remark: { ...remark, text }, of: gathered }] : []
  })
}

/** Somebody told of in a summary whom no letter proposes: a wrong list, or last year's papers, give one for each. */
const STRANGERS = 'summary-not-nominated'
