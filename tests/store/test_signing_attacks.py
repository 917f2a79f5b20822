"""Whoever changes rows of keys past the program, as one can who holds the database, is believed nothing."""

import re
from collections.abc import Callable

import pytest
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import DBAPIError

from tests.builders import NOW
from tests.people import colleague
from tests.signing import ask, certified, real
from triage.access.roles import Role
from triage.access.rule_versions.canonical import canonical_json, parse_canonical
from triage.access.rule_versions.certificate import Certificate, signed_entry
from triage.access.rule_versions.key_pair import fingerprint, public_of, signature_of
from triage.access.rule_versions.signing import pair_fault, sign_with, signature_fault
from triage.access.rule_versions.version import Statement, Step
from triage.errors import WrongUseError
from triage.store.keeping.signing_keys import demo_seed
from triage.store.rule_versions.keys import AskedKey, add_entry, ask_for
from triage.store.tables import person, signing_key, signing_register
from triage.workflow.application import Application
from triage.workflow.tune.keys.certificates import certify, revoke
from triage.workflow.tune.keys.keys import asked_bytes, make_key, sign
from triage.workflow.tune.keys.trust import trust_of

ATTACKER = b"attacker" * 4
Attack = Callable[[Connection], None]


def statement(signer: str = "forfatter", step: Step = Step.SUBMIT) -> Statement:
    return Statement(step, "copd", "c" * 64, None, "d" * 64, None, 1, signer, NOW)


def author(app: Application) -> Application:
    return certified(colleague(app, "forfatter", Role.RULE_AUTHOR))


def keeper(app: Application) -> Application:
    return colleague(app, "noeglevogter", Role.ADMINISTRATOR)


def without_guards(connection: Connection) -> None:
    """Throw the triggers away, as an owner of the database can."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        return
    triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name LIKE 'signing%'"
    for name in connection.exec_driver_sql(triggers).scalars().all():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")


def body(connection: Connection) -> str:
    return str(connection.execute(select(signing_register.c.body).order_by(signing_register.c.id)).scalars().first())


def key_swapped(connection: Connection) -> None:
    found = re.sub('"public_key":"[0-9a-f]{64}"', f'"public_key":"{public_of(ATTACKER)}"', body(connection))
    connection.execute(update(signing_register).values(body=found))


def key_swapped_and_signed(connection: Connection) -> None:
    key_swapped(connection)
    signature = signature_of(ATTACKER, body(connection).encode())
    connection.execute(update(signing_register).values(signature=signature))


def login_renamed(connection: Connection) -> None:
    connection.execute(update(signing_register).values(body=body(connection).replace('"forfatter"', '"godkender"')))


def step_added(connection: Connection) -> None:
    connection.execute(update(signing_register).values(body=body(connection).replace('"submit"', '"approve","submit"')))


def written_otherwise(connection: Connection) -> None:
    connection.execute(update(signing_register).values(body=body(connection) + " "))


def own_authority(connection: Connection) -> None:
    seed = ATTACKER
    said = Certificate("forfatter", public_of(ATTACKER), tuple(Step), NOW, NOW, "x")
    connection.execute(signing_register.delete())
    add_entry(connection, signed_entry(seed, public_of(seed), 1, said))


@pytest.mark.parametrize(
    ("attack", "told"),
    [
        (key_swapped, "Line 1 of the register"),
        (key_swapped_and_signed, "Line 1 of the register"),
        (login_renamed, "Line 1 of the register"),
        (step_added, "Line 1 of the register"),
        (written_otherwise, "Line 1 of the register"),
        (own_authority, "another administrator key"),
    ],
)
def test_that_a_changed_register_lets_nobody_sign_and_nothing_count(
    app: Application, attack: Attack, told: str
) -> None:
    writer = author(app)
    signed, forged = sign(writer, statement()), sign_with(ATTACKER, statement())
    with app.store.write() as connection:
        without_guards(connection)
        attack(connection)
    with app.store.read() as connection:
        trust = trust_of(app, connection)
    for one in (signed, forged):
        fault = signature_fault(one, trust)
        assert fault is not None
        assert told in fault.en
    with pytest.raises(WrongUseError, match=told):
        sign(writer, statement())


def test_that_an_attackers_authority_beside_the_real_one_is_as_if_it_was_not_there(app: Application) -> None:
    signed = sign(author(app), statement())
    said = Certificate("forfatter", public_of(ATTACKER), tuple(Step), NOW, NOW, "x")
    with app.store.write() as connection:
        add_entry(connection, signed_entry(ATTACKER, public_of(ATTACKER), 1, said))
    with app.store.read() as connection:
        trust = trust_of(app, connection)
    assert signature_fault(signed, trust) is None
    fault = signature_fault(sign_with(ATTACKER, statement()), trust)
    assert fault is not None
    assert "not certified" in fault.en


def test_that_a_renamed_login_does_not_take_its_key_along(app: Application) -> None:
    writer = author(app)
    colleague(app, "anden", Role.RULE_APPROVER)
    with app.store.write() as connection:
        connection.execute(update(person).where(person.c.login == "anden").values(login="ny"))
    signed = sign(writer, statement())
    with app.store.read() as connection:
        trust = trust_of(app, connection)
    # The author's key under the approver's name, and the other way round.
    forged = sign_with(ATTACKER, statement("ny", Step.APPROVE))
    for one in (forged, type(signed)(statement("ny"), signed.public_key, signed.signature)):
        assert signature_fault(one, trust) is not None


def test_that_one_key_or_one_login_is_never_two_people(app: Application) -> None:
    writer = author(app)
    submitted = sign(writer, statement())
    same_login = sign_with(ATTACKER, statement("forfatter", Step.APPROVE))
    same_key = type(submitted)(statement("godkender", Step.APPROVE), submitted.public_key, submitted.signature)
    for approved in (same_login, same_key):
        assert pair_fault(submitted, approved) is not None
    assert pair_fault(submitted, sign_with(ATTACKER, statement("godkender", Step.APPROVE))) is None


def test_that_a_key_put_there_in_anothers_name_is_not_certified(app: Application) -> None:
    colleague(app, "forfatter", Role.RULE_AUTHOR)
    public = public_of(ATTACKER)
    with app.store.write() as connection:
        stolen = signature_of(ATTACKER, asked_bytes("angriber", public))
        ask_for(connection, AskedKey("forfatter", public, NOW, stolen))
    with pytest.raises(WrongUseError, match="no key with that fingerprint"):
        certify(keeper(app), "forfatter", fingerprint(public))


def test_that_a_key_is_one_persons_alone(app: Application) -> None:
    writer = author(app)
    colleague(app, "godkender", Role.RULE_APPROVER)
    public = sign(writer, statement()).public_key
    with app.store.write() as connection:
        # Who has the private half of another's key signs for it under their own name.

        signature = signature_of(demo_seed("forfatter"), asked_bytes("godkender", public))
        ask_for(connection, AskedKey("godkender", public, NOW, signature))
    with pytest.raises(WrongUseError, match="certified for somebody else"):
        certify(keeper(app), "godkender", fingerprint(public))


def test_that_rows_are_neither_changed_nor_deleted(app: Application) -> None:
    author(app)
    for table in (signing_register, signing_key):
        for change in (update(table).values(signature="0" * 128), table.delete()):
            with pytest.raises(DBAPIError, match="only added to"), app.store.write() as connection:
                connection.execute(change)


def test_that_two_administrators_at_once_leave_no_gap_and_no_double(app: Application) -> None:
    author(app)
    with pytest.raises(DBAPIError), app.store.write() as connection:
        row = connection.execute(select(signing_register)).mappings().one()
        connection.execute(insert(signing_register).values(**{**row, "id": row["id"] + 1}))


def test_that_a_revocation_deleted_from_the_database_is_missed(app: Application) -> None:
    opened = real(app)
    writer = author(opened)
    signed = sign(writer, statement(), ask)
    revoke(keeper(opened), "forfatter", "stjålet", ask, is_stolen=True)
    with app.store.read() as connection:
        assert trust_of(opened, connection).fault is None
    with app.store.write() as connection:
        without_guards(connection)
        connection.execute(signing_register.delete().where(signing_register.c.number == 2))
    with app.store.read() as connection:
        fault = signature_fault(signed, trust_of(opened, connection))
    assert fault is not None
    assert "lacks lines" in fault.en


def test_that_a_body_is_read_in_its_one_form_alone() -> None:
    found = canonical_json({"b": 1, "a": "æ"})
    assert found == '{"a":"æ","b":1}'.encode()
    for other in ('{"b":1,"a":"æ"}', '{"a":"\\u00e6","b":1}', '{"a": "æ","b":1}', '{"a":"æ","b":1.0}'):
        with pytest.raises(ValueError, match="canonical"):
            parse_canonical(other.encode())


def test_that_the_key_of_an_administrator_is_never_certified(app: Application) -> None:
    both = colleague(app, "begge", Role.ADMINISTRATOR, Role.DEPARTMENT_HEAD)
    with pytest.raises(WrongUseError, match="an administrator never"):
        certify(keeper(app), "begge", make_key(both))
