import './photo.css'
import { type ChangeEvent, useEffect, useId, useState } from 'react'
import { newBrowserId } from './browser-ids.ts'
import { FieldError } from './Field.tsx'
import { Glyph } from './Glyph.tsx'
import { useText } from './LanguageProvider.tsx'
import { frameMessages } from './messages.ts'
import { shrinkPicture } from './shrink-picture.ts'

/** A picture that was taken or chosen, made smaller; its id is the one it will have on the server. */
export type Photo = { readonly id: string; readonly blob: Blob }

type Props = {
  readonly label: string
  readonly hint?: string
  readonly photos: readonly Photo[]
  readonly onChange: (photos: readonly Photo[]) => void
  readonly most?: number
}

/** Takes pictures with the camera or from the album, by file inputs, so that it works in embedded browsers and without TLS. */
export function PhotoPicker({ label, hint, photos, onChange, most = 6 }: Props) {
  const t = useText(frameMessages)
  const [working, setWorking] = useState(false)
  const [leftOut, setLeftOut] = useState<string | null>(null)
  const id = useId()
  const room = most - photos.length

  async function add(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    const input = event.currentTarget
    const chosen = Array.from(input.files ?? []).slice(0, room)
    setWorking(true)
    const added: Photo[] = []
    let none: string | null = null
    // One after another: several full-size pictures at once are too much for a cheap phone.
    for (const file of chosen) {
      const blob = await shrinkPicture(file)
      if (blob) added.push({ id: newBrowserId(), blob })
      else none = file.name
    }
    input.value = ''
    setWorking(false)
    setLeftOut(none)
    if (added.length > 0) onChange([...photos, ...added])
  }

  return (
    <fieldset className="field photos" aria-describedby={`${id}-room`}>
      <legend className="field-label">{label}</legend>
      {hint ? <p className="field-hint">{hint}</p> : null}
      {photos.length > 0 ? <Thumbnails photos={photos} onChange={onChange} /> : null}
      {room > 0 ? (
        <div className="row">
          <FileButton words={t('photo.take')} capture onPick={add} disabled={working} />
          <FileButton words={t('photo.choose')} onPick={add} disabled={working} />
        </div>
      ) : null}
      <FieldError id={`${id}-none`} error={leftOut === null ? null : t('photo.none', { name: leftOut })} />
      <p className="field-hint" id={`${id}-room`} role="status">
        {working ? t('photo.working') : room > 0 ? t('photo.left', { n: room }) : t('photo.full', { n: most })}
      </p>
    </fieldset>
  )
}

type FileButtonProps = {
  readonly words: string
  readonly capture?: boolean
  readonly disabled: boolean
  readonly onPick: (event: ChangeEvent<HTMLInputElement>) => void
}

function FileButton({ words, capture = false, disabled, onPick }: FileButtonProps) {
  return (
    <label className="button button-secondary photo-button">
      <Glyph name={capture ? 'camera' : 'album'} />
      <span>{words}</span>
      <input
        type="file"
        accept="image/*"
        className="spoken-only"
        disabled={disabled}
        onChange={onPick}
        {...(capture ? { capture: 'environment' as const } : { multiple: true })}
      />
    </label>
  )
}

function Thumbnails({ photos, onChange }: Pick<Props, 'photos' | 'onChange'>) {
  return (
    <ul className="photo-list">
      {photos.map((photo, index) => (
        <Thumbnail
          key={photo.id}
          photo={photo}
          number={index + 1}
          onRemove={() => onChange(photos.filter((each) => each !== photo))}
        />
      ))}
    </ul>
  )
}

type ThumbnailProps = { readonly photo: Photo; readonly number: number; readonly onRemove: () => void }

function Thumbnail({ photo, number, onRemove }: ThumbnailProps) {
  const t = useText(frameMessages)
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(photo.blob)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [photo.blob])
  return (
    <li className="photo">
      <img src={address} alt={t('photo.alt', { n: number })} />
      <button type="button" className="photo-remove" aria-label={t('photo.remove', { n: number })} onClick={onRemove}>
        <Glyph name="cross" />
      </button>
    </li>
  )
}
