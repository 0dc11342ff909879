import { localDay } from '../../places/index.ts'
import type { AccountActor } from '../../platform/actor.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type FieldProblem, Problem } from '../../platform/problem.ts'
import type { ImportLine } from '../contract-imports.ts'
import type { PeopleContext } from '../people-context.ts'
import { peopleProblems } from '../problems.ts'
import type { Relation } from '../residents/rules-residents.ts'
import { phoneHash } from '../residents/sealed-fields.ts'
import { refuseFields } from '../staff-subjects.ts'
import { holdImport } from './hold-import.ts'
import { judgeLines, type Line, readRegister } from './judge-rows.ts'
import { lineOf } from './present-imports.ts'
import { countRows, findRowsAt, lockRow } from './read-rows.ts'
import { addressParts, doorFrom } from './rules-addresses.ts'
import { birthIn } from './rules-births.ts'
import { nameIn, phoneIn } from './rules-persons.ts'
import type { Decision } from './rules-verdicts.ts'
import { type Content, openContent, sealContent } from './sealed-import.ts'
import * as write from './write-imports.ts'

/** What is typed on screen in place of what the sheet says; an empty word takes a value away. */
export type Fix = { address?: string; name?: string; birth?: string; phone?: string; relation?: Relation | null }
type Ask = write.ImportAt & { number: number; command: Command; fix?: Fix; decision?: Decision | null }

/**
 * Puts a line right, or notes what a person decided about it, and looks at every line of the doors concerned anew.
 * Throws http.invalid naming the field, people.no-such-import, refused, import-not-now.
 */
export function settleRow(context: PeopleContext, actor: AccountActor, ask: Ask): Promise<{ items: ImportLine[] }> {
  const { community, number, command } = ask
  return context.database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const held = await holdImport(tx, actor, ask, ['ready'])
      const row = await lockRow(tx, ask)
      if (!row) throw new Problem(peopleProblems.noSuchImport)
      const before = openContent(context.secrets, row.content)
      const content = ask.fix ? fixed(before, ask.fix, localDay(held.now)) : before
      if (ask.fix) await write.updateContent(tx, { ...ask, number }, sealContent(context.secrets, content))
      const items = await lookAnew(context, tx, { ask, row, content, wasAt: row.dwelling_id })
      await write.updateImport(tx, { ...ask, from: ['ready'] }, { outcome: await countRows(tx, ask) })
      return { items }
    }),
  )
}

type Anew = { ask: Ask; row: write.StagedRow; content: Content; wasAt: string | null }

async function lookAnew(context: PeopleContext, tx: Tx, { ask, row, content, wasAt }: Anew): Promise<ImportLine[]> {
  const { community, number } = ask
  const all = await readRegister(tx, { community, dwellings: [] })
  const door = content.door && all.doors(content.door)
  const isAt = door && 'dwelling' in door ? door.dwelling : null
  const dwellings = [...new Set([wasAt, isAt].filter((each) => each !== null))]
  const others = (await findRowsAt(tx, { ...ask, dwellings })).filter((other) => other.number !== number)
  const staged = [...others, row].toSorted((one, other) => one.number - other.number)
  const lines = staged.map(
    (each): Line => ({
      number: each.number,
      page: each.page,
      line: each.line,
      decision: each.number === number && ask.decision !== undefined ? ask.decision : each.decision,
      content: each.number === number ? content : openContent(context.secrets, each.content),
    }),
  )
  const phones = lines.flatMap(({ content: { phone } }) => (phone === null ? [] : [phoneHash(context.secrets, phone)]))
  const verdicts = await judgeLines(lines, await readRegister(tx, { community, dwellings, phones }), context.secrets)
  await write.updateRows(tx, ask, verdicts)
  return verdicts.map((verdict, index) =>
    lineOf(
      {
        ...staged[index]!,
        ...verdict,
        is_fixed: staged[index]!.is_fixed || (verdict.number === number && ask.fix !== undefined),
      },
      lines[index]!.content,
    ),
  )
}

/** A line with what was typed; remarks on what was replaced go. Throws http.invalid. */
function fixed(content: Content, fix: Fix, today: string): Content {
  const wrong: FieldProblem[] = []
  const read = <Value>(field: keyof Fix, said: { value: Value } | { wrong: string } | null): Value | null => {
    if (said === null || 'value' in said) return said?.value ?? null
    wrong.push({ field: `fix.${field}`, reason: said.wrong })
    return null
  }
  const next: Content = {
    ...content,
    ...(fix.address === undefined ? {} : { door: read('address', doorSaid(fix.address)) }),
    ...(fix.name === undefined ? {} : { name: read('name', nameIn(fix.name) ?? { wrong: 'no-name' }) }),
    ...(fix.birth === undefined ? {} : { birth: read('birth', birthSaid(fix.birth, today)) }),
    ...(fix.phone === undefined ? {} : { phone: read('phone', phoneIn(fix.phone)) }),
    ...(fix.relation === undefined ? {} : { relation: fix.relation }),
    remarks: content.remarks.filter((remark) => !remark.refuses || !isReplaced(remark.field, fix)),
  }
  refuseFields(wrong)
  return next
}

const replacedBy: Readonly<Record<string, keyof Fix>> = {
  address: 'address',
  building: 'address',
  staircase: 'address',
  floor: 'address',
  door: 'address',
  name: 'name',
  head: 'name',
  birth: 'birth',
  idNumber: 'birth',
  phone: 'phone',
  landline: 'phone',
  relation: 'relation',
}

function isReplaced(field: string | null, fix: Fix): boolean {
  const by = field === null ? undefined : replacedBy[field]
  return by !== undefined && fix[by] !== undefined
}

function doorSaid(words: string) {
  const parts = addressParts(words)
  const door = parts ? doorFrom([parts]) : { wrong: 'unreadable-address' }
  return 'wrong' in door ? door : { value: door }
}

function birthSaid(words: string, today: string) {
  const said = birthIn(words, { today, typed: true })
  return said === null || 'wrong' in said ? said : { value: said.birth }
}
