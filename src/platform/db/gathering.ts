/** How much goes out together, how many groups may be expected back before the next one leaves, and how long that waits for them at most. */
export type Sizes = {
  readonly mostTogether: number
  readonly ahead: number
  readonly mostLanes: number
  readonly patienceMs: number
}

/**
 * Lets what is asked in one moment go out together. While `ahead` groups are on their way the next one gathers, since waking
 * the database costs as much as a small request; one that waits longer than `patienceMs` behind slow groups goes besides.
 * `carry` resolves once its connection is free again, whatever became of the group, and never throws.
 */
export function gathering<Asked>(
  { mostTogether, ahead, mostLanes, patienceMs }: Sizes,
  carry: (together: readonly Asked[]) => Promise<void>,
): (asked: Asked) => void {
  const waiting: Asked[] = []
  let lanes = 0
  /** The groups on their way that may come back any moment; those that somebody waited for in vain are not among them. */
  const prompt = new Set<symbol>()
  let called = false
  let patience: NodeJS.Timeout | undefined

  function call(): void {
    if (called || waiting.length === 0 || lanes === mostLanes) return
    if (prompt.size >= ahead) {
      patience ??= setTimeout(giveUpWaiting, patienceMs)
    } else {
      called = true
      setImmediate(depart)
    }
  }

  function giveUpWaiting(): void {
    prompt.clear()
    depart()
  }

  function depart(): void {
    called = false
    clearTimeout(patience)
    patience = undefined
    const together = waiting.splice(0, mostTogether)
    if (together.length === 0) return
    lanes += 1
    const group = Symbol('group')
    prompt.add(group)
    void carry(together).then(() => {
      lanes -= 1
      prompt.delete(group)
      call()
    })
    call()
  }

  return (asked) => {
    waiting.push(asked)
    call()
  }
}
