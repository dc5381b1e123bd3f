/** One ticket's page. */
export const ticketPage = {
  tabs: { story: 'Story', attribution: 'Attribution', events: 'Events' },
  clocks: 'Clocks of this ticket',
  explain: 'Why this deadline?',
  noClock: 'No agreement promises anything for this ticket.',
  when: 'When',
  event: 'Event',
}
