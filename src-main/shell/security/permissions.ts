/** Permissions of pages: full screen for the wall, nothing else. A seat has no use for camera, position or USB. */
import type { Session } from 'electron'

const ALLOWED: ReadonlySet<string> = new Set(['fullscreen'])

export function lockPermissions(session: Session): void {
  session.setPermissionRequestHandler((_page, permission, answer) => answer(ALLOWED.has(permission)))
  session.setPermissionCheckHandler((_page, permission) => ALLOWED.has(permission))
  session.setDevicePermissionHandler(() => false)
  // Null streams refuse the request to record the screen.
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
}
