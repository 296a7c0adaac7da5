/** The words of a scripted call are filled in the same way at the seat and by the console's voice. */
export * from '../../../src-preload/contract/script-words.ts'
