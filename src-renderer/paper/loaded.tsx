/** Shows a document once it is read, and says what is the matter until then. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorBlock, LoadingBlock } from '../ui/blocks.tsx'

interface LoadedProps<T> {
  query: UseQueryResult<T>
  children: (data: T) => ReactNode
}

export function Loaded<T>({ query: { data, isError, refetch }, children }: LoadedProps<T>) {
  const { t } = useTranslation()
  if (data !== undefined) return children(data)
  if (isError) return <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
  return <LoadingBlock text={t('common.block.loading')} />
}
