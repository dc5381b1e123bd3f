import { type ClockCount, type ClockListFilter, clockCount, clockList } from '../clocks/clockList.js'
import type { ClockNode } from '../clocks/clockNode.js'
import type { NodeMaker } from '../clocks/clockNodes.js'
import type { Period } from '../clocks/clockQuestion.js'
import { type CustomerPage, type CustomerSubject, customerPage } from '../customer/customerPage.js'
import { type Expectation, type ExpectedTicket, expectedBy } from '../customer/expectedBy.js'
import type { Page, PageRequest } from '../reads/page.js'
import type { ReadParts } from '../reads/reads.js'
import { type AgreementNode, agreementTree } from './agreementTree.js'
import { attainmentReport } from './attainmentReport.js'

/** The figures of the manager's and the customer's pages, and what each of them counts. */
export interface Figures {
  tree(period: Period | null): Promise<readonly AgreementNode[]>
  clockList(filter: ClockListFilter, page: PageRequest): Promise<Page<ClockNode>>
  clockCount(filter: ClockListFilter): Promise<ClockCount>
  attainmentReport(agreementId: string, period: Period): Promise<unknown>
  /** Null when there is no such agreement of a customer. */
  customerPage(subject: CustomerSubject): Promise<CustomerPage | null>
  /** Earliest first; empty when nothing is promised. */
  expectedBy(ticket: ExpectedTicket): Promise<readonly Expectation[]>
}

export function createFigures(parts: ReadParts, toNodes: NodeMaker): Figures {
  return {
    tree: (period) => agreementTree(parts, period),
    clockList: (filter, page) => clockList(parts, toNodes, filter, page),
    clockCount: (filter) => clockCount(parts, filter),
    attainmentReport: (agreementId, period) => attainmentReport(parts, agreementId, period),
    customerPage: (subject) => customerPage(parts, toNodes, subject),
    expectedBy: (ticket) => expectedBy(parts, ticket),
  }
}
