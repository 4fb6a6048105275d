import { makeMail } from '#scripts/making/mail.ts'
import type { MadeFile } from '#scripts/making/mail.ts'
import { makeZip } from '#scripts/making/zip.ts'
import type { PlannedCase } from './dossier.ts'
import { expectCommendation, expectReport, spelledWithout } from './expect.ts'
import { makeFiles } from './files.ts'
import type { Made, Order, PlannedFile } from './files.ts'
import { inLegacy } from './legacy.ts'
import type { PlannedMail } from './mails.ts'
import { signatures, snapshot } from './pictures.ts'
import { createRandom } from './random.ts'
import type { Random } from './random.ts'
import { tired } from './tired.ts'
import { unmarked } from './unmarked.ts'
import { typed } from './typing.ts'
import type { Habits } from './typing.ts'
import { mapText } from '#scripts/making/paper.ts'
import type { Paper } from '#scripts/making/paper.ts'
import type { Bank } from './scene.ts'
import type { TrueCase, TrueDocument, TrueDossier, TrueMail } from './truth.ts'
import { makeUnit, slug } from './units.ts'
import { regularName } from './people.ts'

/** Makes the files and mails of planned cases, with what a perfect officer would find in each. */
export async function buildCases(plans: readonly PlannedCase[], cache: string): Promise<TrueCase[]> {
  const places = plans.flatMap((plan) => plan.mails.flatMap((mail) => mail.files.map((file) => ({ plan, file }))))
  const orders = places.map(({ plan, file }) => orderOf(plan, file))
  const made = await makeFiles(orders, cache)
  const bytes = new Map(
    places.map(({ file }, index) => [file, { made: made[index] ?? [], order: orders[index] }] as const),
  )
  return Promise.all(plans.map((plan) => buildCase(plan, bytes)))
}

type Bytes = ReadonlyMap<PlannedFile, { readonly made: Made; readonly order: Order | undefined }>

function orderOf(plan: PlannedCase, file: PlannedFile): Order {
  const rng = createRandom(`${plan.id}/${file.name}/${file.look}`)
  const bare: Paper = {
    font: plan.habits.font,
    size: plan.habits.size,
    pageNumbers: file.pageNumbers,
    parts: file.parts,
  }
  const neat = typed(bare, plan.habits, rng)
  const slipped = plan.bank.tired === true ? tired(neat, rng) : neat
  const paper = plan.bank.hands === true ? byHands(slipped, plan.habits, rng) : slipped
  // What the old encoding can't write is typed in Unicode after all.
  const legacy = file.format === 'docx-tcvn3' ? 'tcvn3' : file.format === 'docx-vni' ? 'vni' : null
  const format = legacy !== null && inLegacy(paper, legacy) === null ? 'docx' : file.format
  return { paper, format, damage: file.damage, look: file.look }
}

async function buildCase(plan: PlannedCase, bytes: Bytes): Promise<TrueCase> {
  const rng = createRandom(`${plan.id}/mail`)
  const { bank } = plan
  const address =
    plan.known === 'address'
      ? plan.unit.email
      : `${slug(plan.unit.chairman).replaceAll('-', '')}${rng.int(1, 99)}@gmail.com`
  const name = rng.pick([plan.unit.chairman, `CĐ ${plan.unit.proper}`, '', slug(plan.unit.chairman)])
  const firstId = `<${slug(plan.id)}-0@mail.gmail.com>`
  const mails: TrueMail[] = []
  let soFar: PlannedFile[] = []
  for (const [index, mail] of plan.mails.entries()) {
    const before = soFar
    soFar = [...soFar, ...mail.files]
    const zipped = mail.files.length > 1 && rng.chance(0.1) ? rng.pick(bank.zipFiles)(plan.scene) : null
    const named = nameFiles(mail.files, bytes)
    const attachments: MadeFile[] = zipped === null ? named.map((one) => ({ name: one.name, bytes: one.bytes, naming: rng.weighted([[8, 'modern'], [2, 'rfc2047'], [1, 'raw-utf8']] as const) })) : [{ name: zipped, bytes: makeZip(named, rng.pick(['utf8', 'utf8', 'utf8-unflagged', 'nfd'])) }] // prettier-ignore
    const words = wordsOf(mail, plan, bank, rng, index)
    const { subject, headers } = words
    const text = mail.typed?.text ?? words.text
    const withLogo = rng.chance(0.25)
    const ownPictures = bank.own?.pictures === true
    const snapshots = ownPictures && plan.medium !== 'digital' && rng.chance(0.25) ? [await snapshot(rng)] : []
    const raw = await makeMail({
      from: { name, address },
      to: { name: 'LĐLĐ quận Ba Đình', address: 'ldldbadinh@gmail.com' },
      subject,
      date: mail.sent,
      messageId: `<${slug(plan.id)}-${index}@mail.gmail.com>`,
      ...(mail.thread ? { inReplyTo: firstId, references: [firstId] } : {}),
      text,
      ...(withLogo
        ? {
            html: `<div>${text.replaceAll('\n', '<br>')}</div><img src="cid:logo1" width="120">`,
            logos: ownPictures ? await signatures(rng) : [{ cid: 'logo1', name: 'image001.png', png: LOGO }],
          }
        : {}),
      files: [...attachments, ...snapshots],
      ...(headers === undefined ? {} : { headers }),
    })
    mails.push({
      file: `${plan.id}-${index}.eml`,
      raw,
      kind: mail.kind === 'automatic' ? 'auto-reply' : 'submission',
      documents: named.flatMap((one) =>
        one.truth.map((document) => ({
          ...(plan.habits.unmarked === true ? withoutMarks(document) : document),
          path: zipped === null ? document.path : document.path.length === 0 ? [] : [zipped, ...document.path],
        })),
      ),
      dossiers: dossiersAfter(plan, mail, before, soFar),
    })
  }
  return { id: plan.id, seed: plan.seed, medium: plan.medium, traits: plan.traits, roster: rosterOf(plan, rng), mails }
}

function dossiersAfter(
  plan: PlannedCase,
  mail: PlannedMail,
  before: readonly PlannedFile[],
  now: readonly PlannedFile[],
): TrueDossier[] {
  const first = plan.mails[0]?.sent ?? mail.sent
  const timeliness = first.getTime() + 2000 < Date.UTC(2021, 4, 26, 17) ? 'on-time' : 'late'
  if (mail.kind === 'question' || mail.kind === 'automatic') return []
  if (mail.kind === 'link' || mail.kind === 'no-file')
    return [
      {
        submission: 'commendation',
        statuses: ['incomplete'],
        timeliness,
        unit: plan.known === 'address' ? plan.unit.id : undefined,
        nominees: [],
        letter: 'missing',
        remarks: mail.kind === 'link' ? ['link-only'] : [],
      },
    ]
  const inMails = plan.mails.slice(0, plan.mails.indexOf(mail) + 1).flatMap((each) => each.typed?.key ?? [])
  const commendation = expectCommendation(plan, now, timeliness, inMails)
  const report = expectReport(plan, mail.files, timeliness)
  // Minutes or a report in the thread of an open dossier leave it as it was; whether it counts as touched is a matter of taste.
  const touched = expectCommendation(plan, mail.files, timeliness) !== null
  const optional = !touched && before.length > 0
  return [
    ...(commendation !== null && (touched || optional) ? [{ ...commendation, optional }] : []),
    ...(report === null ? [] : [report]),
  ]
}

/** One paper in twenty with the capitals locked; all of them without marks where the keyboard has none. */
function byHands(paper: Paper, habits: Habits, rng: Random): Paper {
  if (habits.unmarked === true) return mapText(paper, unmarked)
  return rng.chance(0.05) ? mapText(paper, (text) => text.toLocaleUpperCase('vi')) : paper
}

function withoutMarks(document: TrueDocument): TrueDocument {
  return {
    ...document,
    number: document.number == null ? document.number : unmarked(document.number),
    subjects: document.subjects.map(spelledWithout),
    nominees: document.nominees?.map(spelledWithout),
  }
}

type Named = { readonly name: string; readonly bytes: Uint8Array; readonly truth: readonly TrueDocument[] }

function nameFiles(files: readonly PlannedFile[], bytes: Bytes): Named[] {
  const taken = new Set<string>()
  return files.flatMap((file) => {
    const { made, order } = bytes.get(file) ?? { made: [], order: undefined }
    return made.map((one, index): Named => {
      const stem = file.name.slice(0, file.name.lastIndexOf('.'))
      const wanted = file.format === 'photos' ? `IMG_20210525_1010${String(taken.size).padStart(2, '0')}` : stem
      let name = `${wanted}.${one.ending}`
      for (let copy = 1; taken.has(name.toLowerCase()); copy++) name = `${wanted} (${copy}).${one.ending}`
      taken.add(name.toLowerCase())
      // Photos of one paper are told about with the first of them; which photo begins which document is not scored.
      return {
        name,
        bytes: one.bytes,
        truth: index > 0 ? [] : truthOf(file, order, file.format === 'photos' ? [] : [name]),
      }
    })
  })
}

function truthOf(file: PlannedFile, order: Order | undefined, path: readonly string[]): TrueDocument[] {
  const format = order?.format ?? file.format
  if (file.damage !== null)
    return [
      {
        path,
        types: ['unknown'],
        number: undefined,
        date: undefined,
        subjects: [],
        nominees: undefined,
        problem: file.damage,
        format,
      },
    ]
  return file.pieces.map((piece) => ({
    path,
    types: piece.types,
    number: piece.number,
    date: piece.date,
    subjects: piece.subjects,
    nominees: piece.nominees,
    problem: piece.role === 'blank-form' ? ('blank-form' as const) : null,
    format,
  }))
}

function wordsOf(
  mail: PlannedMail,
  plan: PlannedCase,
  bank: Bank,
  rng: ReturnType<typeof createRandom>,
  index: number,
): { subject: string | null; text: string; headers?: Record<string, string> } {
  switch (mail.kind) {
    case 'question': {
      const question = rng.pick(bank.questions)
      return { subject: question.subject, text: question.body }
    }
    case 'automatic':
      return {
        subject: 'Trả lời tự động: Hồ sơ khen thưởng',
        text: 'Tôi đang đi công tác, sẽ trả lời hồ sơ khen thưởng sau ngày 30/5.',
        headers: { 'Auto-Submitted': 'auto-replied' },
      }
    case 'link':
      return { subject: 'Hồ sơ khen thưởng', text: rng.pick(bank.linkBodies)(plan.scene) }
    case 'no-file':
      return { subject: 'Hồ sơ đề nghị khen thưởng bầu cử', text: rng.pick(bank.bodies)(plan.scene) }
    case 'dossier':
      return index > 0 && mail.thread
        ? { subject: `Re: ${rng.pick(bank.subjects)(plan.scene) ?? ''}`, text: rng.pick(bank.supplements)(plan.scene) }
        : { subject: rng.pick(bank.subjects)(plan.scene), text: rng.pick(bank.bodies)(plan.scene) }
    default:
      return mail.kind satisfies never
  }
}

/** The union among others whose names are near its own. */
function rosterOf(plan: PlannedCase, rng: ReturnType<typeof createRandom>): TrueCase['roster'] {
  const others = new Map<string, TrueCase['roster'][number]>()
  for (let index = 0; index < 25; index++) {
    const near = plan.bank.own?.neighbours === true && index % 2 === 0 ? plan.bank.own.bodies : undefined
    const unit = makeUnit(rng, regularName(rng, true), regularName(rng, false), near)
    if (unit.id !== plan.unit.id)
      others.set(unit.id, { id: unit.id, name: unit.union, aliases: [`CĐCS ${unit.proper}`], emails: [unit.email] })
  }
  const own = {
    id: plan.unit.id,
    name: plan.unit.union,
    aliases: [`CĐCS ${plan.unit.proper}`],
    emails: plan.known === 'address' ? [plan.unit.email] : [],
  }
  return [...others.values(), ...(plan.known === 'unknown' ? [] : [own])]
}

/** A picture of 16 by 16 points, as signatures carry. */
const LOGO = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAGUlEQVR4nGM4IcJAEmIY1TCqYVTD0NUAAJ6FQ+GYO5cUAAAAAElFTkSuQmCC',
    'base64',
  ),
)
