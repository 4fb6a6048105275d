import { z } from 'zod'

import { campaignSchema } from './campaign-schema.ts'
import { faultAt, nearest, type RuleFault } from './rule-fault.ts'
import type { Path, YamlSource } from './yaml-source.ts'

type SchemaIssue = {
  readonly code: string
  readonly path: Path
  readonly message: string
  readonly keys?: readonly string[]
}

/** What the schema found, in the order of the file. A line that is missing because its name is misspelt is told once, at the misspelt name. */
export function schemaFaults(yaml: YamlSource, issues: readonly SchemaIssue[]): RuleFault[] {
  const misspelt = issues.flatMap((issue) =>
    (issue.keys ?? []).map((key) => [...issue.path, nearest(key, keysAllowedAt(issue.path))].join('.')),
  )
  return issues
    .filter((issue) => valueAt(yaml.value, issue.path) !== undefined || !misspelt.includes(issue.path.join('.')))
    .flatMap((issue) => faultsOf(yaml, issue))
    .sort((a, b) => a.line - b.line)
}

function faultsOf(yaml: YamlSource, issue: SchemaIssue): RuleFault[] {
  if (issue.code !== 'unrecognized_keys') {
    const found = valueAt(yaml.value, issue.path)
    const missing = found === undefined
    const key = String(issue.path.at(-1) ?? '')
    return [
      faultAt(yaml.source, yaml.place(issue.path), {
        expected: missing ? `${key}: ${issue.message}` : issue.message,
        found: missing ? `không có dòng "${key}:"` : describe(found),
        mend: missing ? `thêm dòng "${key}:" vào mục này` : `sửa giá trị của "${issue.path.join('.')}"`,
      }),
    ]
  }
  const known = keysAllowedAt(issue.path)
  return (issue.keys ?? []).map((key) => {
    const meant = nearest(key, known)
    return faultAt(yaml.source, yaml.placeOfKey(issue.path, key), {
      expected: `một trong các tên: ${known.join(', ')}`,
      found: `"${key}"`,
      mend: meant
        ? `có phải ý định ghi "${meant}"? Sửa "${key}" thành "${meant}"`
        : `xóa dòng này, hoặc đổi thành một tên ở trên`,
    })
  })
}

function valueAt(value: unknown, path: Path): unknown {
  let found = value
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return undefined
    found = Object.entries(found).find(([name]) => name === String(key))?.[1]
  }
  return found
}

function describe(found: unknown): string {
  if (typeof found === 'string') return found.trim() === '' ? 'để trống' : `"${found.slice(0, 80)}"`
  if (Array.isArray(found)) return found.length === 0 ? 'danh sách trống' : 'một danh sách'
  return found === null ? 'để trống' : 'một mục có nhiều dòng'
}

/** Names that the schema knows in the map at a path. */
function keysAllowedAt(path: Path): string[] {
  let schema: unknown = campaignSchema
  for (const key of path) {
    const here = bare(schema)
    if (here instanceof z.ZodObject) schema = Object.entries(here.shape).find(([name]) => name === key)?.[1]
    else if (here instanceof z.ZodArray) schema = here.element
  }
  const map = bare(schema)
  return map instanceof z.ZodObject ? Object.keys(map.shape) : []
}

function bare(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? bare(schema.unwrap()) : schema
}
