import type { Message } from '../mail/message.ts'
import { withoutQuotes } from '../mail/quotes.ts'
import { foldText } from '../understanding/vietnamese/fold.ts'
import type { Campaign, Submission } from './campaign.ts'
import { withdrawalsIn } from './withdrawn.ts'

/** What the words of a mail, and the names of its files, say; the documents themselves are judged apart. */
export type MailWords = {
  /** It speaks of this campaign: its plan's number, or words that the rules list as its topic. */
  readonly onTopic: boolean
  /** It says that papers are sent ("em gửi hồ sơ ạ"); 'something' where it only says that something is ("em gửi bổ sung ạ"). */
  readonly claims: 'dossier' | 'something' | 'nothing'
  /** Submissions whose words it uses. */
  readonly submissions: readonly Submission[]
  /** It brings a link to a shared drive. */
  readonly sharedLink: boolean
  /** It names the papers of a dossier at all, in whatever sentence. */
  readonly papers: boolean
  /** It takes somebody back. */
  readonly withdraws: boolean
  /** There are next to no words: nothing can be concluded from them. */
  readonly wordless: boolean
}

export function wordsOf(message: Message, campaign: Campaign): MailWords {
  const own = withoutQuotes(message.text.slice(0, MAX_CHARS))
  const subject = message.subject ?? ''
  const names = message.attachments.filter((file) => !file.decoration).map((file) => file.name)
  const all = spaced([subject, own, ...names].join('\n'))
  return {
    onTopic: [campaign.plan.number, ...campaign.topicWords].some((word) => all.includes(spaced(word))),
    claims: claimIn(subject, own),
    papers: PAPERS.test(foldText(`${subject}\n${own.slice(0, 2_000)}`)),
    submissions: campaign.submissions.filter(({ words }) => words.some((word) => all.includes(spaced(word)))),
    sharedLink: message.links.some((link) => SHARED_DRIVE.test(link)) || SHARED_DRIVE.test(own),
    withdraws: withdrawalsIn(message.text).length > 0,
    wordless:
      spaced(`${subject} ${own.replace(/https?:\/\/\S+/g, ' ')}`).replace(/\P{L}/gu, '').length < TELLING_LETTERS,
  }
}

/** No more of a mail is looked at for its words. */
const MAX_CHARS = 20_000
/** Fewer letters than this (a greeting, a first name) tell nothing. */
const TELLING_LETTERS = 12

/** Hosts on which unions leave files instead of attaching them. */
const SHARED_DRIVE =
  /https?:\/\/(?:[\w-]+\.){0,4}(?:drive\.google\.com|docs\.google\.com|1drv\.ms|onedrive\.live\.com|sharepoint\.com|dropbox\.com|fshare\.vn|mediafire\.com|wetransfer\.com|we\.tl|icloud\.com|box\.com|mega\.nz|terabox\.com|zalo\.me|zaloapp\.com|zdn\.vn|photos\.app\.goo\.gl)\b/i

/** Folded, words parted by one space, one space at each end: ' 63 kh ldld ' is then found as words, not inside others. */
function spaced(text: string): string {
  return ` ${foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
}

/** What a union's lists and reports are of besides: presents, fees, health, congresses. */
const OTHER_MATTER =
  /\b(?:nhan qua|qua tet|thieu nhi|trung thu|doan phi|kinh phi|(?:de nghi|xin) ho tro|kho khan|quyet toan|kham suc khoe|tiem (?:chung|vac)|dai hoi|nghi mat|tham quan|hoc bong|bao hiem|hoa don|thai san|om dau|ket nap|the doan vien|nhan su)\b/
const AWARDS = /\b(?:khen|thi dua|thanh tich|bau cu|kh ?63|63 ?kh|tieu bieu)\b/

// The patterns below meet folded text: lower case, no diacritics.
const SENDING = /\b(?:gui|nop|dinh kem|kem theo|chuyen|bo sung|tai len)\b/
const PAPERS =
  /\b(?:ho so|hs|hskt|hstdkt|to trinh|ttr|thanh tich|tom tat|bao cao|danh sach|de nghi khen|khen thuong|bien ban|file|tep|ban mem|van ban)\b/
const QUESTION =
  /\?|\b(?:cho (?:em|toi|minh|chung em|chung toi) hoi|xin hoi|hoi (?:ve|a)|duoc khong|co duoc|hay khong|khong a$|the nao|bao gio|khi nao|o dau|nhung gi|may ban|chua a|huong dan (?:em|giup|cho))\b/
/** 'Chưa gửi', 'sẽ gửi', 'xin gửi muộn': announced, not sent. */
const NOT_YET = /\b(?:chua|se (?:gui|nop|bo sung|chuyen)|(?:gui|nop) (?:cham|muon|sau))\b/

/** What a thank-you, an appointment or an excuse says: a mail that is titled like a dossier and isn't one. */
const TALK = /\b(?:cam on|da nhan|nhan duoc|xin phep|xin loi|hen|lich|hop|goi lai|dien thoai lai|thong bao|nhac)\b/
/** Reply and forward marks of mail programs in front of a subject: it was somebody else's. */
const REPLIED = /^\s*(?:re|tl|trl|tra loi|fwd?|ct|chuyen tiep)\s*[:\]]/

/** "Đã gửi từ iPhone của tôi" sends nothing. */
const BY_TELEPHONE = /^\W*(?:da )?(?:duoc )?gui (?:tu|bang) |^sent from\b/
const ANSWERED = /^\s*(?:re|tl|trl|tra loi)\s*[:\]]/

/**
 * "Hồ sơ đề nghị khen thưởng CĐCS X" over an empty mail or a greeting: the file was forgotten. A question, an excuse or thanks under
 * the same subject, or an answer to somebody, sends nothing.
 */
function titledAsDossier(subject: string, own: string): boolean {
  const title = foldText(subject)
  if (OTHER_MATTER.test(title) && !AWARDS.test(title)) return false
  if (!TITLED.test(title) || REPLIED.test(title) || QUESTION.test(title) || NOT_YET.test(title)) return false
  const text = foldText(own.slice(0, 2_000))
  return !QUESTION.test(text) && !NOT_YET.test(text) && !TALK.test(text)
}

const TITLED =
  /\b(?:ho so|hs)\b.{0,40}\b(?:khen|thi dua)|\bhs(?:td)?kt\b|\bto trinh\b|\bttr\b|\bthanh tich\b|\bde nghi (?:xet )?(?:khen|tang)|\bbao cao ket qua\b|\bdanh sach de nghi\b/

function claimIn(subject: string, own: string): MailWords['claims'] {
  // An answer keeps the subject of what it answers ("Re: nộp hồ sơ khen thưởng" over thanks): its own words alone say what it sends.
  const said = ANSWERED.test(foldText(subject)) ? own : `${subject}\n${own}`
  const sentences = said
    .split(/(?<=[.?!\n])/)
    .slice(0, 200)
    .map((sentence) => foldText(sentence.slice(0, 600)).trim())
    .filter((sentence) => !QUESTION.test(sentence) && !BY_TELEPHONE.test(sentence))
  // "Gửi chị file mềm, bản giấy em nộp sau ạ": what comes later is a clause of its own.
  const telling = sentences.flatMap((sentence) =>
    sentence.split(/[,;]/).filter((clause) => SENDING.test(clause) && !NOT_YET.test(clause)),
  )
  const ofDossier = (clause: string): boolean =>
    PAPERS.test(clause) && !(OTHER_MATTER.test(clause) && !AWARDS.test(foldText(`${subject} ${clause}`)))
  if (telling.some(ofDossier) || titledAsDossier(subject, own)) return 'dossier'
  return telling.some((clause) => !/^\s*kinh gui\b/.test(clause)) ? 'something' : 'nothing'
}
