/** Why the core did not take a command, and what to do instead; it stands beside the buttons. */
import { useTranslation } from 'react-i18next'
import { useFailureWords } from '../../i18n/refused.tsx'
import { useCommands } from '../../state/commands.ts'
import { RefusalLine } from '../../ui/refusal-line.tsx'

export function Refusal({ incident }: { incident: string }) {
  const { t } = useTranslation()
  const plain = useFailureWords()
  const refused = useCommands((commands) => commands.refused)
  if (refused?.incident !== incident) return null
  const { reasons } = refused.failure
  const words = reasons.length > 0 ? reasons.map((reason) => t(`incidents.refusal.${reason}`)) : [plain(refused.failure)]
  return <RefusalLine>{words.join('；')}</RefusalLine>
}
