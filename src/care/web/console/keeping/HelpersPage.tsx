import { Button } from 'antd'
import { useState } from 'react'
import { ActSheet } from '../../../../people/web/console/index.ts'
import { useEstate } from '../../../../places/web/index.ts'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { CareTabs } from '../CareTabs.tsx'
import { Answered } from './Answered.tsx'
import { HelperSheet } from './HelperSheet.tsx'
import { keepingMessages } from './messages-keeping.ts'
import { type HelperLine, useHelperActs, useHelpers, useHereParams } from './queries.ts'

/** Who agreed to go on visits, by name: which buildings, and how often a week she agreed to. */
export function HelpersPage() {
  const t = useText(keepingMessages)
  const helpers = useHelpers()
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      <CareTabs />
      <h1>{t('helpers.title')}</h1>
      <p className="quiet">{t('helpers.lead')}</p>
      <p>
        <Button type="primary" aria-expanded={isAdding} onClick={() => setAdding(!isAdding)}>
          {t('helpers.add')}
        </Button>
      </p>
      {isAdding ? <HelperSheet onClose={() => setAdding(false)} /> : null}
      <Answered asked={helpers}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('helpers.none')}>{t('helpers.none-what')}</Empty>
          ) : (
            <ul className="stack-tight">
              {items.map((helper) => (
                <One key={helper.id} helper={helper} />
              ))}
            </ul>
          )
        }
      </Answered>
    </>
  )
}

function One({ helper }: { readonly helper: HelperLine }) {
  const t = useText(keepingMessages)
  const { community } = useHereParams()
  const estate = useEstate(community)
  const { end } = useHelperActs()
  const [isEnding, setEnding] = useState(false)
  const { id, name, buildings, thisWeek, weeklyMost } = helper
  const known = estate.data?.buildings.filter((building) => buildings.includes(building.id)) ?? []
  const names = known.map((building) => building.name).join(' ')
  return (
    <li className="card stack-tight">
      <h2>{name}</h2>
      <p>{t('helpers.buildings', { n: buildings.length, names })}</p>
      <p className="quiet">{t('helpers.week', { now: thisWeek, most: weeklyMost })}</p>
      <p>
        <Button aria-expanded={isEnding} onClick={() => setEnding(!isEnding)}>
          {t('helpers.end')}
        </Button>
      </p>
      {isEnding ? (
        <ActSheet
          title={t('helpers.end')}
          why={t('helpers.end-why')}
          onSend={end(id)}
          onClose={() => setEnding(false)}
        />
      ) : null}
    </li>
  )
}
