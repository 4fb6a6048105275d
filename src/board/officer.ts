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

/** It decides nothing, and nothing is lost by it: everybody but a reader. */
export function mayRetry(officer: Officer): boolean {
  return may(officer, 'operate') || may(officer, 'decide')
}

/**
 * Who may sign in: a campaign's staff, those of STAFF (whose word on a role counts), and, to look only, who gets a digest.
 */
export function officersOf(settings: readonly StaffMember[], campaigns: readonly Campaign[]): Officer[] {
  const told = campaigns.flatMap(({ digest }) =>
    digest.to.map((address): Officer => ({ address, name: address, role: 'reader' })),
  )
  const staff = campaigns.flatMap((campaign) =>
    campaign.staff.map(({ email, name, role }): Officer => ({ address: email, name, role })),
  )
  const officers = new Map([...told, ...staff].map((one) => [one.address.toLowerCase(), one]))
  for (const { address, role } of settings)
    officers.set(address, { address, name: officers.get(address)?.name ?? address, role })
  return [...officers].map(([address, officer]) => ({ ...officer, address }))
}
