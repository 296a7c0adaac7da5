/** The words of the seat: zh-CN first, English beside it, switched live; keys are typed. */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { useSettings } from '../state/settings.ts'
import { en, zhCN } from './resources.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof zhCN }
  }
}

export const startWords = () => {
  const show = (language: string) => {
    document.documentElement.lang = language
    void i18next.changeLanguage(language)
  }
  void i18next.use(initReactI18next).init({
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    lng: useSettings.getState().language,
    fallbackLng: 'zh-CN',
    interpolation: { escapeValue: false },
  })
  show(useSettings.getState().language)
  useSettings.subscribe((now, before) => now.language !== before.language && show(now.language))
}
