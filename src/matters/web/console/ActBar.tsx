import { Button, Dropdown } from 'antd'
import { useRef, useState } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ProblemError } from '../../../platform/web/problem-error.ts'
import { useProblemText } from '../../../platform/web/problem-text.tsx'
import type { MatterPage } from '../../contract.ts'
import type { ActName, Draft } from './act-forms.ts'
import { endingActs, orderActs } from './act-order.ts'
import { LazyActForm } from './LazyActForm.tsx'
import { actMessages } from './messages-acts.ts'
import { matterMessages } from './messages-matter.ts'

type Props = { readonly matter: MatterPage }

const besideThePrimary = 2

/** The step that is due as one big button, two likely ones beside it, the rest in a menu; the form opens under them. */
export function ActBar({ matter }: Props) {
  const t = useText(matterMessages)
  const say = useText(actMessages)
  const bar = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<ActName | null>(null)
  const { primary, others, refused } = orderActs(matter.abilities, matter.turn.next)
  const close = () => {
    setOpen(null)
    bar.current?.focus()
  }
  const beside = others.slice(0, besideThePrimary)
  const menu = others.slice(besideThePrimary)
  return (
    <section className="acts no-print" aria-label={t('acts.title')} ref={bar} tabIndex={-1}>
      <div className="acts-row">
        {primary ? (
          <Button type="primary" size="large" aria-expanded={open === primary} onClick={() => setOpen(primary)}>
            {say(`act.${primary}`)}
          </Button>
        ) : null}
        {beside.map((act) => (
          <Button
            key={act}
            size="large"
            danger={endingActs.includes(act)}
            aria-expanded={open === act}
            onClick={() => setOpen(act)}
          >
            {say(`act.${act}`)}
          </Button>
        ))}
        {menu.length > 0 ? (
          <Dropdown
            trigger={['click']}
            menu={{
              items: menu.map((act) => ({ key: act, label: say(`act.${act}`), danger: endingActs.includes(act) })),
              onClick: ({ key }) => setOpen(key as ActName),
            }}
          >
            <Button size="large" aria-haspopup="menu">
              {t('acts.more')}
            </Button>
          </Dropdown>
        ) : null}
        {!primary && others.length === 0 ? <p className="quiet">{t('acts.none')}</p> : null}
      </div>
      <Refusals refused={refused} />
      {open ? (
        <LazyActForm key={open} matter={matter} act={open} given={givenFor(open, matter)} onClose={close} />
      ) : null}
    </section>
  )
}

/** Correcting a place begins from where it stands. */
function givenFor(act: ActName, { place }: MatterPage): Draft {
  if (act !== 'correct-place') return {}
  return {
    grid: place.grid,
    spot: place.spot,
    ...(place.building ? { building: place.building } : {}),
    ...(place.staircaseCode ? { staircase: place.staircaseCode } : {}),
  }
}

function Refusals({ refused }: { readonly refused: readonly { readonly act: ActName; readonly reason: string }[] }) {
  const say = useText(actMessages)
  const problem = useProblemText()
  return refused.map(({ act, reason }) => (
    <p key={act} className="quiet">
      {say(`act.${act}`)}：{problem.say(new ProblemError({ code: 'matters.not-now', status: 409, reason }))}
    </p>
  ))
}
