import type { StoryRow } from '../platform/journal/read.ts'
import type { MatterPage } from './contract.ts'
import type { MatterFrame } from './frame.ts'
import type { PictureRow, RemarkRow, ReportRow } from './read-report.ts'

type StoryEntry = MatterPage['story'][number]

/** How an entry of the story is shown: names and residents' words only to those who may read them. */
export type StoryViewer = { frame: MatterFrame; names?: ReadonlyMap<string, string>; readsWords: boolean }

/** One entry of the story. */
export function storyEntryOf(entry: StoryRow, viewer: StoryViewer): StoryEntry {
  const office = viewer.frame.offices.find((each) => each.id === entry.office_id)
  return {
    id: entry.id,
    kind: entry.kind,
    at: entry.happened_at.toISOString(),
    by: {
      kind: entry.actor_kind,
      post: entry.post_kind,
      officeName: office?.name ?? null,
      name: (entry.actor_id && viewer.names?.get(entry.actor_id)) || null,
    },
    facts: entry.facts,
    words: viewer.readsWords ? entry.words : null,
  }
}

/** A telling as staff see it: its words only with the post for it, its number never. */
export function tellingOf(report: ReportRow, readsWords: boolean): MatterPage['tellings'][number] {
  const hidden = report.words_hidden_at !== null
  return {
    report: report.id,
    words: readsWords && !hidden ? report.words : null,
    hidden,
    channel: report.channel as MatterPage['tellings'][number]['channel'],
    hasContact: report.contact !== null,
    contactName: readsWords ? report.contact_name : null,
    rating: report.rating,
    confirmedAt: report.confirmed_at?.toISOString() ?? null,
    disputed: report.disputed > 0,
    origin: report.origin_id,
    madeAt: report.made_at.toISOString(),
  }
}

/** A reply, answer, note or call. */
export function remarkOf(remark: RemarkRow): MatterPage['remarks'][number] {
  const hidden = remark.hidden_at !== null
  return {
    id: remark.id,
    kind: remark.kind as MatterPage['remarks'][number]['kind'],
    result: remark.result,
    words: hidden ? '' : remark.words,
    hidden,
    authorName: remark.author_name,
    authorPost: remark.author_post,
    at: remark.made_at.toISOString(),
  }
}

/** A picture with the address it is served at for this viewer. */
export function pictureOf(picture: PictureRow, address: string): MatterPage['pictures'][number] {
  return {
    id: picture.id,
    moment: picture.moment as 'before' | 'after',
    address,
    width: picture.width,
    height: picture.height,
    approved: picture.public_file !== null,
    hidden: picture.hidden_at !== null,
    madeAt: picture.made_at.toISOString(),
  }
}
