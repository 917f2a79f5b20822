"""How `triage rules keys` is asked."""

from triage.commands.subcommand import Commands, add


def add_rule_keys(parts: Commands) -> None:
    """Add the acts of `keys` to the parts of `rules`."""
    told = "Look after the keys that rule sets are signed with."
    keys = parts.add_parser("keys", help=told, description=told)
    acts = keys.add_subparsers(dest="act", required=True, metavar="ACT")
    made = add(acts, "make", "Make your own key, and ask for its certificate.")
    made.add_argument("--anew", action="store_true", help="in place of one that is lost or revoked")
    add(acts, "own", "Say whether you can sign here, and what to do where you cannot.")
    add(acts, "list", "List everybody's keys, and what this workstation believes.")
    certified = add(acts, "certify", "Say whose a key is, once its owner has read the fingerprint to you.")
    certified.add_argument("login", metavar="LOGIN")
    certified.add_argument("fingerprint", nargs="+", metavar="FINGERPRINT", help="as its owner reads it, whole")
    off = add(acts, "revoke", "Let a person's keys count no more.")
    off.add_argument("login", metavar="LOGIN")
    off.add_argument("reason", metavar="REASON", help="kept for good")
    off.add_argument("--stolen", action="store_true", help="what they signed before counts no more either")
    authority = add(acts, "authority", "Make the administrator key that certifies the others, and pin it here.")
    authority.add_argument("--anew", action="store_true", help="in place of one that is lost; pin it everywhere then")
    pinned = add(acts, "pin", "Believe the administrator key with this fingerprint at this workstation.")
    pinned.add_argument("fingerprint", nargs="+", metavar="FINGERPRINT", help="as the administrator gives it, whole")
    add(acts, "unpin", "Believe none: no rules of the store run here then.")
