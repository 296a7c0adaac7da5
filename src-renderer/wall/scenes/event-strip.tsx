/** An event in figures: people, who comes and goes, staff, what is open. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useStaff } from '../../state/use-all.ts'
import { Figures } from '../figures.tsx'
import { useCrowd, useGates } from '../use-crowd.ts'

const sum = (values: readonly (number | null)[]): number => values.reduce<number>((total, value) => total + (value ?? 0), 0)

export function EventStrip({ open }: { open: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { zones } = useCrowd()
  const gates = useGates()
  const onDuty = [...useStaff().values()].filter(({ state }) => state !== 'offDuty')
  const free = onDuty.filter(({ state }) => state === 'free').length
  const flows = [
    { value: format.count(sum(gates.map(({ came }) => came))), unit: t('wall.strip.people'), label: t('wall.event.came') },
    { value: format.count(sum(gates.map(({ left }) => left))), unit: t('wall.strip.people'), label: t('wall.event.left') },
  ]
  return (
    <Figures
      figures={[
        { value: format.count(sum(zones.map(({ people }) => people))), unit: t('wall.strip.people'), label: t('wall.event.here') },
        ...(gates.length > 0 ? flows : []),
        { value: String(free), unit: `/ ${onDuty.length} ${t('wall.strip.people')}`, label: t('wall.strip.free') },
        { value: String(open), unit: t('wall.strip.cases'), label: t('wall.strip.inHand') },
      ]}
    />
  )
}
