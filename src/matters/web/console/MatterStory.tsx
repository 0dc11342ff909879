import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { Story, type StoryLine } from '../../../platform/web/Story.tsx'
import { useNow } from '../../../platform/web/use-now.ts'
import type { MatterPage } from '../../contract.ts'
import { matterMessages } from './messages-matter.ts'
import { storySentence, storyTone, storyWords } from './story-lines.ts'
import { useMatterWords } from './words.ts'

type Props = { readonly matter: MatterPage }

/** The journal of the matter as sentences, newest first, pictures in line. */
export function MatterStory({ matter }: Props) {
  const t = useText(matterMessages)
  const words = useMatterWords()
  const { language } = useLanguage()
  const now = useNow()
  const pictures = new Map(matter.pictures.filter(({ hidden }) => !hidden).map((picture) => [picture.id, picture]))
  const lines: StoryLine[] = matter.story.map((entry) => {
    const picture = pictures.get(String(entry.facts.picture ?? ''))
    return {
      id: entry.id,
      at: entry.at,
      sentence: storySentence(entry, now, language),
      by: words.author(entry.by),
      words: storyWords(entry.words),
      tone: storyTone(entry),
      pictures:
        picture && entry.kind === 'matter.picture_added' ? [{ ...picture, alt: t(`pictures.${picture.moment}`) }] : [],
    }
  })
  return <Story lines={lines} title={t('story.title')} />
}
