/** What a person sets at this seat: language, theme, sound level. Kept on this machine. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

export type Language = 'zh-CN' | 'en'
export type Theme = 'dark' | 'day'
/** Never below audible: the lowest setting still sounds. */
export const LOWEST_SOUND = 0.2

export interface HeardTest {
  person: string
  device: string
  at: number
}

interface Settings {
  language: Language
  theme: Theme
  /** 0.2 … 1 */
  sound: number
  /** The loudspeaker that somebody heard last. `at` is the core's time, in ms. */
  heardTest: HeardTest | null
  /** Id of the device the console speaks from; empty for the one the system prefers. */
  speechDevice: string
  setLanguage: (language: Language) => void
  setTheme: (theme: Theme) => void
  setSound: (sound: number) => void
  setHeardTest: (heardTest: HeardTest) => void
  setSpeechDevice: (speechDevice: string) => void
}

export const useSettings = create<Settings>()(
  persist(
    (set) => ({
      language: 'zh-CN',
      theme: 'dark',
      sound: 0.7,
      heardTest: null,
      speechDevice: '',
      setLanguage: (language) => set({ language }),
      setTheme: (theme) => set({ theme }),
      setSound: (sound) => set({ sound: Math.min(1, Math.max(LOWEST_SOUND, sound)) }),
      setHeardTest: (heardTest) => set({ heardTest }),
      setSpeechDevice: (speechDevice) => set({ speechDevice }),
    }),
    { name: 'watchroom.settings' },
  ),
)
