/** A decision needs the ticket's past, which an incremental step does not carry: fold the ticket from its events. */
export class NeedsHistory extends Error {}
