import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ChangeEvent, lazy, Suspense, useRef, useState } from 'react'
import { callSignedIn } from '../../../people/web/index.ts'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { Glyph } from '../../../platform/web/Glyph.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { shrinkPicture } from '../../../platform/web/shrink-picture.ts'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { addMatterPicture, type MatterPage } from '../../contract.ts'
import { may } from './act-order.ts'
import { matterMessages } from './messages-matter.ts'
import { OnePicture } from './OnePicture.tsx'
import { matterKey } from './queries.ts'
import { Section } from './Section.tsx'

const CoverBrush = lazy(() => import('./CoverBrush.tsx').then((page) => ({ default: page.CoverBrush })))

type Props = { readonly matter: MatterPage }

/** Pictures before and after, and the brush that makes the public copy. */
export function Pictures({ matter }: Props) {
  const t = useText(matterMessages)
  const [covering, setCovering] = useState<string | null>(null)
  const picture = matter.pictures.find(({ id }) => id === covering)
  return (
    <Section title={t('pictures.title')}>
      {matter.pictures.length === 0 ? <p className="quiet">{t('pictures.none')}</p> : null}
      <ul className="pictures">
        {matter.pictures.map((each, index) => (
          <li key={each.id}>
            <OnePicture matter={matter} picture={each} place={index + 1} onCover={() => setCovering(each.id)} />
          </li>
        ))}
      </ul>
      {picture ? (
        <Suspense fallback={<LoadingFrame lines={2} shape="cards" />}>
          <CoverBrush key={picture.id} matter={matter.id} picture={picture} onClose={() => setCovering(null)} />
        </Suspense>
      ) : null}
      {may(matter.abilities, 'add-picture') ? <AddPicture matter={matter} /> : null}
    </Section>
  )
}

function AddPicture({ matter }: Props) {
  const t = useText(matterMessages)
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const add = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file) return
    setBusy(true)
    setError(null)
    try {
      const picture = (await shrinkPicture(file)) ?? file
      const id = newBrowserId()
      const input = { params: { id: matter.id, picture: id }, query: { moment: 'after' as const }, picture }
      await callSignedIn(addMatterPicture, input, { commandId: id })
      await queries.invalidateQueries({ queryKey: matterKey(matter.id) })
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="no-print">
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        onChange={(event) => void add(event)}
        aria-label={t('pictures.add')}
      />
      <Button icon={<Glyph name="camera" />} loading={isBusy} onClick={() => input.current?.click()}>
        {isBusy ? t('pictures.adding') : t('pictures.add')}
      </Button>
      {error ? <ErrorState error={error} /> : null}
    </div>
  )
}
