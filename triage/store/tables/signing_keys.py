"""Keys that people sign rule sets with; what counts of them is what the authority signed, not that a row is there."""

from sqlalchemy import CheckConstraint, Table, UniqueConstraint

from triage.store.tables.columns import integer_column, key, metadata, text_column

# A key that its owner asks to have certified, with the owner's signature under their login.
signing_key = Table(
    "signing_key",
    metadata,
    key(),
    text_column("login"),
    text_column("public_key"),
    integer_column("made"),
    text_column("signature"),
    CheckConstraint("length(public_key) = 64", name="public_key"),
    CheckConstraint("length(signature) = 128", name="signature"),
    UniqueConstraint("login", "public_key"),
    sqlite_strict=True,
)

# Certificates and revocations; the body is the very bytes that the authority signed.
signing_register = Table(
    "signing_register",
    metadata,
    key(),
    text_column("issuer"),
    integer_column("number"),
    text_column("body"),
    text_column("signature"),
    CheckConstraint("length(issuer) = 64", name="issuer"),
    CheckConstraint("number >= 1", name="number"),
    CheckConstraint("length(signature) = 128", name="signature"),
    UniqueConstraint("issuer", "number"),
    sqlite_strict=True,
)
