import './pocket-people.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useCommunity } from '../../../places/web/index.ts'
import { Button } from '../../../platform/web/Button.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { PocketFrame } from '../../../platform/web/PocketFrame.tsx'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { Watermark } from '../../../platform/web/Watermark.tsx'
import { readResident } from '../../contract-residents.ts'
import { useResidentWords } from '../residents/resident-words.ts'
import { callSignedIn } from '../session-watch.ts'
import { pocketPeopleMessages } from './messages-people.ts'
import { type Of, OpenSheet } from './OpenSheet.tsx'
import { usePocketSession } from './PocketGate.tsx'

/** One resident on a phone: masked, name or telephone opened for a purpose and gone again when the sheet closes. */
export function PersonPage({ id }: { readonly id: string }) {
  const t = useText(pocketPeopleMessages)
  const { name, isDemo } = usePocketSession()
  const { community } = useCommunity()
  const resident = useQuery({
    queryKey: ['people', 'resident', community?.id, id],
    queryFn: ({ signal }) =>
      callSignedIn(readResident, { params: { community: community!.id, person: id } }, { signal }),
    enabled: community !== undefined,
    gcTime: 0,
  })
  return (
    <PocketFrame title={t('person.title')} back="/pocket/people" isDemo={isDemo}>
      <Watermark name={name} />
      {resident.isError ? <ErrorState error={resident.error} onAgain={() => void resident.refetch()} /> : null}
      {resident.data ? <Record resident={resident.data} /> : resident.isPending ? <LoadingFrame /> : null}
    </PocketFrame>
  )
}

function Record({ resident }: Of) {
  const { t: say, birth, home, ended } = useResidentWords()
  const t = useText(pocketPeopleMessages)
  const [field, setField] = useState<'phone' | 'name' | null>(null)
  const { abilities, phone, relation } = resident
  return (
    <>
      <section className="card stack-tight">
        <h2>{resident.name}</h2>
        <p>{home(resident) ?? ended(resident)}</p>
        <p className="quiet">
          {[relation ? say(`relation.${relation}`) : null, birth(resident)].filter(Boolean).join(' · ')}
        </p>
        <p>{phone ?? t('person.no-phone')}</p>
      </section>
      {abilities.includes('open-phone') ? (
        <Button kind="primary" wide glyph="phone" onClick={() => setField('phone')}>
          {t('person.call')}
        </Button>
      ) : null}
      {abilities.includes('open-name') ? (
        <Button wide onClick={() => setField('name')}>
          {t('person.name')}
        </Button>
      ) : null}
      {field ? <OpenSheet resident={resident} field={field} onClose={() => setField(null)} /> : null}
    </>
  )
}
