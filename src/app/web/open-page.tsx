import './older-engines.ts'
import '../../platform/web/tokens.css'
import '../../platform/web/base.css'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Messages } from '../../platform/i18n/messages.ts'
import { FreshQueries } from '../../platform/web/fresh-queries.ts'
import { LanguageProvider } from '../../platform/web/LanguageProvider.tsx'
import { ProblemError } from '../../platform/web/problem-error.ts'
import { ProblemWords } from '../../platform/web/problem-text.tsx'
import { TypeSizeProvider } from '../../platform/web/TypeSizeProvider.tsx'

/** Puts a surface on its page with language, type size, problem wording of the rooms and queries around it. */
export function openPage(surface: ReactNode, roomProblems: readonly Messages[] = []): void {
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <QueryClientProvider client={newQueryClient()}>
        <LanguageProvider>
          <TypeSizeProvider>
            <ProblemWords words={roomProblems}>{surface}</ProblemWords>
          </TypeSizeProvider>
        </LanguageProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}

function newQueryClient(): QueryClient {
  return new FreshQueries({
    defaultOptions: {
      queries: {
        // What the browser believes about its connection is often wrong; asking tells.
        networkMode: 'always',
        staleTime: 5_000,
        // What was refused stays refused; only lost connections and failing servers are tried again.
        retry: (count, error) =>
          count < 3 && error instanceof ProblemError && (error.status === 0 || error.status >= 500),
      },
    },
  })
}
