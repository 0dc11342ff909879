import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { readSetting, saveSetting } from './settings.ts'

/** 0 is ordinary type; 1 to 3 are large type with a body of 22, 26 and 30 px. */
export type TypeStep = 0 | 1 | 2 | 3

type TypeSize = { readonly step: TypeStep; readonly choose: (step: TypeStep) => void }

const Size = createContext<TypeSize>({ step: 0, choose: () => {} })

type Props = { readonly children: ReactNode; readonly initial?: TypeStep }

/** Gives the page its type size, kept on the device. Sets `data-type` and `data-step` on `<html>`, which the tokens follow. */
export function TypeSizeProvider({ children, initial }: Props) {
  const [step, setStep] = useState<TypeStep>(() => initial ?? savedStep())
  useEffect(() => {
    const root = document.documentElement
    if (step === 0) {
      delete root.dataset.type
      delete root.dataset.step
    } else {
      root.dataset.type = 'large'
      root.dataset.step = String(step)
    }
  }, [step])
  const size = useMemo(() => {
    const choose = (next: TypeStep) => {
      saveSetting('type-step', String(next))
      setStep(next)
    }
    return { step, choose }
  }, [step])
  return <Size.Provider value={size}>{children}</Size.Provider>
}

/** The type size of the page and how to choose another. */
export function useTypeSize(): TypeSize {
  return useContext(Size)
}

function savedStep(): TypeStep {
  const saved = Number(readSetting('type-step') ?? 0)
  return saved === 1 || saved === 2 || saved === 3 ? saved : 0
}
