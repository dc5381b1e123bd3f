import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql'
import { badCursor, type Page, pageOf, readCursor, readPage, writeCursor } from '../reads/page.js'
import type { AuditEntryRow } from '../store/auditRecords.js'
import { requireScope } from '../viewer/viewer.js'
import type { AuditContext } from './audit.js'
import { AuditEntryConnectionType, AuditFilterInput } from './audit.type.js'

@Resolver()
export class AuditResolver {
  @Query(() => AuditEntryConnectionType, {
    description:
      'Who did what about tokens, accounts, signing in and sources, the newest first; nothing of it is ever changed. For admins.',
  })
  async auditEntries(
    @Ctx() { viewer, audit }: AuditContext,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many; 1 to 200.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the entry before the first.' })
    after: string | null,
    @Arg('filter', () => AuditFilterInput, { nullable: true, description: 'Which; left out for all.' })
    filter: AuditFilterInput | null,
  ): Promise<Page<AuditEntryRow>> {
    requireScope(viewer, 'admin')
    const page = readPage(first, after)
    const before = page.after === null ? null : idOf(page.after)
    const rows = await audit.list(filter ?? {}, page.first + 1, before)
    return pageOf(
      rows,
      page.first,
      (entry) => entry,
      ({ id }) => writeCursor(id),
    )
  }
}

function idOf(cursor: string): string {
  const [id] = readCursor(cursor, 1)
  if (typeof id !== 'string' || !/^\d{1,18}$/.test(id)) throw badCursor()
  return id
}
