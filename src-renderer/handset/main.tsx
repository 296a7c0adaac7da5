/** Entry of the handset: what the phone keeps first, then the line to the core, so that a dead spot shows what was known. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/base.css'
import '../ui/controls.css'
import './handset.css'
import { connect } from '../client/connect.ts'
import { startWords } from '../i18n/setup.ts'
import { SeatProvider } from '../state/seat-context.tsx'
import { followTheme } from '../state/theme.ts'
import { Handset } from './handset.tsx'
import { HandsetProvider } from './handset-context.tsx'
import { recall } from './keep.ts'
import { openHandset } from './open-handset.ts'
import { followVersions } from './versions.ts'

startWords()
followTheme()
const queries = new QueryClient({ defaultOptions: { queries: { retry: 3, retryDelay: 1_000, refetchOnWindowFocus: false } } })
const site = await recall('site')
if (site) queries.setQueryData(['site'], site)
const { seat, desk } = openHandset(connect())
followVersions()

const root = document.getElementById('seat')
if (root)
  createRoot(root).render(
    <StrictMode>
      <SeatProvider value={seat}>
        <HandsetProvider value={desk}>
          <QueryClientProvider client={queries}>
            <Handset />
          </QueryClientProvider>
        </HandsetProvider>
      </SeatProvider>
    </StrictMode>,
  )
