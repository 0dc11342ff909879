import { useState } from 'react'
import { Button } from '../../../../platform/web/Button.tsx'
import { ChoiceList } from '../../../../platform/web/ChoiceList.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { PhotoPicker } from '../../../../platform/web/PhotoPicker.tsx'
import { Steps } from '../../../../platform/web/Steps.tsx'
import { showTrouble } from '../../../../platform/web/show-trouble.ts'
import { type DraftPlace, hasFloor, isPlaced, missingOn, mostPhotos, spotsOf } from '../../resident/report/draft.ts'
import { FloorStepper } from '../../resident/report/FloorStepper.tsx'
import { reportMessages } from '../../resident/report/messages.ts'
import { PlacePicker } from '../../resident/report/PlacePicker.tsx'
import { SpotWords } from '../../resident/report/SpotWords.tsx'
import { PocketPage } from '../PocketPage.tsx'
import { patrolMessages } from './messages.ts'
import type { PatrolDesk } from './use-patrol-draft.ts'

type Props = { readonly desk: PatrolDesk; readonly back: string; readonly onNext: () => void }

/** Screen 2: where exactly, and pictures. */
export function WhereScreen({ desk, back, onNext }: Props) {
  const t = useText(reportMessages)
  const say = useText(patrolMessages)
  const { draft, change, photos, setPhotos } = desk
  const [isTried, setTried] = useState(false)
  const missing = isTried ? missingOn('where', draft) : null
  return (
    <PocketPage
      title={say('patrol.title')}
      back={back}
      action={
        <Button kind="primary" wide onClick={goOn}>
          {t('report.next')}
        </Button>
      }
    >
      <Steps current={2} total={3} title={t('where.title')} />
      <PlacePicker
        community={draft.community}
        place={draft.place}
        onChange={(place) => change({ place, ...fitting(place) })}
        error={missing === 'place' ? t('where.place-missing') : null}
      />
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
    </PocketPage>
  )

  /** Away from a building there is only outdoors; a floor above the roof is none. */
  function fitting(place: DraftPlace) {
    const spots = spotsOf(place)
    const most = place.building?.floors ?? 0
    return {
      spot: spots.length === 1 ? ('outdoors' as const) : draft.spot,
      floor: draft.floor !== null && draft.floor > most ? null : draft.floor,
    }
  }

  function goOn(): void {
    setTried(true)
    if (!missingOn('where', draft)) onNext()
    else showTrouble()
  }
}

function SpotFields({ desk, error }: { readonly desk: PatrolDesk; readonly error: string | null }) {
  const t = useText(reportMessages)
  const { draft, change } = desk
  return (
    <>
      <ChoiceList
        label={t('where.spot')}
        shape="chips"
        error={error}
        choices={spotsOf(draft.place).map((spot) => ({ value: spot, label: t(`where.${spot}`) }))}
        value={draft.spot}
        onChange={(spot) => change({ spot })}
      />
      {hasFloor(draft.spot) && draft.place.building ? (
        <FloorStepper floor={draft.floor} most={draft.place.building.floors} onChange={(floor) => change({ floor })} />
      ) : null}
      <SpotWords spot={draft.spot} value={draft.spotWords} onChange={(spotWords) => change({ spotWords })} />
    </>
  )
}
