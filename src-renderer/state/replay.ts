/** Incidents that are seen again. Links from anywhere open one; it lies over the page, never over what waits. */
import { useSeatPage } from './seat-page.ts'

/** Of an incident that is archived, or open so far. */
export const openReplay = (incident: string): void => useSeatPage.setState({ replay: incident })
export const closeReplay = (): void => useSeatPage.setState({ replay: null })
