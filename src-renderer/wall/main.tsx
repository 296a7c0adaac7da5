/** Starts the wall: takes its seat by ticket or session and shows the board. It follows the language set at this machine. */
import '../ui/base.css'
import '../ui/controls.css'
import './wall.css'
import './scenes/scenes.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connect } from '../client/connect.ts'
import { startWords } from '../i18n/setup.ts'
import { takeSeat } from '../state/seat.ts'
import { SeatProvider } from '../state/seat-context.tsx'
import { useSettings } from '../state/settings.ts'
import { Wall } from './wall.tsx'

startWords()
window.addEventListener('storage', () => void useSettings.persist.rehydrate())

const seat = takeSeat(connect(), 'wall')
const root = document.getElementById('seat')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={new QueryClient()}>
        <SeatProvider value={seat}>
          <Wall />
        </SeatProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}
