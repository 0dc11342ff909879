import type { MatterLine } from '../../contract-shapes.ts'
import { MatterTurn } from './MatterTurn.tsx'
import { useMatterWords } from './words.ts'

type Props = { readonly line: MatterLine }

/** A matter in two lines, for the search box and the bell. */
export function MatterFound({ line }: Props) {
  const words = useMatterWords()
  return (
    <div className="matter-found">
      <p>
        <strong>{words.category(line.category, line.categoryName)}</strong> <span className="quiet">{line.number}</span>
      </p>
      <p className="quiet">{words.place(line.place)}</p>
      <MatterTurn line={line} />
    </div>
  )
}
