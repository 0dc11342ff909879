import './story.css'
import { formatDay, formatRelative, formatWritten } from '../i18n/moments.ts'
import { type FoldedLine, foldRepeats } from './fold-repeats.ts'
import { useLanguage, useText } from './LanguageProvider.tsx'
import { frameMessages } from './messages.ts'
import type { StoryLine } from './story-line.ts'
import { useNow } from './use-now.ts'

export type { StoryLine, StoryPicture } from './story-line.ts'

type Props = {
  /** Newest first, as they are shown. */
  readonly lines: readonly StoryLine[]
  readonly title?: string
}

/** What happened, as a story: newest first, words and pictures in line. */
export function Story({ lines, title }: Props) {
  const t = useText(frameMessages)
  return (
    <section className="story">
      <h2>{title ?? t('story.title')}</h2>
      {lines.length === 0 ? <p className="quiet">{t('story.empty')}</p> : null}
      <ol className="story-lines">
        {foldRepeats(lines).map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ol>
    </section>
  )
}

function Line({ line }: { readonly line: FoldedLine }) {
  const t = useText(frameMessages)
  const { language } = useLanguage()
  const now = useNow()
  return (
    <li className={`story-line story-${line.tone ?? 'rest'}`}>
      <p className="story-sentence">{line.sentence}</p>
      <p className="quiet">
        <time dateTime={line.at}>
          <span className="no-print">{formatRelative(line.at, now, language)}</span>
          <span className="on-paper">{formatWritten(line.at, language)}</span>
        </time>
        {line.by ? ` · ${line.by}` : null}
        {line.times > 1
          ? ` · ${t('story.times', { times: line.times, since: formatDay(line.since, now, language) })}`
          : null}
      </p>
      {line.words ? <blockquote className="story-words">{line.words}</blockquote> : null}
      {line.pictures?.length ? (
        <div className="story-pictures">
          {line.pictures.map((picture) => (
            <a key={picture.address} href={picture.address} target="_blank" rel="noreferrer">
              <img
                src={picture.address}
                alt={picture.alt}
                width={picture.width}
                height={picture.height}
                loading="lazy"
              />
            </a>
          ))}
        </div>
      ) : null}
    </li>
  )
}
