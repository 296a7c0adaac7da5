/** Why the core did not take a command, and what to do instead; it stands beside the buttons. */
import { useTranslation } from 'react-i18next'
import { useCommands } from '../../state/commands.ts'

export function Refusal({ incident }: { incident: string }) {
  const { t } = useTranslation()
  const refused = useCommands((commands) => commands.refused)
  if (refused?.incident !== incident) return null
  const { code, status, reasons } = refused.failure
  const words =
    reasons.length > 0
      ? reasons.map((reason) => t(`incidents.refusal.${reason}`))
      : [
          t(
            code === 'link.cut' || status === 0
              ? 'incidents.failed.link'
              : status === 403
                ? 'incidents.failed.forbidden'
                : 'incidents.failed.other',
          ),
        ]
  return (
    <p className="refusal" role="alert">
      {words.join('；')}
    </p>
  )
}
