import { useState } from 'react'
import { Button } from '../../../../platform/web/Button.tsx'
import { ChoiceList } from '../../../../platform/web/ChoiceList.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { PhotoPicker } from '../../../../platform/web/PhotoPicker.tsx'
import { Steps } from '../../../../platform/web/Steps.tsx'
import { showTrouble } from '../../../../platform/web/show-trouble.ts'
import { ResidentPage } from '../ResidentPage.tsx'
import { type DraftPlace, hasFloor, isPlaced, missingOn, mostPhotos, spotsOf } from './draft.ts'
import { FloorStepper } from './FloorStepper.tsx'
import type { FlowScreen } from './flow.ts'
import { reportMessages } from './messages.ts'
import { PlacePicker } from './PlacePicker.tsx'
import { SpotWords } from './SpotWords.tsx'

/** Screen 2: where exactly, and pictures. */
export function WhereScreen({ desk, addresses, onNext }: FlowScreen) {
  const t = useText(reportMessages)
  const { draft, change, photos, setPhotos } = desk
  const [isTried, setTried] = useState(false)
  const [isChoosing, setChoosing] = useState(draft.scanned === null || draft.scanned !== draft.place.staircase?.code)
  const missing = isTried ? missingOn('where', draft) : null
  return (
    <ResidentPage
      isStep
      title={t('where.title')}
      back={addresses.at('what')}
      action={
        <Button kind="primary" wide onClick={goOn}>
          {t('report.next')}
        </Button>
      }
    >
      <Steps current={2} total={3} title={t('where.title')} />
      {isChoosing ? (
        <PlacePicker
          community={draft.community}
          place={draft.place}
          onChange={(place) => change({ place, ...fitting(place) })}
          error={missing === 'place' ? t('where.place-missing') : null}
        />
      ) : (
        <HereCard place={draft.place} onElsewhere={() => setChoosing(true)} />
      )}
      {isPlaced(draft.place) ? (
        <SpotFields desk={desk} error={missing === 'spot' ? t('where.spot-missing') : null} />
      ) : null}
      <PhotoPicker
        label={t('where.photos')}
        hint={t('where.photos-hint')}
        photos={photos}
        onChange={setPhotos}
        most={mostPhotos}
      />
    </ResidentPage>
  )

  /** Apart from the buildings there is only outdoors; what was chosen for one place does not follow to the other. */
  function fitting(place: DraftPlace) {
    const spot = place.isApart ? 'outdoors' : draft.place.isApart ? null : draft.spot
    const most = place.building?.floors ?? 0
    return { spot, floor: draft.floor !== null && draft.floor > most ? null : draft.floor }
  }

  function goOn(): void {
    setTried(true)
    if (!missingOn('where', draft)) onNext()
    else showTrouble()
  }
}

function HereCard({ place, onElsewhere }: { readonly place: DraftPlace; readonly onElsewhere: () => void }) {
  const t = useText(reportMessages)
  return (
    <section className="card stack-tight">
      <p className="quiet">{t('where.here')}</p>
      <p className="here">
        {place.building?.name} {place.staircase?.name}
      </p>
      <p className="quiet">{place.grid?.name}</p>
      <div>
        <Button kind="quiet" glyph="place" onClick={onElsewhere}>
          {t('where.elsewhere')}
        </Button>
      </div>
    </section>
  )
}

function SpotFields({ desk, error }: Pick<FlowScreen, 'desk'> & { readonly error: string | null }) {
  const t = useText(reportMessages)
  const { draft, change } = desk
  const spots = spotsOf(draft.place)
  const hints = { facility: t('where.facility-hint'), outdoors: t('where.outdoors-hint') } as const
  return (
    <>
      <div className="spot-choice">
        <ChoiceList
          label={t('where.spot')}
          error={error}
          choices={spots.map((spot) => ({
            value: spot,
            label: t(`where.${spot}`),
            ...(spot in hints ? { hint: hints[spot as keyof typeof hints] } : {}),
          }))}
          value={draft.spot}
          onChange={(spot) => change({ spot })}
        />
      </div>
      {hasFloor(draft.spot) && draft.place.building ? (
        <FloorStepper floor={draft.floor} most={draft.place.building.floors} onChange={(floor) => change({ floor })} />
      ) : null}
      <SpotWords spot={draft.spot} value={draft.spotWords} onChange={(spotWords) => change({ spotWords })} />
    </>
  )
}
