import type { ClockColumns, NodeBy } from '../clocks/clockColumns.js'
import { type ClockCount, type ClockListFilter, clockCount, clockList } from '../clocks/clockList.js'
import type { NodeMaker } from '../clocks/clockNodes.js'
import type { Period } from '../clocks/clockQuestion.js'
import type { RequestContext } from '../graphql/context.js'
import type { Page, PageRequest } from '../reads/page.js'
import type { ReadDeps } from '../reads/readDeps.js'
import { type AgreementNode, agreementTree } from './agreementTree.js'
import type { AttainmentDimension, AttainmentRow } from './attainment.js'
import { attainmentReport } from './attainmentReport.js'
import type { Ledger } from './ledger.js'

/** The figures of the manager's pages, and what each of them counts. */
export interface Figures {
  tree(period: Period | null): Promise<readonly AgreementNode[]>
  clockList<C extends ClockColumns>(
    filter: ClockListFilter,
    page: PageRequest,
    columns: C,
  ): Promise<Page<NodeBy<C>>>
  clockCount(filter: ClockListFilter): Promise<ClockCount>
  attainmentReport(agreementId: string, period: Period): Promise<unknown>
}

export interface FigureContext extends RequestContext {
  readonly reads: {
    readonly figures: Figures
    readonly ledger: Ledger
    attainment(agreementId: string, by: readonly AttainmentDimension[]): Promise<readonly AttainmentRow[]>
  }
}

export function createFigures(deps: ReadDeps, toNodes: NodeMaker): Figures {
  return {
    tree: (period) => agreementTree(deps, period),
    clockList: (filter, page, columns) => clockList(deps, toNodes, filter, page, columns),
    clockCount: (filter) => clockCount(deps, filter),
    attainmentReport: (agreementId, period) => attainmentReport(deps, agreementId, period),
  }
}
