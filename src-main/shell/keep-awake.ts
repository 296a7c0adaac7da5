/** A duty desk's screen must not go dark: nobody touches the mouse on a quiet night. */
import { powerSaveBlocker } from 'electron'

export const keepAwake = () => powerSaveBlocker.start('prevent-display-sleep')
