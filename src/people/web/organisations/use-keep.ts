import { useEstate, useHere } from '../../../places/web/index.ts'

/** The ids of buildings by a line such as `1-12, 15`; an empty list where a number is none of the estate's. */
export function useBuildingNumbers(): (line: string) => string[] {
  const estate = useEstate(useHere().id)
  const byNumber = new Map((estate.data?.buildings ?? []).map(({ id, number }) => [number, id]))
  return (line) => {
    const ids = numbersIn(line).map((number) => byNumber.get(number))
    return ids.every((id) => id !== undefined) ? ids : []
  }
}

const mostAtOnce = 1000

/** The numbers of a line such as `1-3、15`; none where the line cannot be read. */
export function numbersIn(line: string): number[] {
  const parts = line
    .split(/[\s,，、;；栋]+/)
    .filter(Boolean)
    .map((part) => /^(\d+)(?:[-–~至到](\d+))?$/.exec(part))
  if (parts.some((part) => part === null)) return []
  const numbers = parts.flatMap((part) => {
    const [from, to] = [Number(part![1]), Number(part![2] ?? part![1])]
    return to < from || to - from >= mostAtOnce ? [] : Array.from({ length: to - from + 1 }, (_, step) => from + step)
  })
  return [...new Set(numbers)]
}
