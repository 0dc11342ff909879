import { Button } from 'antd'
import { useId, useState } from 'react'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { FileField } from '../../../platform/web/FileField.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { Notice } from '../../../platform/web/Notice.tsx'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import { saveFile } from '../../../platform/web/save-file.ts'
import {
  type CoordinateSystem,
  coordinateSystems,
  exportGeoJson,
  importGeoJson,
  type OutlineOutcome,
} from '../../contract-geojson.ts'
import { usePlacesCall } from '../building/places-call.ts'
import { useChanged } from '../building/use-building.ts'
import { outlinesMessages } from './messages-outlines.ts'
import { Outcome } from './Outcome.tsx'

type Props = { readonly community: string; readonly name: string; readonly mayChange: boolean }

/** Outlines of grids and buildings out as GeoJSON, and in with a dry look first. */
export function OutlinesPanel({ community, name, mayChange }: Props) {
  const t = useText(outlinesMessages)
  const { say } = useProblemText()
  const ask = usePlacesCall()
  const changed = useChanged()
  const id = useId()
  const [system, setSystem] = useState<CoordinateSystem>('wgs84')
  const [collection, setCollection] = useState<unknown>()
  const [outcome, setOutcome] = useState<OutlineOutcome>()
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const [fileName, setFileName] = useState<string>()

  const trying = async (work: () => Promise<void>) => {
    setBusy(true)
    setError(null)
    await work().catch(setError)
    setBusy(false)
  }
  const take = () =>
    trying(async () => {
      const content = JSON.stringify(await ask(exportGeoJson, { params: { community } }))
      saveFile(new Blob([content], { type: 'application/geo+json' }), `${name}.geojson`)
    })
  const choose = async (file: File) => {
    setOutcome(undefined)
    setFileName(file.name)
    // What is no JSON is no collection either; the server says so by its place.
    setCollection(
      await file
        .text()
        .then(JSON.parse)
        .catch(() => null),
    )
  }
  const send = (dry: boolean) =>
    trying(async () => {
      const body = { system, dry, collection }
      setOutcome(await ask(importGeoJson, { params: { community }, body }, { commandId: newBrowserId() }))
      if (!dry) await changed()
    })
  return (
    <section className="house-part" aria-labelledby={id}>
      <div className="house-part-head">
        <h2 id={id}>{t('outlines.title')}</h2>
        <Button loading={isBusy} onClick={take}>
          {t('outlines.take')}
        </Button>
      </div>
      {mayChange ? (
        <>
          <p className="quiet">{t('outlines.lead')}</p>
          <div className="house-fields">
            <FileField
              label={t('outlines.file')}
              accept=".geojson,.json,application/geo+json"
              chosen={fileName ?? null}
              onChoose={(file) => void choose(file)}
            />
            <ChoiceBox
              label={t('outlines.system')}
              value={system}
              choices={coordinateSystems.map((value) => ({ value, label: t(`system.${value}`) }))}
              onChange={(value) => {
                setSystem((value ?? 'wgs84') as CoordinateSystem)
                setOutcome(undefined)
              }}
            />
          </div>
          <div className="row">
            <Button disabled={collection === undefined} loading={isBusy} onClick={() => send(true)}>
              {t('outlines.try')}
            </Button>
            {outcome?.dry && outcome.faults.length === 0 && outcome.changed.length > 0 ? (
              <Button type="primary" loading={isBusy} onClick={() => send(false)}>
                {t('outlines.bring')}
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
      {error ? <Notice tone="bad" spoken title={say(error)} /> : null}
      {outcome ? <Outcome outcome={outcome} /> : null}
    </section>
  )
}
