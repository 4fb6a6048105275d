import { burn } from '@kenjiuno/msgreader/lib/Burner.js'
import type { Entry } from '@kenjiuno/msgreader/lib/Burner.js'
import { TypeEnum } from '@kenjiuno/msgreader/lib/Reader.js'

export type OutlookMail = {
  readonly subject: string
  readonly body: string
  readonly html?: string
  readonly attachments: readonly OutlookAttachment[]
}

export type OutlookAttachment =
  | { readonly name: string; readonly bytes: Uint8Array; readonly contentId?: string; readonly type?: string }
  | { readonly name: string; readonly mail: OutlookMail }

/** A mail as Outlook saves it (MS-OXMSG), in a compound file: texts in Unicode. */
export function outlookMsg(mail: OutlookMail): Uint8Array {
  const entries: Entry[] = [{ name: 'Root Entry', type: TypeEnum.ROOT, length: 0, children: [] }]
  const document = (parent: number, name: string, bytes: Uint8Array) => {
    entries[parent]?.children?.push(entries.length)
    entries.push({
      name,
      type: TypeEnum.DOCUMENT,
      length: bytes.length, // The writer looks at the whole buffer behind a view.
      binaryProvider: () => Uint8Array.from(bytes),
    })
  }
  const folder = (parent: number, name: string): number => {
    entries[parent]?.children?.push(entries.length)
    entries.push({ name, type: TypeEnum.DIRECTORY, length: 0, children: [] })
    return entries.length - 1
  }
  const text = (parent: number, tag: string, value: string) =>
    document(parent, `__substg1.0_${tag}001F`, Buffer.from(value, 'utf16le'))
  const write = (parent: number, { subject, body, html, attachments }: OutlookMail, headerSize: number) => {
    document(parent, '__properties_version1.0', new Uint8Array(headerSize))
    text(parent, '0037', subject)
    text(parent, '1000', body)
    if (html !== undefined) document(parent, '__substg1.0_10130102', Buffer.from(html))
    attachments.forEach((attachment, index) => {
      const at = folder(parent, `__attach_version1.0_#${index.toString(16).padStart(8, '0')}`)
      document(at, '__properties_version1.0', new Uint8Array(8))
      text(at, '3001', attachment.name)
      if ('mail' in attachment) {
        write(folder(at, '__substg1.0_3701000D'), attachment.mail, 24)
        return
      }
      text(at, '3707', attachment.name)
      if (attachment.contentId !== undefined) text(at, '3712', attachment.contentId)
      if (attachment.type !== undefined) text(at, '370E', attachment.type)
      document(at, '__substg1.0_37010102', attachment.bytes)
    })
  }
  write(0, mail, 32)
  return burn(entries)
}

export type TnefFile = { readonly name: string; readonly dosName: string; readonly bytes: Uint8Array }

/** A winmail.dat (MS-OXTNEF): long names in Unicode among the MAPI properties, short ones in the code page. */
export function winmail(files: readonly TnefFile[], body = ''): Buffer {
  const attribute = (level: number, id: number, data: Buffer) => {
    const head = Buffer.alloc(9)
    head[0] = level
    head.writeUInt32LE(id, 1)
    head.writeUInt32LE(data.length, 5)
    const sum = Buffer.alloc(2)
    sum.writeUInt16LE(data.reduce((total, byte) => total + byte, 0) & 0xffff)
    return Buffer.concat([head, data, sum])
  }
  const unicode = (id: number, value: string) => {
    const bytes = Buffer.from(`${value}\u{0}`, 'utf16le')
    const head = Buffer.alloc(12)
    head.writeUInt16LE(0x1f, 0)
    head.writeUInt16LE(id, 2)
    head.writeUInt32LE(1, 4)
    head.writeUInt32LE(bytes.length, 8)
    return Buffer.concat([head, bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
  }
  const named = () => {
    // A named property with a text name, as Outlook puts among the others: it must be stepped over.
    const name = Buffer.from('x\u{0}', 'utf16le')
    const head = Buffer.alloc(4)
    head.writeUInt16LE(3, 0)
    head.writeUInt16LE(0x8001, 2)
    return Buffer.concat([
      head,
      Buffer.alloc(16),
      Buffer.from([1, 0, 0, 0]),
      Buffer.from([name.length, 0, 0, 0]),
      name,
      Buffer.from([7, 0, 0, 0]),
    ])
  }
  const list = (...properties: Buffer[]) => Buffer.concat([Buffer.from([properties.length, 0, 0, 0]), ...properties])
  return Buffer.concat([
    Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]),
    attribute(1, 0x00089006, Buffer.from([0, 0, 1, 0])),
    attribute(1, 0x00069003, list(named(), unicode(0x1000, body))),
    ...files.flatMap(({ name, dosName, bytes }) => [
      attribute(2, 0x00069002, Buffer.alloc(14)),
      attribute(2, 0x0006800f, Buffer.from(bytes)),
      attribute(2, 0x00018010, Buffer.from(`${dosName}\u{0}`)),
      attribute(2, 0x00069005, list(unicode(0x3707, name), unicode(0x370e, 'application/msword'))),
    ]),
  ])
}
