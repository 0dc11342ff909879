import '../tokens.css'
import '../base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { languages } from '../../i18n/messages.ts'
import { LanguageProvider } from '../LanguageProvider.tsx'
import { TypeSizeProvider, type TypeStep } from '../TypeSizeProvider.tsx'
import { PocketSample, ReportSample, ResidentSample, StatesSample } from './samples.tsx'

// Development only: npx vite --config src/platform/web/gallery/vite.config.ts, then /?sample=report&language=zh-Hant&step=1
const samples = { resident: ResidentSample, report: ReportSample, states: StatesSample, pocket: PocketSample }
const query = new URLSearchParams(location.search)
const Sample = samples[(query.get('sample') ?? 'resident') as keyof typeof samples] ?? ResidentSample
const language = languages.find((each) => each === query.get('language')) ?? 'zh-Hans'

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LanguageProvider initial={language}>
      <TypeSizeProvider initial={Number(query.get('step') ?? 0) as TypeStep}>
        <Sample />
      </TypeSizeProvider>
    </LanguageProvider>
  </StrictMode>,
)
