import { useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { MatterPage } from '../../contract.ts'
import { pocketMessages } from './messages.ts'

/** The pictures of a matter: those of the report, then those of the work. */
export function PictureRow({ matter }: { readonly matter: MatterPage }) {
  const t = useText(pocketMessages)
  const shown = matter.pictures.filter((picture) => !picture.hidden)
  if (shown.length === 0) return null
  const sorted = [...shown].sort((one, other) => Number(one.moment === 'after') - Number(other.moment === 'after'))
  return (
    <section className="stack-tight">
      <h2>{t('matter.pictures')}</h2>
      <ul className="pocket-pictures">
        {sorted.map((picture, index) => (
          <li key={picture.id}>
            <OnePicture address={picture.address} alt={t(`matter.picture-${picture.moment}`, { n: index + 1 })} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function OnePicture({ address, alt }: { readonly address: string; readonly alt: string }) {
  const t = useText(pocketMessages)
  const [isLost, setLost] = useState(false)
  if (isLost) return <p className="pocket-no-picture quiet">{t('matter.picture-none')}</p>
  return (
    <a href={address} target="_blank" rel="noreferrer">
      <img src={address} alt={alt} loading="lazy" onError={() => setLost(true)} />
    </a>
  )
}
