/** Entry of the operator seat: words, theme, connection, then the page. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/base.css'
import '../ui/controls.css'
import './operator.css'
import { connect } from '../client/connect.ts'
import { startWords } from '../i18n/setup.ts'
import { takeSeat } from '../state/seat.ts'
import { SeatProvider } from '../state/seat-context.tsx'
import { followTheme } from '../state/theme.ts'
import { Operator } from './operator.tsx'

startWords()
followTheme()
const seat = takeSeat(connect(), 'operator')
const queries = new QueryClient({ defaultOptions: { queries: { retry: 3, retryDelay: 500, refetchOnWindowFocus: false } } })

const root = document.getElementById('seat')
if (root)
  createRoot(root).render(
    <StrictMode>
      <SeatProvider value={seat}>
        <QueryClientProvider client={queries}>
          <Operator />
        </QueryClientProvider>
      </SeatProvider>
    </StrictMode>,
  )
