"""What can be asked of `triage store`."""

from pathlib import Path

from triage.commands.subcommand import Commands, add, add_parts


def add_store(commands: Commands) -> None:
    """Add the parts of `triage store`."""
    parts = add_parts(commands, "store", "Back up, restore, check and move the store, and look after its keys.")
    backup = add(parts, "backup", "Write the whole store to one encrypted file, while others go on working.")
    backup.add_argument("file", type=Path, metavar="FILE", help="a file that does not exist yet")
    restored = add(parts, "restore", "Make the store of a backup anew in an empty data folder (VISITA_HOME).")
    restored.add_argument("file", type=Path, metavar="FILE")
    verified = add(parts, "verify", "Restore a backup to a place that vanishes, and compare it with its store.")
    verified.add_argument("file", type=Path, metavar="FILE")
    add(parts, "check", "Look through the whole database; a damaged one takes nothing more.")
    moved = add(parts, "move", "Carry a department over to a shared database, verified row by row.")
    moved.add_argument("source", metavar="FROM", help="sqlite:///FOLDER/visita.db, or the folder")
    moved.add_argument("target", metavar="TO", help="postgresql://user@server/database, empty")
    kept = add(parts, "retention", "Show or set for how many days the log and the facts are kept; 0 = for ever.")
    kept.add_argument("--audit", type=int, metavar="DAYS")
    kept.add_argument("--facts", type=int, metavar="DAYS")
    _keys(parts)
    rights = parts.add_parser("rights", help="Look after the rights in a shared database itself.")
    acts = rights.add_subparsers(dest="act", required=True, metavar="ACT")
    add(acts, "check", "Tell what of the rights in the database is not as this program puts it.")
    add(acts, "put", "Put them there anew, whatever was changed by hand.")


def _keys(parts: Commands) -> None:
    key = parts.add_parser("key", help="Look after the key of the store.")
    acts = key.add_subparsers(dest="act", required=True, metavar="ACT")
    made = add(acts, "make-recovery", "Make the administrator's recovery key, shown once and kept on paper.")
    made.add_argument("--anew", action="store_true", help="though there is one: the former opens older backups only")
    recovered = add(acts, "recover", "Open a store whose keyring or passphrase is lost, with the recovery key.")
    recovered.add_argument("--from", dest="backup", type=Path, metavar="FILE", help="a backup that holds the key too")
    add(acts, "change", "Give the store a new key, or a new passphrase.")
