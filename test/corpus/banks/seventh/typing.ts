import { two } from '../../scene.ts'
import type { OwnDates, OwnNumbers } from '../../typing.ts'

/** `tail` is 'TTr-CĐCS', or 'CĐCS' alone. */
export const numbers: OwnNumbers = {
  filled: [
    (n, tail) => ({ line: `Số: ${n}/${tail}`, truth: `${n}/${tail}` }),
    (n, tail) => ({ line: `Số  : ${n}/ ${tail.replace('-', ' – ')}`, truth: `${n}/${tail}` }),
    (n, tail) => ({ line: `Số:${n} /${tail}.`, truth: `${n}/${tail}` }),
    (n, tail) => ({ line: `Số: ${n}/2021/${tail}`, truth: `${n}/2021/${tail}` }),
    (n, tail) => ({ line: `số: ${n}/${tail.replace('TTr', 'TTR')}`, truth: `${n}/${tail}` }),
    (n, tail) => ({ line: `Số ${n} /${tail.replace('-', ' -')}`, truth: `${n}/${tail}` }),
  ],
  empty: [
    (tail) => `Số:               /${tail}`,
    (tail) => `Số:…/${tail.replace('-', ' - ')}`,
    () => 'Số: ……………',
    (tail) => `Số: ___ /2021/${tail}`,
  ],
}

export const dates: OwnDates = {
  filled: [
    (place, d, m, y) => `${place}, ngày ${two(d)} tháng ${two(m)} năm ${y}`,
    (place, d, m, y) => `${place} , ngày ${d} tháng ${m} , năm ${y}`,
    (place, d, m, y) => `${place}, ngày ${d} - ${m} - ${y}`,
    (place, d, m, y) => `${place},ngày ${two(d)} tháng ${two(m)} năm ${y}`,
    (_, d, m, y) => `Ngày ${two(d)}/${two(m)}/${y}`,
    (place, d, m, y) => `${place}, ngày  ${d}  tháng ${m} năm ${y}`,
  ],
  empty: [
    (place, m, y) => `${place}, ngày        /${m}/${y}`,
    (place, m, y) => `${place}, ngày …tháng ${two(m)} năm ${y}`,
    (place, _, y) => `${place}, ngày .... tháng .... năm ${y}`,
  ],
}
