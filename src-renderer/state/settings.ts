/** What a person sets at this seat: language, theme, sound level. Kept on this machine. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

export type Language = 'zh-CN' | 'en'
export type Theme = 'dark' | 'day'
/** Never below audible: the lowest setting still sounds. */
export const LOWEST_SOUND = 0.2

interface Settings {
  language: Language
  theme: Theme
  /** 0.2 … 1 */
  sound: number
  setLanguage: (language: Language) => void
  setTheme: (theme: Theme) => void
  setSound: (sound: number) => void
}

export const useSettings = create<Settings>()(
  persist(
    (set) => ({
      language: 'zh-CN',
      theme: 'dark',
      sound: 0.7,
      setLanguage: (language) => set({ language }),
      setTheme: (theme) => set({ theme }),
      setSound: (sound) => set({ sound: Math.min(1, Math.max(LOWEST_SOUND, sound)) }),
    }),
    { name: 'watchroom.settings' },
  ),
)
