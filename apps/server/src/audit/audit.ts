import type { DataSource } from 'typeorm'
import type { RequestContext } from '../graphql/context.js'
import type { AuditAction, AuditEntryRow } from '../store/auditRecords.js'
import { auditEntryTable } from '../store/tables/auditEntry.table.js'

/** What is left out or null asks for nothing. */
export interface AuditFilter {
  readonly actor?: string | null
  readonly subject?: string | null
  readonly actions?: readonly AuditAction[] | null
}

/** What was done about who gets in and what comes in. */
export interface Audit {
  /**
   * The newest first.
   * @param before id of the entry before the first; null for the beginning
   */
  list(filter: AuditFilter, limit: number, before: string | null): Promise<readonly AuditEntryRow[]>
}

export interface AuditContext extends RequestContext {
  readonly audit: Audit
}

export function createAudit(dataSource: DataSource): Audit {
  const entries = dataSource.getRepository(auditEntryTable)
  return {
    list({ actor, subject, actions }, limit, before) {
      const asked = entries.createQueryBuilder('e').orderBy('e.id', 'DESC').limit(limit)
      if (before !== null) asked.andWhere('e.id < :before', { before })
      if (actor != null) asked.andWhere('e.actor = :actor', { actor })
      if (subject != null) asked.andWhere('e.subject = :subject', { subject })
      if (actions != null) asked.andWhere('e.action = ANY(:actions)', { actions: [...actions] })
      return asked.getMany()
    },
  }
}
