import type { FastifyReply } from 'fastify'
import { localDay } from '../../places/index.ts'
import type { AccountActor } from '../../platform/actor.ts'
import type { ReadTx } from '../../platform/db/transaction.ts'
import { Problem } from '../../platform/problem.ts'
import type { Sheet } from '../../platform/sheets/write-workbook.ts'
import type { PeopleContext } from '../people-context.ts'
import { mayAskExport, mayTakeExport } from '../policy-exports.ts'
import { peopleProblems } from '../problems.ts'
import type { PersonRow } from '../residents/read-residents.ts'
import { maskedPhone } from '../residents/rules-residents.ts'
import { openPhone } from '../residents/sealed-fields.ts'
import { allow } from '../staff-subjects.ts'
import { expectState, holdExport, note } from './ask-export.ts'
import { householdRows, type Listed, residentRows } from './list-rows.ts'
import * as read from './read-lists.ts'
import { type ExportPurpose, listTitles, mostRows, purposeTitles } from './rules-exports.ts'
import { sendList } from './send-list.ts'
import * as write from './write-exports.ts'

type Full = { listed: Listed; looks: write.LookInList[] }

/**
 * The list in full, with a watermark sheet. Each person in it finds the look in her own log; telephones stay masked for
 * whoever did not agree to be called. Throws people.no-such-export, refused, export-not-now, too-many-to-export.
 */
export async function takeExport(
  context: PeopleContext,
  actor: AccountActor,
  { reply, ...at }: write.ExportAt & { reply: FastifyReply },
) {
  allow(mayAskExport(actor, at.community))
  const { row, listed } = await context.database.write(actor, async (tx) => {
    const held = await holdExport(tx, at)
    allow(mayTakeExport(actor, at.community, { by: held.asked_by }))
    expectState(held, 'approved')
    const full = await inFull(context, tx, { ...at, row: held })
    if (full.listed.rows.length > mostRows) throw new Problem(peopleProblems.tooManyToExport)
    const postKind = actor.posts.find((post) => post.community === at.community)?.kind ?? 'desk_clerk'
    await write.insertLooks(
      tx,
      { ...at, purpose: held.purpose, reason: held.reason, by: actor.account, postKind },
      full.looks,
    )
    await write.noteTaken(tx, at)
    const facts = {
      list: held.list,
      format: 'xlsx',
      rows: full.listed.rows.length,
      masked: false,
      purpose: held.purpose,
    }
    await note(tx, at, { kind: 'taken', facts })
    return { row: held, listed: full.listed }
  })
  const heading = [
    `${row.asked_as} 申请，${row.decided_as} 同意 · 用途：${purposeTitles[row.purpose]} · 编号 ${row.id}`,
  ]
  const before = [watermark(row, listed.rows.length)]
  return sendList(reply, { list: row.list, format: 'xlsx', listed, now: row.now, heading, before })
}

async function inFull(
  context: PeopleContext,
  tx: ReadTx,
  { community, row }: write.ExportAt & { row: write.ExportRow },
): Promise<Full> {
  const ask = {
    community,
    limit: mostRows + 1,
    ...(row.grid_id ? { grid: row.grid_id } : {}),
    ...(row.building_id ? { building: row.building_id } : {}),
  }
  if (row.list === 'households') {
    const households = await read.findHouseholdsToList(tx, ask)
    const looks = households.flatMap(({ head_id, head_grid }) =>
      head_id === null ? [] : [{ person: head_id, grid: head_grid, field: 'name' as const }],
    )
    return { listed: householdRows(households, (name) => name), looks }
  }
  const persons = await read.findResidentsToList(tx, ask)
  const callable = await whoIsCalled(tx, community, row.purpose)
  const isOpened = ({ id, phone }: PersonRow) => phone !== null && callable(id)
  return {
    listed: residentRows(persons, {
      name: ({ name }) => name,
      phone: (person) => {
        if (person.phone === null) return null
        const phone = openPhone(context.secrets, person.phone)
        return isOpened(person) ? phone : maskedPhone(phone)
      },
    }),
    looks: persons.map((person) => ({
      person: person.id,
      grid: person.grid_id,
      field: isOpened(person) ? 'phone' : 'name',
    })),
  }
}

/** Whose telephone is opened for a purpose: of those who agreed to be called; in an emergency, everybody's. */
async function whoIsCalled(
  tx: ReadTx,
  community: string,
  purpose: ExportPurpose,
): Promise<(person: string) => boolean> {
  if (purpose === 'registers') return () => false
  if (purpose === 'emergency') return () => true
  const agreed = await read.findMayBeCalled(tx, community)
  return (person) => agreed.has(person)
}

function watermark(row: write.ExportRow, rows: number): Sheet {
  const facts: [string, string | number][] = [
    ['清单', listTitles[row.list]],
    ['范围', row.place ?? '全社区'],
    ['行数', rows],
    ['申请人', row.asked_as],
    ['同意人', row.decided_as ?? ''],
    ['用途', purposeTitles[row.purpose]],
    ['理由', row.reason],
    ['取走日期', localDay(row.now)],
    ['编号', row.id],
  ]
  return {
    name: '水印',
    heading: ['含个人信息，只作所写用途，不得外传，用完即删。', '名单里的每位居民都能看到谁取走了、为了什么。'],
    columns: [
      { header: '项目', width: 14 },
      { header: '内容', width: 60 },
    ],
    rows: facts.map(([name, said]) => [name, said]),
  }
}
