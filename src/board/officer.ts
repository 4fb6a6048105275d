import type { StaffMember, StaffRole } from '#src/config.ts'
import type { Campaign } from '#src/dossiers/campaign.ts'

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

/** The officers that an installation lists, and those who get a campaign's digest; what STAFF says of somebody counts. */
export function officersOf(staff: readonly StaffMember[], campaigns: readonly Campaign[]): Officer[] {
  const told = campaigns.flatMap(({ digest }) =>
    digest.to.map((address): StaffMember => ({ address: address.toLowerCase(), role: 'officer' })),
  )
  return [...new Map([...told, ...staff].map((one) => [one.address, { ...one, name: one.address }])).values()]
}
