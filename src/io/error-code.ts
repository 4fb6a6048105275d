/** The code an error carries (ENOENT, SQLSTATE 40001, ...), looked for down its causes; '' where it has none. */
export function errorCode(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++)
    if ('code' in at && typeof at.code === 'string') return at.code
  return ''
}

/** What an error says, for a log or a column; what a child process printed before it failed comes first. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const printed = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr.trim() : ''
  return printed || error.message || errorCode(error) || error.name
}
