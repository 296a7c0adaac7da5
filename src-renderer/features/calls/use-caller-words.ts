/** Whose number it is and where they live, as far as is known. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Call } from '../../../src-preload/contract/calls.contract.ts'
import { spacedPhone } from '../../i18n/format.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'

export const useCallerWords = ({ household, phone, number }: Call): { name: string; where: string } => {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const { data } = useQuery({
    queryKey: ['household', household],
    queryFn: async () => (await client.people.households({ words: household ?? '' })).items.find(({ id }) => id === household) ?? null,
    enabled: household !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const label = phone ? t(`people.phone.${phone.label}`) : ''
  return {
    name: phone?.name || (data ? format.named(data.party) : t('calls.incoming.unknown')),
    where: [data ? format.placed({ text: data.address, textEn: data.addressEn }) : '', label, spacedPhone(number)]
      .filter(Boolean)
      .join('　'),
  }
}
