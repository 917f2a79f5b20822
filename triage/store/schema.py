"""Bring a database to the newest tables, and refuse one that a newer program wrote."""

from importlib.resources import as_file, files

from sqlalchemy import Connection

from triage.errors import StoreError, Text
from triage.store.database import Store

HEAD = "0031"


def migrate(store: Store) -> None:
    """Apply the migrations that `store` lacks, all or none.

    Raises StoreError, with the database untouched, when a newer version of the program wrote it, and NotAllowedError
    where the login does not own the tables of a shared one.
    """
    if _known(store) != HEAD:
        _upgrade(store)


def require_head(store: Store) -> None:
    """Change nothing; raise StoreError where the tables of a shared store are not those of this program."""
    revision = _known(store)
    if revision == HEAD:
        return
    if revision is None:
        raise StoreError(_EMPTY)
    raise StoreError(
        Text(
            f"Den delte database er fra en ældre Visita (skema {revision}, dette program bruger {HEAD}). "
            "Intet er ændret. It-afdelingen opdaterer den med: triage migrate.",
            f"The shared database is from an older Visita (schema {revision}, this program uses {HEAD}). "
            "Nothing was changed. The IT department updates it with: triage migrate.",
        )
    )


def revision_of(store: Store) -> str | None:
    """Return the newest migration that was applied; None where there is none yet."""
    with store.read() as connection:
        return _revision(connection)


def _known(store: Store) -> str | None:
    """Return the revision; a newer one than this program's is refused."""
    revision = revision_of(store)
    if revision is not None and revision > HEAD:
        raise StoreError(
            Text(
                f"Databasen er skrevet af en nyere Visita (skema {revision}, dette program kender {HEAD}). "
                "Den er urørt. Installér den nyere version.",
                f"The database was written by a newer Visita (schema {revision}, this program knows {HEAD}). "
                "It is untouched. Install the newer version.",
            )
        )
    return revision


def _revision(connection: Connection) -> str | None:
    if not connection.dialect.has_table(connection, "alembic_version"):
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _upgrade(store: Store) -> None:
    # Alembic takes a third of a second to import; a database that is up to date does without.
    from alembic import command
    from alembic.config import Config

    with as_file(files("triage.store") / "migrations") as folder, store.write() as connection:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes["connection"] = connection
        if store.is_shared:
            # A table of many years is not written anew in two minutes.
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        command.upgrade(config, "head")
        if store.is_shared:
            from triage.store.rights.apply import apply_rights

            # In the same transaction: nobody meets new tables with the rights of the old.
            apply_rights(connection)


_EMPTY = Text(
    "Den delte database er tom. Intet er ændret. It-afdelingen laver tabellerne med: triage migrate.",
    "The shared database is empty. Nothing was changed. The IT department makes the tables with: triage migrate.",
)
