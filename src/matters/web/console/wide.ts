import { useSyncExternalStore } from 'react'
import { useTypeSize } from '../../../platform/web/TypeSizeProvider.tsx'

const wide = '(min-width: 1280px)'

/** Whether list and opened matter fit side by side; large type needs the whole width for one of them. */
export function useIsWide(): boolean {
  const { step } = useTypeSize()
  const fits = useSyncExternalStore(listen, () => matchMedia(wide).matches)
  return fits && step === 0
}

function listen(changed: () => void): () => void {
  const media = matchMedia(wide)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}
