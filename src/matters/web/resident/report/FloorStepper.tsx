import { OptionalMark } from '../../../../platform/web/Field.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { reportMessages } from './messages.ts'

type Props = {
  readonly floor: number | null
  /** Floors of the building. */
  readonly most: number
  readonly onChange: (floor: number | null) => void
}

/** Which floor, by two large buttons; below the first floor it is left unsaid. */
export function FloorStepper({ floor, most, onChange }: Props) {
  const t = useText(reportMessages)
  return (
    <fieldset className="field">
      <legend className="field-label">
        {t('where.level')}
        <OptionalMark />
      </legend>
      <div className="stepper">
        <button
          type="button"
          className="button button-secondary"
          aria-label={t('where.level-lower')}
          onClick={lower}
          disabled={floor === null}
        >
          <span aria-hidden="true">−</span>
        </button>
        <output className="stepper-value">
          {floor === null ? t('where.level-none') : t('where.level-is', { floor })}
        </output>
        <button
          type="button"
          className="button button-secondary"
          aria-label={t('where.level-higher')}
          onClick={higher}
          disabled={floor === most}
        >
          <span aria-hidden="true">＋</span>
        </button>
      </div>
    </fieldset>
  )

  function lower(): void {
    onChange(floor === null || floor <= 1 ? null : floor - 1)
  }

  function higher(): void {
    onChange(floor === null ? 1 : Math.min(most, floor + 1))
  }
}
