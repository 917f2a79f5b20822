"""What people did with the versions of rule sets: signed lines that are only added."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from triage.access.rule_versions.version import Signed, Statement, Step
from triage.errors import StaleError, Text
from triage.store.clock_time import from_ms, from_ms_or_none, to_ms, to_ms_or_none
from triage.store.tables import rule_step


def keep_step(connection: Connection, signed: Signed, author: str) -> None:
    """Add a step about a content of `author`; raises StaleError where the content is another's, or it stands there.

    That it follows on the steps before is looked at in the same transaction by who keeps it.
    """
    one = signed.statement
    named = {"programme": one.programme, "serial": one.serial, "step": one.step.value, "author": author}
    about = {"content_sha256": one.content_sha256, "base_sha256": one.base_sha256, "report_sha256": one.report_sha256}
    said = {"valid_from": to_ms_or_none(one.valid_from), "at": to_ms(one.at), "reason": one.reason}
    proof = {"signer": one.signer, "public_key": signed.public_key, "signature": signed.signature}
    try:
        with connection.begin_nested():
            connection.execute(insert(rule_step).inline().values(**named, **about, **said, **proof))
    except IntegrityError as fault:
        raise StaleError(_FIRST) from fault


def signed_steps(connection: Connection) -> Mapping[str, tuple[Signed, ...]]:
    """Return the lines of each programme by serial, those of one serial as they came; not each of them is a step."""
    found: dict[str, list[Signed]] = {}
    in_order = rule_step.c.programme, rule_step.c.serial, rule_step.c.id
    for row in connection.execute(select(rule_step).order_by(*in_order)):
        found.setdefault(row.programme, []).append(_signed(row))
    return {programme: tuple(steps) for programme, steps in found.items()}


def people_behind(connection: Connection, content: str) -> frozenset[str]:
    """Return the logins of who wrote a content, and of everybody who signed a step about it."""
    about = select(rule_step.c.author, rule_step.c.signer).where(rule_step.c.content_sha256 == content)
    rows = connection.execute(about)
    return frozenset(login for row in rows for login in (row.author, row.signer))


def _signed(row: Any) -> Signed:  # noqa: ANN401 - a row has the columns of its query
    """Return the step as it stands; what nobody can have signed stands without its signature."""
    try:
        return Signed(_statement(row, Step(row.step), row.at, row.valid_from), row.public_key, row.signature)
    except (ValueError, OverflowError):
        return Signed(_statement(row, Step.SUBMIT, 0, None), row.public_key, "")


def _statement(row: Any, step: Step, at: int, valid_from: int | None) -> Statement:  # noqa: ANN401 - as above
    return Statement(
        step=step,
        programme=row.programme,
        content_sha256=row.content_sha256,
        base_sha256=row.base_sha256,
        report_sha256=row.report_sha256,
        valid_from=from_ms_or_none(valid_from),
        serial=row.serial,
        signer=row.signer,
        at=from_ms(at),
        reason=row.reason,
    )


_FIRST = Text(
    "En anden var først: regelsættet er ændret imens. Intet er underskrevet. Se versionen igen.",
    "Somebody was first: the rule set was changed meanwhile. Nothing is signed. Look at the version anew.",
)
