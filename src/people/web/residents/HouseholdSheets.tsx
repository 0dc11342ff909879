import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { dayOf } from '../../../platform/web/day-of.ts'
import { serverNow } from '../../../platform/web/server-time.ts'
import { changeHead, splitHousehold } from '../../contract-homes.ts'
import type { Relation } from '../../residents/rules-residents.ts'
import { callSignedIn } from '../session-watch.ts'
import { ActLine, ActSheet } from '../staff/ActSheet.tsx'
import { type ChosenDoor, DoorPicker } from './DoorPicker.tsx'
import { messageOf } from './message-of.ts'
import { RelationBox } from './PersonFields.tsx'
import { useResidentWords } from './resident-words.ts'
import type { Home } from './use-residents.ts'

type Props = { readonly home: Home; readonly onClose: () => void }

/** Another head, with the place of everybody else, in one act. */
export function HeadSheet({ home, onClose }: Props) {
  const { t } = useResidentWords()
  const community = useHere()
  const { id, members } = home.household!
  const candidates = members.filter(({ relation }) => relation !== 'head')
  const [person, setPerson] = useState(candidates[0]?.id ?? '')
  const [places, setPlaces] = useState<Record<string, string>>({})
  const others = members.filter((member) => member.id !== person)
  const send = (commandId: string) => {
    const named = others.map((member) => ({
      person: member.id,
      relation: (places[member.id] ?? 'other') as Exclude<Relation, 'head'>,
    }))
    const params = { community: community.id, household: id }
    return callSignedIn(changeHead, { params, body: { person, others: named } }, { commandId })
  }
  return (
    <ActSheet title={t('act.head')} onSend={send} onClose={onClose}>
      {() => (
        <>
          <ChoiceBox
            label={t('form.head')}
            value={person}
            choices={candidates.map((each) => ({ value: each.id, label: each.name }))}
            onChange={(value) => setPerson(value ?? '')}
          />
          {others.map((member) => (
            <RelationBox
              key={member.id}
              label={t('form.relation-of', { name: member.name })}
              value={places[member.id] ?? 'other'}
              without={['head']}
              onChange={(relation) => setPlaces({ ...places, [member.id]: relation ?? 'other' })}
            />
          ))}
        </>
      )}
    </ActSheet>
  )
}

/** Some of the household live behind another door from a day on, together. */
export function SplitSheet({ home, onClose }: Props) {
  const { t } = useResidentWords()
  const community = useHere()
  const { id, members } = home.household!
  const [door, setDoor] = useState<ChosenDoor>({ building: home.building, dwelling: '' })
  const [from, setFrom] = useState(dayOf(serverNow()))
  const [going, setGoing] = useState<Record<string, string>>({})
  const send = (commandId: string) => {
    const named = Object.entries(going).filter(([, relation]) => relation)
    const body = {
      dwelling: door.dwelling,
      from,
      members: named.map(([person, relation]) => ({ person, relation: relation as Relation })),
    }
    return callSignedIn(splitHousehold, { params: { community: community.id, household: id }, body }, { commandId })
  }
  return (
    <ActSheet title={t('act.split')} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          <DoorPicker value={door} wrong={messageOf(wrong, ['dwelling', 'members'])} onChange={setDoor} />
          {members.map((member) => (
            <RelationBox
              key={member.id}
              label={t('form.relation-there', { name: member.name })}
              none={t('form.stays')}
              value={going[member.id] ?? ''}
              onChange={(relation) => setGoing({ ...going, [member.id]: relation ?? '' })}
            />
          ))}
          <ActLine label={t('form.from')} type="date" value={from} wrong={wrong('from')} onChange={setFrom} />
        </>
      )}
    </ActSheet>
  )
}
