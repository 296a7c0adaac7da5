/** A page of few words, for a phone that shows no orders; the language can be chosen before anything else. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageChoice } from './settings.tsx'

interface PlainPageProps {
  title: string
  how?: string
  children?: ReactNode
}

export function PlainPage({ title, how, children }: PlainPageProps) {
  const { t } = useTranslation()
  return (
    <main className="handset plain">
      <p className="plain__product">{t('handset.title')}</p>
      <h1>{title}</h1>
      {how ? <p className="plain__how">{how}</p> : null}
      {children}
      <LanguageChoice />
    </main>
  )
}
