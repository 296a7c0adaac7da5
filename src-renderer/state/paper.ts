/** Documents to be printed. Links from anywhere open one; it lies over the page, never over what waits. */
import { type Paper, useSeatPage } from './seat-page.ts'

export const openPaper = (paper: Paper): void => useSeatPage.setState({ paper })
export const closePaper = (): void => useSeatPage.setState({ paper: null })
