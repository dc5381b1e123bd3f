import type { ticketPage as English } from '../en/ticketPage.js'

export const ticketPage: typeof English = {
  tabs: { story: 'Cerita', attribution: 'Atribusi', events: 'Peristiwa' },
  clocks: 'Jam tiket ini',
  explain: 'Mengapa batas ini?',
  noClock: 'Tidak ada perjanjian yang menjanjikan apa pun untuk tiket ini.',
  when: 'Kapan',
  event: 'Peristiwa',
}
