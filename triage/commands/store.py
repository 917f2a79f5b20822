"""`triage store backup|restore|verify|check|move|retention`."""

from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from triage.commands.shown import complain, print_json, say, tell
from triage.commands.status import Status
from triage.commands.store_asked import Asked, SignIn
from triage.commands.store_keys import change, make_recovery_key, recover
from triage.commands.store_rights import check_rights, put_rights_anew
from triage.errors import StoreError, Text, WrongUseError
from triage.settings import read_settings
from triage.store.database import open_shared
from triage.store.keeping.backup_file import Backup, Manifest, read_backup
from triage.store.keeping.key_places import AskPassphrase
from triage.store.keeping.restore import key_at_hand, key_by_recovery, restore
from triage.store.schema import migrate
from triage.workflow.keep.backup import back_up, note_restored, try_backup
from triage.workflow.keep.check import check_now
from triage.workflow.keep.move import move
from triage.workflow.keep.retention import Retention, retention, set_retention


def run_store(arguments: Namespace, ask: AskPassphrase, sign_in: SignIn) -> Status:
    """Do one of the parts; findings where a backup differs from its store, or the database has faults."""
    asked = Asked(read_settings(), ask, sign_in, is_demo=arguments.demo, as_login=arguments.as_login)
    part = arguments.act if arguments.part == "key" else arguments.part
    part = f"rights {arguments.act}" if arguments.part == "rights" else part
    parts: dict[str, Callable[[Asked, Namespace], Status]] = {
        "backup": _backup,
        "restore": _restore,
        "verify": _verify,
        "check": _check,
        "move": _move,
        "retention": _retention,
        "make-recovery": make_recovery_key,
        "recover": recover,
        "change": change,
        "rights check": check_rights,
        "rights put": put_rights_anew,
    }
    return parts[part](asked, arguments)


def _backup(asked: Asked, arguments: Namespace) -> Status:
    with asked.opened() as app:
        manifest = back_up(app, asked.key(app), arguments.file)
    _tell(arguments, manifest, Text("Sikkerhedskopi skrevet", "Backup written"))
    return Status.DONE


def _restore(asked: Asked, arguments: Namespace) -> Status:
    backup = read_backup(arguments.file)
    restore(backup, _key(asked, backup), asked.folder, asked.ask)
    with asked.here().opened() as app:
        note_restored(app, backup)
    _tell(arguments, backup.manifest, Text("Databasen er indlæst", "Store restored"))
    return Status.DONE


def _verify(asked: Asked, arguments: Namespace) -> Status:
    backup = read_backup(arguments.file)
    with asked.opened() as app:
        own = asked.key(app)
        key = own if own and backup.is_made_with(own) else _key(asked, backup)
        drill = try_backup(app, backup, key)
    _tell(arguments, drill.manifest, Text("Prøve af sikkerhedskopi", "Restore drill"), drill.differences)
    for difference in drill.differences:
        complain(Text(difference, difference))
    return Status.FINDINGS if drill.differences else Status.DONE


def _check(asked: Asked, arguments: Namespace) -> Status:
    with asked.opened() as app:
        faults = check_now(app)
    if arguments.json:
        print_json({"faults": faults})
    elif not faults:
        say(Text("Databasen er hel.", "The database is sound."))
    for fault in faults:
        complain(Text(fault, fault))
    return Status.FINDINGS if faults else Status.DONE


def _move(asked: Asked, arguments: Namespace) -> Status:
    folder = _folder(arguments.source)
    here = asked.at(replace(asked.settings, home=folder, database=None))

    def went_on(table: str, rows: int) -> None:
        if rows and not arguments.json:
            say(Text(f"{table}: {rows}", f"{table}: {rows}"))

    with here.opened() as app, closing(open_shared(arguments.target, app.store.path)) as target:
        migrate(target)
        rows = move(app, target, _without_user(arguments.target), went_on)
    told = Text(
        f"{rows} rækker er flyttet og sammenlignet. Sæt VISITA_DATABASE til den nye adresse.",
        f"{rows} rows were moved and compared. Set VISITA_DATABASE to the new address.",
    )
    tell(arguments, {"rows": rows}, told)
    return Status.DONE


def _retention(asked: Asked, arguments: Namespace) -> Status:
    with asked.opened() as app:
        times = retention(app)
        if arguments.audit is not None or arguments.facts is not None:
            audit = times.audit_days if arguments.audit is None else arguments.audit
            facts = times.facts_days if arguments.facts is None else arguments.facts
            times = Retention(audit, facts)
            set_retention(app, times)
    if arguments.json:
        print_json({"audit_days": times.audit_days, "facts_days": times.facts_days})
    else:
        say(Text(f"log: {_days(times.audit_days).da}", f"log: {_days(times.audit_days).en}"))
        say(Text(f"fakta: {_days(times.facts_days).da}", f"facts: {_days(times.facts_days).en}"))
    return Status.DONE


def _key(asked: Asked, backup: Backup) -> bytes:
    """Return the key of a backup: from the keyring or passphrase, else by the recovery key."""
    found = key_at_hand(backup, asked.ask) if backup.manifest.kept.how != "sealed" else None
    if found is not None:
        return found
    if not backup.manifest.kept.sealed:
        raise StoreError(_NO_WAY)
    return key_by_recovery(backup, asked.recovery())


def _folder(written: str) -> Path:
    path = Path(written.removeprefix("sqlite:///"))
    folder = path.parent if path.suffix == ".db" else path
    if not (folder / "visita.db").is_file():
        raise WrongUseError(
            Text(
                f"Der er ingen database i {folder}. Skriv sqlite:///MAPPE/visita.db.",
                f"There is no database in {folder}. Write sqlite:///FOLDER/visita.db.",
            )
        )
    return folder


def _without_user(url: str) -> str:
    """Return server and database, which people need to know; who went there stands in the log."""
    return url.split("://")[-1].split("?")[0].rpartition("@")[2]


def _days(days: int) -> Text:
    return Text(f"{days} dage", f"{days} days") if days else Text("altid", "for ever")


def _tell(arguments: Namespace, manifest: Manifest, what: Text, found: tuple[str, ...] = ()) -> None:
    rows = sum(digest.rows for digest in manifest.tables.values())
    if arguments.json:
        counts = {name: digest.rows for name, digest in manifest.tables.items()}
        print_json(
            {
                "at": manifest.at,
                "store": manifest.store,
                "schema": manifest.schema,
                "size": manifest.size,
                "sha256": manifest.sha256,
                "tables": counts,
                "differences": list(found),
            }
        )
        return
    size = manifest.size / 1e6
    say(
        Text(
            f"{what.da}: {rows} rækker, {size:.1f} MB, fra {manifest.at}, forskelle: {len(found)}",
            f"{what.en}: {rows} rows, {size:.1f} MB, of {manifest.at}, differences: {len(found)}",
        )
    )


_NO_WAY = Text(
    "Sikkerhedskopien kan kun åbnes med sin egen nøgle, og den findes ikke i nøgleringen her. Da kopien blev lavet, "
    "var der ingen gendannelsesnøgle. Prøv som den bruger, der lavede kopien.",
    "The backup opens with its own key only, which is not in the keyring here. There was no recovery key when it was "
    "made. Try as the user who made it.",
)
