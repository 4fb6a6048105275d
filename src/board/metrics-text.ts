import type { Metrics } from '#src/store/board/metrics.ts'
import type { TallyName } from '#src/store/tallies.ts'

export type MetricsMade = {
  readonly metrics: Metrics
  readonly version: string
  /** Nudges that wait or are at work, by stage; null where the queue does not answer. */
  readonly depths: Readonly<Record<string, number>> | null
  readonly residentBytes: number
  readonly startedAt: number
}

/** The text format that Prometheus reads (version 0.0.4). No label ever holds anything of a mail, a person or a unit. */
export function metricsText({ metrics, version, depths, residentBytes, startedAt }: MetricsMade): string {
  const tallied = (name: TallyName, label: string | null): Sample[] =>
    metrics.tallies
      .filter((tally) => tally.name === name)
      .map((tally) => [label === null ? {} : { [label]: tally.label }, tally.value])
  const counter = (name: string, help: string, tally: TallyName, label: string | null = null): string => {
    const samples = tallied(tally, label)
    return family(name, 'counter', help, samples.length === 0 && label === null ? [[{}, 0]] : samples)
  }
  return [
    family('tiepnhan_info', 'gauge', 'The running program and its database schema', [
      [{ version, schema: String(metrics.schema) }, 1],
    ]),
    family(
      'tiepnhan_mailbox_last_look_timestamp_seconds',
      'gauge',
      'When the mailbox was last looked at with success, or a mail was taken from it (0: never)',
      [[{}, metrics.lastLookAt ?? 0]],
    ),
    family('tiepnhan_mailbox_trouble_seconds', 'gauge', 'For how long the mailbox has not been reached (0: it is)', [
      [{}, metrics.troubleS],
    ]),
    family(
      'tiepnhan_mails',
      'gauge',
      'Stored mails by state',
      metrics.mails.map(({ state, count }) => [{ state }, count]),
    ),
    family(
      'tiepnhan_oldest_waiting_seconds',
      'gauge',
      'Age of the oldest mail to be read (received), to be judged (read), and of the most overdue letter',
      metrics.oldest.map(({ what, seconds }) => [{ state: what }, seconds]),
    ),
    family(
      'tiepnhan_mail_lag_seconds',
      'summary',
      'From arrival at the mail server to being judged, of mails taken in within the last hour',
      metrics.lag.map(({ quantile, seconds }) => [{ quantile }, seconds]),
    ),
    family(
      'tiepnhan_dossiers',
      'gauge',
      'Dossiers by campaign and status',
      metrics.dossiers.map(({ campaign, status, count }) => [{ campaign, status }, count]),
    ),
    family(
      'tiepnhan_letters',
      'gauge',
      'Letters by kind and what became of them',
      metrics.letters.map(({ kind, state, count }) => [{ kind, outcome: state }, count]),
    ),
    family('tiepnhan_suppressed_addresses', 'gauge', 'Addresses that get no more letters', [[{}, metrics.suppressed]]),
    family(
      'tiepnhan_incidents_open',
      'gauge',
      'Troubles that an operator was told of and that last',
      metrics.incidents.map(({ kind, open }) => [{ kind }, open]),
    ),
    family('tiepnhan_queue_up', 'gauge', 'Whether the queue answers', [[{}, depths === null ? 0 : 1]]),
    family(
      'tiepnhan_queue_depth',
      'gauge',
      'Nudges that wait or are at work',
      Object.entries(depths ?? {}).map(([stage, depth]) => [{ stage }, depth]),
    ),
    counter('tiepnhan_ocr_seconds_total', 'Seconds of text recognition', 'ocr_seconds'),
    counter('tiepnhan_ocr_pages_total', 'Pictures given to text recognition', 'ocr_pages'),
    counter('tiepnhan_ocr_failures_total', 'Pictures at which text recognition failed', 'ocr_failures'),
    counter('tiepnhan_reader_restarts_total', 'Reading processes that died or were killed', 'reader_restarts'),
    counter('tiepnhan_steps_total', 'Steps of mails and letters that ended well', 'steps', 'stage'),
    counter('tiepnhan_step_failures_total', 'Steps that failed', 'step_failures', 'stage'),
    counter('tiepnhan_imap_failures_total', 'Sessions on the mailbox that failed or broke off', 'imap_failures'),
    counter(
      'tiepnhan_smtp_failures_total',
      'Letters that the mail server did not take, by outcome',
      'smtp_failures',
      'outcome',
    ),
    family('tiepnhan_database_bytes', 'gauge', 'Size of the database', [[{}, metrics.databaseBytes]]),
    family('process_resident_memory_bytes', 'gauge', 'Memory of the process that answers', [[{}, residentBytes]]),
    family('process_start_time_seconds', 'gauge', 'When the process that answers began', [[{}, startedAt]]),
  ].join('')
}

type Sample = readonly [labels: Readonly<Record<string, string>>, value: number]

function family(name: string, type: 'counter' | 'gauge' | 'summary', help: string, samples: readonly Sample[]): string {
  const lines = samples.map(([labels, value]) => {
    const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`)
    return `${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${value}\n`
  })
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}
