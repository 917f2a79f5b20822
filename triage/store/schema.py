"""Bring a database to the newest tables, and refuse one that a newer program wrote."""

from importlib.resources import as_file, files

from sqlalchemy import Connection

from triage.errors import StoreError, Text
from triage.store.database import Store

HEAD = "0018"


def migrate(store: Store) -> None:
    """Apply the migrations that `store` lacks, all or none.

    Raises StoreError, with the database untouched, when a newer version of the program wrote it.
    """
    with store.read() as connection:
        revision = _revision(connection)
    if revision == HEAD:
        return
    if revision is not None and revision > HEAD:
        raise StoreError(
            Text(
                f"Databasen er skrevet af en nyere Visita (skema {revision}, dette program kender {HEAD}). "
                "Den er urørt. Installér den nyere version.",
                f"The database was written by a newer Visita (schema {revision}, this program knows {HEAD}). "
                "It is untouched. Install the newer version.",
            )
        )
    _upgrade(store)


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
        command.upgrade(config, "head")
