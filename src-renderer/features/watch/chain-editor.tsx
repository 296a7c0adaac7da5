/** Who is told one after the other, and how long after the one before. */
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Chain, Policies } from '../../../src-preload/contract/policies.types.ts'
import { EscalationTarget } from '../../../src-preload/contract/wire/words.ts'
import { Button } from '../../ui/button.tsx'
import { useForm } from './policies-form.ts'
import { SpanField } from './span-field.tsx'

/** Usual wait for one who is added. */
const NEXT_MS = 30_000

interface ChainEditorProps {
  chain: Chain
  /** Path in the policies. */
  place: string
  /** The chain in a draft. */
  of: (policies: Policies) => Chain
}

export function ChainEditor({ chain, place, of }: ChainEditorProps) {
  const { t } = useTranslation()
  const { change, wrong } = useForm()
  const free = EscalationTarget.options.filter((target) => !chain.some(({ to }) => to === target))
  const [next] = free
  return (
    <ol className="chain">
      {chain.map(({ afterMs, to }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a link is its place in the chain
        <li key={index}>
          <span className="quiet">{t(index === 0 ? 'watch.policies.chain.first' : 'watch.policies.chain.then')}</span>
          <SpanField
            label={t('watch.policies.chain.wait', { to: t(`incidents.escalation.to.${to}`) })}
            ms={afterMs}
            place={`${place}.${index}.afterMs`}
            set={(policies, ms) => {
              const link = of(policies)[index]
              if (link) link.afterMs = ms
            }}
          />
          <span className="quiet">{t('watch.policies.chain.tells')}</span>
          <select
            className="field"
            aria-label={t('watch.policies.chain.who')}
            value={to}
            onChange={({ target }) =>
              change(null, (policies) => {
                const link = of(policies)[index]
                const chosen = EscalationTarget.options.find((each) => each === target.value)
                if (link && chosen) link.to = chosen
              })
            }
          >
            {[to, ...free].map((each) => (
              <option key={each} value={each}>
                {t(`incidents.escalation.to.${each}`)}
              </option>
            ))}
          </select>
          <button
            type="button"
            className="bar__icon"
            title={t('watch.policies.chain.remove')}
            aria-label={t('watch.policies.chain.remove')}
            onClick={() => change(null, (policies) => of(policies).splice(index, 1))}
          >
            <IconX size={16} aria-hidden="true" />
          </button>
        </li>
      ))}
      {wrong.has(place) ? <li className="chain__wrong">{t('watch.policies.chain.nobody')}</li> : null}
      {next ? (
        <li>
          <Button onClick={() => change(null, (policies) => of(policies).push({ afterMs: NEXT_MS, to: next }))}>
            {t('watch.policies.chain.add')}
          </Button>
        </li>
      ) : null}
    </ol>
  )
}
