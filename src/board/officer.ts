import type { StaffMember, StaffRole } from '#src/config.ts'

export type OfficerRole = StaffRole

/** Somebody who may sign in to the board. */
export type Officer = { readonly address: string; readonly name: string; readonly role: OfficerRole }

export type Permission = 'see' | 'decide' | 'approve' | 'operate'

const PERMISSIONS: Readonly<Record<OfficerRole, readonly Permission[]>> = {
  reader: ['see'],
  officer: ['see', 'decide'],
  head: ['see', 'decide', 'approve', 'operate'],
  operator: ['see', 'operate'],
}

export const ROLE_NAMES: Readonly<Record<OfficerRole, string>> = {
  reader: 'người xem',
  officer: 'cán bộ',
  head: 'phụ trách',
  operator: 'quản trị',
}

export function may(officer: Officer, permission: Permission): boolean {
  return PERMISSIONS[officer.role].includes(permission)
}

/** The officers that an installation lists; whoever is listed twice is what was said last. */
export function officersOf(staff: readonly StaffMember[]): Officer[] {
  return [...new Map(staff.map(({ address, role }) => [address, { address, name: address, role }])).values()]
}
