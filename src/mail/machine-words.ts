/** How machines talk in mails without the headers that would say so. All patterns are for folded text: lower case, no accents. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll('\u{2019}', "'")
    .replace(/[ \t\u{a0}]+/gu, ' ')
    .trim()
}

/** Subject of an automatic answer: the vendor's words stand first, before a colon or alone. */
export function isAutoReplySubject(subject: string): boolean {
  return AUTO_REPLY_SUBJECT.test(fold(subject.slice(0, 300)))
}

/** An absence note or an acknowledgement by a machine, told by its own words (quotes already taken off). */
export function isAutoReplyText(text: string): boolean {
  const words = fold(text.slice(0, SHORT_NOTE + 1)).replace(/\s+/g, ' ')
  if (words.length > SHORT_NOTE) return false
  if (SAYS_MACHINE.test(words) || OUTLOOKS_OWN.test(words)) return true
  return (DEAD_BOX.test(words) || (ABSENT.test(words) && LATER.test(words))) && !BRINGS.test(words)
}

/** A short notice that asks not to be answered. */
export function isNoticeText(text: string): boolean {
  return text.length <= SHORT_NOTE * 4 && ASKS_NO_ANSWER.test(fold(text).replace(/\s+/g, ' '))
}

export function isBounceSubject(subject: string): boolean {
  return BOUNCE_SUBJECT.test(fold(subject.slice(0, 300)))
}

export function isBounceText(text: string): boolean {
  return BOUNCE_TEXT.test(fold(text.slice(0, 4000)).replace(/\s+/g, ' '))
}

/** A server's answer in numbers (RFC 5321, RFC 3463): people don't write these. */
export function hasServerCode(text: string): boolean {
  return /(?:^|[\s:#(])[45]\d\d[ -](?:#)?[45]\.\d{1,3}\.\d{1,3}\b|#[45]\.\d\.\d{1,3}|\bsmtp;\s?[45]\d\d\b|\bstatus: ?[45]\.\d\.\d/i.test(
    text.slice(0, 8000),
  )
}

/** Characters; automatic notes are short, letters that happen to speak of leave are often longer. */
const SHORT_NOTE = 1200

const AUTO_REPLY_SUBJECT = new RegExp(
  `^(?:\\[?(?:${[
    'automatic reply',
    'automated (?:reply|response)',
    'auto(?:matic)?[ -]?(?:reply|response|responder|respond)',
    'auto-?generated (?:reply|response)',
    'auto',
    'yahoo!? auto response',
    'out of (?:the )?office(?: (?:auto-?reply|reply|message|notification))?',
    'vacation (?:reply|response|message|notice)',
    'away from (?:my|the) (?:office|mail|desk)',
    'reponse automatique',
    'automatische antwort',
    'abwesenheitsnotiz',
    'respuesta automatica',
    '(?:thu |email |mail )?tra loi tu dong',
    '(?:thu |email |mail )?phan hoi tu dong',
    'tu dong (?:tra loi|phan hoi)',
    '(?:thong bao )?(?:vang mat|nghi phep|dang di vang)',
    '自动答复',
    '自动回复',
    '自動応答',
  ].join('|')})\\]?)(?:\\s*[:：-]|\\s+(?:re|fwd?|tl|tra loi)\\s?:|$)`,
  'u',
)

const SAYS_MACHINE =
  /(?:day|dayla|thu nay|email nay|mail nay) (?:la )?(?:mot )?(?:thu|email|mail|tin nhan|thong bao|tin)?(?: tra loi| phan hoi| duoc gui| duoc tao| gui)? ?tu dong|(?:he thong|thu) (?:tra loi|phan hoi) tu dong|(?:thu|email|mail|tin nhan)(?: nay)? (?:duoc|do) (?:\S+ ){0,4}?(?:gui|tao|phat)(?: \S+){0,3}? tu dong|this is an? (?:auto(?:matic|mated|-generated|matically generated)?)[ -](?:reply|response|message|e-?mail|acknowledge?ment)/
/** Read receipts and recalls that Outlook words itself, whole: people speak of both. */
const OUTLOOKS_OWN =
  /^(?:your message|thu cua ban) (?:to|toi|den): .{0,300}? (?:subject|chu de|tieu de): .{0,600}? (?:was (?:read on|deleted without)|da (?:duoc )?(?:doc|xoa))\b|^.{1,100} (?:would like to recall the message|muon thu hoi (?:thu|thong bao|tin nhan)), ".{0,400}"\.?$/
const ASKS_NO_ANSWER =
  /(?:vui long|xin) (?:dung|khong) (?:tra loi|phan hoi|hoi am)(?: lai)? (?:vao )?(?:thu|email|mail|tin nhan|dia chi) nay|(?:please )?do not (?:reply|respond) (?:directly )?to this (?:automatic|automated|e-?mail|message)/
/** Nobody reads this mailbox any more. */
const DEAD_BOX =
  /(?:hop thu|dia chi|email|thu dien tu) (?:\S+ ){0,3}?(?:khong con|ngung|khong duoc) (?:duoc )?(?:su dung|theo doi|hoat dong|kiem tra)|(?:mailbox|address|account|inbox) is (?:no longer|not) (?:being )?(?:monitored|in use|used|active|checked)/
const ABSENT =
  /(?:toi|minh|em|chung toi) (?:hien )?(?:dang|se) (?:\S+ ){0,3}?(?:nghi|di cong tac|vang mat|di vang|khong co mat|khong truy cap)|\b(?:nghi (?:phep|le|om|tet|mat|thai san)|vang mat|di cong tac)(?: [\d/.-]{1,10}){0,4} (?:tu|den|trong|het)\b|\b(?:toi|minh|em) da (?:chuyen cong tac|chuyen don vi|nghi viec|nghi huu|thoi viec)\b|hien (?:tai )?(?:toi|minh) (?:khong|dang)|\b(?:i am|i'm|i will be|we are) (?:currently )?(?:out of|away|on (?:annual |sick |maternity )?(?:leave|vacation|holiday)|traveling|travelling)/
const LATER =
  /(?:se|xin) (?:\S+ ){0,3}?(?:phan hoi|tra loi|lien he lai|hoi am|xem|quay lai|tro lai)|(?:khi|ngay) (?:quay|tro) (?:lai|ve)|(?:can gap|khan cap|viec gap|truong hop (?:gap|khan|can)|can lien he|vui long lien he|xin lien he)|(?:will|shall) (?:\S+ ){0,3}?(?:reply|respond|get back|return|answer|be back)|(?:urgent|immediate) (?:matters|assistance|help)|limited access/
/** Words of someone who sends something: then it is a person who mentions a leave. */
const BRINGS =
  /\b(?:gui|nop|bo sung|chuyen|kem) (?:\S+ ){0,4}?(?:ho so|to trinh|bao cao|file|tep|danh sach|thanh tich|van ban)\b|dinh kem|attached/

const BOUNCE_SUBJECT =
  /^(?:(?:re|fwd?): ?)?(?:\W{0,3})(?:undeliver(?:able|ed)|系统退信|配信できません|メッセージを配信|undelivered mail|delivery (?:status notification|failure|failed|has failed|report|notification|problem|error|delayed)|mail (?:delivery|system) (?:failed|failure|error|problem|status|subsystem|system)|mail could not be delivered|returned (?:mail|to sender)|failure notice|failure delivery|message (?:undeliverable|delivery (?:failure|delayed)|not delivered|could not be delivered|status - undeliverable)|non[- ]?deliver(?:y|able)|warning: (?:could not send|message .{0,60} delayed)|unzustellbar|echec de (?:la )?remise|non remis|khong (?:the )?(?:gui|chuyen|phat)(?: duoc)?\s?:|(?:thu|email|mail|tin nhan) (?:cua ban )?(?:bi tra (?:lai|ve)|(?:khong|chua) (?:the )?(?:gui|chuyen|phat|duoc gui|duoc chuyen)(?: (?:duoc|di|den))?)|thong bao (?:(?:trang thai )?(?:gui|chuyen|phat) (?:thu|email)|khong (?:gui|chuyen|phat) duoc|loi gui thu)|gui (?:thu|email) (?:that bai|khong thanh cong))/

const BOUNCE_TEXT =
  /created automatically by (?:mail delivery software|the mail)|this is the (?:qmail-send program|mail system at|mail delivery (?:system|agent)|postfix program|sympa)|message (?:that you sent )?(?:could not|couldn't|wasn't|was not|has not been|cannot) be(?:en)? delivered|your message (?:wasn't|was not|couldn't be|could not be|has not been|cannot be) delivered|delivery to (?:the following|these) recipients?(?: or groups)? (?:has )?(?:failed|has been)|(?:could not|unable to|not able to|wasn't able to|couldn't) (?:be )?deliver(?:ed)?|the following (?:address(?:es)?|recipients?|e-?mail)|delivery (?:has )?failed|permanent(?:ly)? (?:fatal )?(?:error|failure|failed)|did not reach the following recipient|undeliverable|returned (?:below|to you)|khong (?:the )?(?:gui|chuyen|phat)(?: duoc)? (?:thu|email|mail|tin nhan|den|toi)|(?:thu|email|mail|tin nhan)(?: cua (?:ban|quy vi))? (?:khong|chua) (?:the )?(?:duoc )?(?:gui|chuyen|phat)|dia chi(?: email| thu)? .{0,80}(?:khong ton tai|khong tim thay|khong hop le)|khong tim thay dia chi|hop thu (?:cua nguoi nhan )?(?:da )?day/
