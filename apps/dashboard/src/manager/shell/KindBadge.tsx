import type { AgreementKind, AgreementLevel } from '../../gql/manager.js'
import { useDesk } from '../desk.js'

/** Which tier of promises: to a customer (and at which level), between teams, or by a supplier. */
export function KindBadge(props: { readonly kind: AgreementKind; readonly level?: AgreementLevel | null }) {
  const { words } = useDesk()
  const { kind, level = null } = props
  return (
    <span className={`tier tier-${kind}`}>
      {kind === 'customer' && level !== null ? words.levels[level].name : words.agreementKinds[kind].short}
    </span>
  )
}
