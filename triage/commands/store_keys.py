"""`triage store key make-recovery|recover|change`."""

from argparse import Namespace

from triage.commands.shown import print_json, say, tell
from triage.commands.status import Status
from triage.commands.store_asked import Asked
from triage.errors import Text
from triage.store.keeping.backup_file import read_backup
from triage.workflow.keep.keys import change_store_key, make_recovery, note_recovered, recover_key


def make_recovery_key(asked: Asked, arguments: Namespace) -> Status:
    """Make the recovery key and print it, this once."""
    with asked.opened() as app:
        paper = make_recovery(app, asked.key(app), anew=arguments.anew)
    if arguments.json:
        print_json({"recovery_key": paper})
        return Status.DONE
    say(
        Text(
            "Skriv nøglen på papir, og læg den i et aflåst skab. Den vises kun denne ene gang og gemmes ingen steder.",
            "Write the key on paper and lock it away. It is shown this once and kept nowhere.",
        )
    )
    groups = paper.split("-")
    for start in range(0, len(groups), 4):
        line = "   ".join(groups[start : start + 4])
        say(Text(f"    {line}", f"    {line}"))
    return Status.DONE


def recover(asked: Asked, arguments: Namespace) -> Status:
    """Keep the store's key anew, opened with the recovery key."""
    backup = None if arguments.backup is None else read_backup(arguments.backup)
    recover_key(asked.folder, asked.recovery(), asked.ask, backup)
    with asked.here().opened() as app:
        note_recovered(app)
    return _done(arguments, Text("Nøglen er gendannet.", "The key is recovered."))


def change(asked: Asked, arguments: Namespace) -> Status:
    """Give the store a new key."""
    with asked.opened() as app:
        change_store_key(app, asked.key(app), asked.ask)
    return _done(
        arguments,
        Text(
            "Nøglen er skiftet. Tag en ny sikkerhedskopi: ældre åbnes kun med gendannelsesnøglen eller den gamle "
            "adgangssætning.",
            "The key is changed. Make a new backup: older ones open only with the recovery key or the old passphrase.",
        ),
    )


def _done(arguments: Namespace, told: Text) -> Status:
    tell(arguments, {"done": True}, told)
    return Status.DONE
