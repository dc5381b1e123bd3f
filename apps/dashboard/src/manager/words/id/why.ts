import type { why as English } from '../en/why.js'

export const why: typeof English = {
  has: (field, value) => `${field} ${value}`,
  hasNone: (field) => `${field} belum diisi`,
  ownedBy: (agent) => `tiket ditangani ${agent}`,
  ownedByNobody: 'tiket belum ada yang menangani',
  wants: (has, wanted) => `${has}, padahal diminta ${wanted}`,
  anOwner: 'ada yang menangani',
  noOwner: 'belum ada yang menangani',
  ticketWith: (conditions) => `tiket dengan ${conditions}`,
  anyTicket: 'tiket apa pun',
  chainExample: (ticket, openedAt, holder) =>
    `${ticket}, dibuka ${openedAt}: masih boleh di ${holder} saat tenggat lewat,`,
  pausedAs: (conditions) => `jamnya berhenti: ${conditions}`,
  moves: 'Dipindahkan',
  movedVersion: (from, to) => `dari versi ${from} ke versi ${to}`,
  movedTarget: (from, to) => `dari target ${from} ke ${to}`,
  dueInstead: (now, before) => `batas ${now}, sebelumnya ${before}`,
  noAddress: (problem) => `${problem}, dan tidak punya alamat surel untuk dikenali`,
}
