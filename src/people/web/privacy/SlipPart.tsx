import { Button } from 'antd'
import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { formatDay } from '../../../platform/i18n/moments.ts'
import { addressOf } from '../../../platform/web/api-client.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { serverNow } from '../../../platform/web/server-time.ts'
import { endSlip, giveSlip, type PrivacyPanel, printSlip } from '../../contract-privacy.ts'
import { callSignedIn } from '../session-watch.ts'
import { ActSheet } from '../staff/ActSheet.tsx'
import { privacyDeskMessages } from './messages-desk.ts'

type Props = { readonly person: string; readonly panel: PrivacyPanel }

/** The slip with which she opens her own page: made, printed, ended. */
export function SlipPart({ person, panel }: Props) {
  const t = useText(privacyDeskMessages)
  const { language } = useLanguage()
  const community = useHere()
  const [open, setOpen] = useState<'give' | 'end' | null>(null)
  const { slip, isOpen } = panel
  const params = { community: community.id, person }
  const isWaiting = slip?.state === 'waiting'
  const said = slip
    ? slip.state === 'waiting'
      ? t('slip.waiting', { day: formatDay(slip.expiresAt, serverNow(), language) })
      : t(`slip.${slip.state}`)
    : t('slip.none')
  return (
    <div className="stack-tight">
      <p>
        {said} {isOpen ? t('slip.open') : null}
      </p>
      <div className="row no-print">
        {isWaiting
          ? (['a4', 'receipt'] as const).map((paper) => (
              <Button
                key={paper}
                type={paper === 'a4' ? 'primary' : 'default'}
                href={addressOf(printSlip, { params, query: { paper } })}
                target="_blank"
              >
                {t(`slip.${paper}`)}
              </Button>
            ))
          : null}
        <Button aria-expanded={open === 'give'} onClick={() => setOpen(open === 'give' ? null : 'give')}>
          {t(slip ? 'slip.anew' : 'slip.give')}
        </Button>
        {isWaiting || isOpen ? (
          <Button aria-expanded={open === 'end'} onClick={() => setOpen(open === 'end' ? null : 'end')}>
            {t('slip.end')}
          </Button>
        ) : null}
      </div>
      {open === 'give' ? <GiveSheet person={person} panel={panel} onClose={() => setOpen(null)} /> : null}
      {open === 'end' ? (
        <ActSheet
          title={t('slip.end')}
          why={t('slip.end-why')}
          onSend={(commandId) => callSignedIn(endSlip, { params, body: {} }, { commandId })}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </div>
  )
}

function GiveSheet({ person, panel, onClose }: Props & { readonly onClose: () => void }) {
  const t = useText(privacyDeskMessages)
  const community = useHere()
  const [guardian, setGuardian] = useState<string | undefined>(panel.guardians[0]?.id)
  const body = panel.needsGuardian && guardian ? { guardian } : {}
  const params = { community: community.id, person }
  return (
    <ActSheet
      title={t(panel.slip ? 'slip.anew' : 'slip.give')}
      why={t('slip.why')}
      onSend={(commandId) => callSignedIn(giveSlip, { params, body }, { commandId })}
      onClose={onClose}
    >
      {() =>
        panel.needsGuardian ? (
          <ChoiceBox
            label={t('slip.guardian')}
            value={guardian}
            choices={panel.guardians.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setGuardian}
          />
        ) : null
      }
    </ActSheet>
  )
}
