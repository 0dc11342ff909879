import { Button } from 'antd'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { careDeskMessages } from './messages.ts'
import { allowRing, muteRing, strike, useRing } from './ring.ts'

/** Whether this computer rings, and the press that lets it. */
export function RingControl() {
  const t = useText(careDeskMessages)
  const { isAllowed, isMuted } = useRing()
  if (!isAllowed)
    return (
      <div className="row">
        <StatusMark tone="watch" glyph="bell" word={t('ring.off')} />
        <Button
          onClick={() => {
            allowRing()
            strike()
          }}
        >
          {t('ring.allow')}
        </Button>
      </div>
    )
  return (
    <div className="row">
      <StatusMark tone={isMuted ? 'watch' : 'good'} glyph="bell" word={t(isMuted ? 'ring.muted' : 'ring.on')} />
      <Button onClick={() => muteRing(!isMuted)}>{t(isMuted ? 'ring.unmute' : 'ring.mute')}</Button>
      {isMuted ? null : <Button onClick={strike}>{t('ring.try')}</Button>}
    </div>
  )
}
