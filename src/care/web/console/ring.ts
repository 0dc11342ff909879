import { useEffect, useSyncExternalStore } from 'react'
import { readSetting, saveSetting } from '../../../platform/web/settings.ts'

/** Whether this computer rings: browsers let a page sound only after somebody pressed something on it. */
export type Ring = { readonly isAllowed: boolean; readonly isMuted: boolean }

const changed = new EventTarget()
let ring: Ring = { isAllowed: false, isMuted: false }
let audio: AudioContext | undefined

function set(change: Partial<Ring>): void {
  ring = { ...ring, ...change }
  changed.dispatchEvent(new Event('change'))
}

/** Lets the page sound, from within a press; remembered, so that the next press anywhere is enough after the page was opened anew. */
export function allowRing(): void {
  audio ??= new AudioContext()
  void audio.resume()
  saveSetting('care-ring', 'on')
  set({ isAllowed: true, isMuted: false })
}

/** Silences this computer until it is undone or the page is opened anew. */
export function muteRing(isMuted: boolean): void {
  set({ isMuted })
}

const tones = [
  { hertz: 880, from: 0 },
  { hertz: 660, from: 0.28 },
  { hertz: 880, from: 0.56 },
] as const

/** Sounds once: three tones, loud enough for a room, not shrill. */
export function strike(): void {
  if (!audio) return
  const loudness = audio.createGain()
  loudness.connect(audio.destination)
  for (const { hertz, from } of tones) {
    const tone = audio.createOscillator()
    tone.type = 'triangle'
    tone.frequency.value = hertz
    tone.connect(loudness)
    tone.start(audio.currentTime + from)
    tone.stop(audio.currentTime + from + 0.24)
  }
  loudness.gain.setValueAtTime(0.5, audio.currentTime)
}

export function useRing(): Ring {
  useEffect(() => {
    if (ring.isAllowed || readSetting('care-ring') !== 'on') return
    const arm = () => allowRing()
    addEventListener('pointerdown', arm, { once: true })
    addEventListener('keydown', arm, { once: true })
    return () => {
      removeEventListener('pointerdown', arm)
      removeEventListener('keydown', arm)
    }
  }, [])
  return useSyncExternalStore(listen, () => ring)
}

function listen(hear: () => void): () => void {
  changed.addEventListener('change', hear)
  return () => changed.removeEventListener('change', hear)
}

const every = 4_000

/** Sounds again and again while something waits to be seen. */
export function useRinging(isWanted: boolean): void {
  const { isAllowed, isMuted } = useRing()
  const rings = isWanted && isAllowed && !isMuted
  useEffect(() => {
    if (!rings) return
    strike()
    const timer = setInterval(strike, every)
    return () => clearInterval(timer)
  }, [rings])
}
