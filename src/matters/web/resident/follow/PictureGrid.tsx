import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import type { ReporterPage } from '../../../contract-public.ts'
import { followMessages } from './messages.ts'

type Props = { readonly pictures: ReporterPage['pictures'] }

/** Pictures of the report and of the work; each opens whole. */
export function PictureGrid({ pictures }: Props) {
  const t = useText(followMessages)
  if (pictures.length === 0) return null
  return (
    <ul className="picture-grid" aria-label={t('mine.pictures')}>
      {pictures.map((picture, index) => (
        <li key={picture.id}>
          <a href={picture.address} target="_blank" rel="noreferrer">
            <img
              src={picture.address}
              alt={t(picture.moment === 'after' ? 'mine.picture-after' : 'mine.picture-before', { n: index + 1 })}
              width={picture.width}
              height={picture.height}
              loading="lazy"
            />
          </a>
        </li>
      ))}
    </ul>
  )
}
