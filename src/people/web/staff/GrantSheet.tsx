import { useState } from 'react'
import { useEstate, useHere } from '../../../places/web/index.ts'
import { type PostKind, postKinds } from '../../../platform/actor.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { grantPost } from '../../contract-posts.ts'
import { mayStandAt } from '../../rules-organisations.ts'
import { placesOf } from '../../rules-posts.ts'
import { useSession } from '../session.tsx'
import { callSignedIn } from '../session-watch.ts'
import { ActLine, ActSheet } from './ActSheet.tsx'
import { staffMessages } from './messages-staff.ts'
import { useOrganisations } from './use-staff.ts'

type Profession = 'police_officer' | 'lawyer' | 'doctor'
type Props = { readonly account: string; readonly onClose: () => void }

const kinds = postKinds.filter((kind) => kind !== 'resident')
const professions: readonly Profession[] = ['police_officer', 'lawyer', 'doctor']

/** Grants a post: the kind first, then the places that this kind has. */
export function GrantSheet({ account, onClose }: Props) {
  const t = useText(staffMessages)
  const community = useHere()
  const subdistrict = useSession().posts.find((post) => post.subdistrict)?.subdistrict?.id
  const estate = useEstate(community.id)
  const [kind, setKind] = useState<PostKind>('grid_worker')
  const [profession, setProfession] = useState<string>()
  const [isWhole, setWhole] = useState(false)
  const [grid, setGrid] = useState<string>()
  const [building, setBuilding] = useState<string>()
  const [organisation, setOrganisation] = useState<string>()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const { allowed } = placesOf(kind)
  const has = (place: (typeof allowed)[number]) => allowed.includes(place)
  const organisations = useOrganisations(has('organisation'))
  const mayBeWhole = has('subdistrict') && has('community')
  const isAbove = has('subdistrict') && (!has('community') || isWhole)

  const send = (commandId: string) => {
    const place = {
      ...(isAbove && subdistrict ? { subdistrict } : {}),
      ...(has('community') && !isAbove ? { community: community.id } : {}),
      ...(has('grid') && grid ? { grid } : {}),
      ...(has('building') && building ? { building } : {}),
      ...(has('organisation') && organisation ? { organisation } : {}),
    }
    const days = { ...(from ? { from } : {}), ...(to ? { to } : {}) }
    const named = kind === 'professional' && profession ? { profession: profession as Profession } : {}
    return callSignedIn(grantPost, { params: { account }, body: { kind, ...named, ...place, ...days } }, { commandId })
  }
  const choose = { none: t('form.choose') }
  return (
    <ActSheet title={t('act.grant-post')} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          <ChoiceBox
            label={t('form.kind')}
            value={kind}
            choices={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onChange={(value) => value && setKind(value as PostKind)}
          />
          {kind === 'professional' ? (
            <ChoiceBox
              label={t('form.profession')}
              value={profession}
              {...choose}
              choices={professions.map((value) => ({ value, label: t(`profession.${value}`) }))}
              onChange={setProfession}
            />
          ) : null}
          {mayBeWhole ? (
            <ChoiceBox
              label={t('form.at')}
              value={isWhole ? 'whole' : 'community'}
              choices={[
                { value: 'community', label: community.name },
                { value: 'whole', label: t('form.whole-subdistrict') },
              ]}
              onChange={(value) => setWhole(value === 'whole')}
            />
          ) : null}
          {has('grid') ? (
            <ChoiceBox
              label={t('form.grid')}
              value={grid}
              {...choose}
              choices={(estate.data?.grids ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setGrid}
            />
          ) : null}
          {has('building') ? (
            <ChoiceBox
              label={t('form.building')}
              value={building}
              {...choose}
              choices={(estate.data?.buildings ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setBuilding}
            />
          ) : null}
          {has('organisation') ? (
            <ChoiceBox
              label={t('form.organisation')}
              value={organisation}
              {...choose}
              choices={(organisations.data?.items ?? [])
                .filter((each) => mayStandAt(kind, each.kind))
                .map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setOrganisation}
            />
          ) : null}
          {(['grid', 'building', 'organisation', 'profession', 'subdistrict', 'kind'] as const).map((field) =>
            wrong(field) ? (
              <p key={field} className="staff-wrong" role="alert">
                {wrong(field)}
              </p>
            ) : null,
          )}
          <ActLine label={t('form.from')} type="date" value={from} wrong={wrong('from')} onChange={setFrom} />
          <ActLine label={t('form.to')} type="date" value={to} wrong={wrong('to')} onChange={setTo} />
        </>
      )}
    </ActSheet>
  )
}
