import { useLanguage } from '../../../platform/web/LanguageProvider.tsx'
import { Story } from '../../../platform/web/Story.tsx'
import { useNow } from '../../../platform/web/use-now.ts'
import type { MatterPage } from '../../contract.ts'
import { storySentence, storyTone, storyWords } from '../console/story-lines.ts'
import { useMatterWords } from '../console/words.ts'

/** What happened, newest first. */
export function MatterStory({ matter }: { readonly matter: MatterPage }) {
  const { language } = useLanguage()
  const words = useMatterWords()
  const now = useNow()
  return (
    <Story
      lines={matter.story.map((entry) => ({
        id: entry.id,
        at: entry.at,
        sentence: storySentence(entry, now, language),
        by: words.author(entry.by),
        words: storyWords(entry.words),
        tone: storyTone(entry),
      }))}
    />
  )
}
