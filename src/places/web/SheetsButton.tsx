import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../../platform/web/api-client.ts'
import { useText } from '../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../platform/web/Notice.tsx'
import { useProblemText } from '../../platform/web/problem-text.tsx'
import { saveFile } from '../../platform/web/save-file.ts'
import { qrSheets } from '../contract-settings.ts'
import { placesMessages } from './messages.ts'

type Props = {
  readonly community: string
  /** Which staircases; all of the community where nothing is named. */
  readonly only?: { readonly grid?: string; readonly building?: string; readonly staircase?: string }
  readonly label: string
  /** The file's name, without its ending. */
  readonly name: string
  readonly isSmall?: boolean
}

/** Fetches QR sheets as a PDF; says why where there are none. */
export function SheetsButton({ community, only = {}, label, name, isSmall = false }: Props) {
  const t = useText(placesMessages)
  const { say } = useProblemText()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const take = async () => {
    setBusy(true)
    setError(null)
    try {
      saveFile((await call(qrSheets, { params: { community }, query: only })) as Blob, `${name}.pdf`)
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button type={isSmall ? 'link' : 'default'} size={isSmall ? 'small' : 'middle'} loading={isBusy} onClick={take}>
        {isBusy && !isSmall ? t('places.drawing') : label}
      </Button>
      {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
    </>
  )
}
