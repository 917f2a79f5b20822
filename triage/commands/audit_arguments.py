"""What can be asked of `triage audit`."""

from triage.commands.subcommand import Commands, add, add_parts


def add_audit(commands: Commands) -> None:
    """Add the parts of `triage audit`."""
    parts = add_parts(commands, "audit", "Prove the audit log whole, and give a citizen what it holds.")
    add(parts, "verify", "Hash every chain anew and say what was changed, deleted, put in, moved or cut off.")
    told = "List everybody who looked at a citizen's records; the CPR number is asked for, or read from standard input."
    patient = add(parts, "patient", told)
    patient.add_argument("--csv", action="store_true", help="print CSV for a spreadsheet")
    add(parts, "review", "Look the log through, and say how much waits for a reviewer.")
