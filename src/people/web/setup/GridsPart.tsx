import { Button, InputNumber } from 'antd'
import { useId } from 'react'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import type { FirstGrid } from '../../contract-setup.ts'
import { mostGrids, totalsOf, withGrids } from './draft.ts'
import { setupMessages } from './messages-setup.ts'

const columns = [
  { name: 'buildings', least: 0, most: 99 },
  { name: 'staircases', least: 1, most: 20 },
  { name: 'floors', least: 1, most: 60 },
  { name: 'doors', least: 1, most: 30 },
] as const

type Props = {
  readonly grids: readonly FirstGrid[]
  readonly wrong: string | null
  readonly onChange: (grids: FirstGrid[]) => void
}

/** How many grids, and what stands in each. */
export function GridsPart({ grids, wrong, onChange }: Props) {
  const t = useText(setupMessages)
  const id = useId()
  const put = (index: number, part: Partial<FirstGrid>) =>
    onChange(grids.map((grid, at) => (at === index ? { ...grid, ...part } : grid)))
  return (
    <fieldset className="setup-part">
      <legend>{t('setup.grids')}</legend>
      <p className="quiet">{t('setup.grids-why')}</p>
      <div className="row">
        <label htmlFor={id}>{t('setup.grid-count')}</label>
        <InputNumber
          id={id}
          min={1}
          max={mostGrids}
          precision={0}
          value={grids.length}
          onChange={(count) => onChange(withGrids(grids, count ?? 1))}
        />
        {grids.length > 1 ? (
          <Button onClick={() => onChange(grids.map(() => grids[0]!))}>{t('setup.copy')}</Button>
        ) : null}
      </div>
      <table className="setup-grids">
        <thead>
          <tr>
            <td />
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {t(`setup.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grids.map((grid, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a grid is known by its number
            <tr key={index}>
              <th scope="row">{t('setup.grid', { n: index + 1 })}</th>
              {columns.map(({ name, least, most }) => (
                <td key={name}>
                  <InputNumber
                    aria-label={t('setup.cell', { n: index + 1, what: t(`setup.${name}`) })}
                    min={least}
                    max={most}
                    precision={0}
                    value={grid[name]}
                    onChange={(count) => put(index, { [name]: count ?? least })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p role="status">{t('setup.total', totalsOf(grids))}</p>
      {wrong ? (
        <p className="setup-wrong" role="alert">
          {wrong}
        </p>
      ) : null}
    </fieldset>
  )
}
