import { Button } from 'antd'
import { useState } from 'react'
import { Glyph } from '../../../platform/web/Glyph.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import type { MatterPage } from '../../contract.ts'
import { may } from './act-order.ts'
import { LazyActForm } from './LazyActForm.tsx'
import { matterMessages } from './messages-matter.ts'

type Props = {
  readonly matter: MatterPage
  readonly picture: MatterPage['pictures'][number]
  /** Its place in the row, from one. */
  readonly place: number
  readonly onCover: () => void
}

/** One picture with when it was taken, whether its public copy is ready, and what may be done with it. */
export function OnePicture({ matter, picture, place, onCover }: Props) {
  const t = useText(matterMessages)
  const [isHiding, setHiding] = useState(false)
  const moment = t(`pictures.${picture.moment}`)
  if (picture.hidden) return <p className="said-hidden">{t('pictures.hidden')}</p>
  const mayCover = may(matter.abilities, 'approve-summary') && !matter.private
  return (
    <figure className="picture">
      <a href={picture.address} target="_blank" rel="noreferrer">
        <img
          src={picture.address}
          alt={t('pictures.alt', { moment, n: place })}
          width={picture.width}
          height={picture.height}
          loading="lazy"
        />
      </a>
      <figcaption>
        <span>{moment}</span>
        {picture.approved ? (
          <a href={`${picture.address}?covered=true`} target="_blank" rel="noreferrer">
            <StatusMark tone="good" word={t('pictures.covered')} />
          </a>
        ) : null}
      </figcaption>
      <div className="row no-print">
        {mayCover ? (
          <Button size="small" icon={<Glyph name="brush" />} onClick={onCover}>
            {t('pictures.cover')}
          </Button>
        ) : null}
        {may(matter.abilities, 'hide-words') ? (
          <Button
            size="small"
            type="text"
            icon={<Glyph name="eyeOff" />}
            aria-expanded={isHiding}
            onClick={() => setHiding(!isHiding)}
          >
            {t('pictures.hide')}
          </Button>
        ) : null}
      </div>
      {isHiding ? (
        <LazyActForm
          matter={matter}
          act="hide-words"
          given={{ target: 'picture', targetId: picture.id }}
          onClose={() => setHiding(false)}
        />
      ) : null}
    </figure>
  )
}
