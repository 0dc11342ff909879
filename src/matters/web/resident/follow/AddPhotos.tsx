import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../../platform/web/api-client.ts'
import { Button } from '../../../../platform/web/Button.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { type Photo, PhotoPicker } from '../../../../platform/web/PhotoPicker.tsx'
import { ErrorState } from '../../../../platform/web/states.tsx'
import { addReportPicture } from '../../../contract-public.ts'
import { reportKey } from '../queries.ts'
import { followMessages } from './messages.ts'

type Props = { readonly report: string }

/** Adds pictures to a report later on; what could not be sent stays here to be sent again. */
export function AddPhotos({ report }: Props) {
  const t = useText(followMessages)
  const queries = useQueryClient()
  const [photos, setPhotos] = useState<readonly Photo[]>([])
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  return (
    <details className="unfold">
      <summary>{t('photo.add')}</summary>
      <div className="stack">
        <PhotoPicker label={t('photo.add')} photos={photos} onChange={setPhotos} most={6} />
        {failure ? <ErrorState error={failure} /> : null}
        {photos.length > 0 ? (
          <Button wide busy={isBusy} onClick={() => void send()}>
            {t('photo.send', { n: photos.length })}
          </Button>
        ) : null}
      </div>
    </details>
  )

  async function send(): Promise<void> {
    setBusy(true)
    setFailure(null)
    let left = photos
    try {
      for (const photo of photos) {
        const options = { commandId: photo.id }
        await call(addReportPicture, { params: { report, picture: photo.id }, picture: photo.blob }, options)
        left = left.filter((each) => each !== photo)
      }
    } catch (error) {
      setFailure(error)
    }
    setPhotos(left)
    setBusy(false)
    await queries.invalidateQueries({ queryKey: reportKey(report) })
  }
}
