"""A row of the rules that somebody changed in the database: refused, or it changes nothing of what judges patients."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Table, select

from tests.builders import bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.tampered import made_in, seen, without_triggers
from tests.tuning import Tuners
from triage.clinical.canonical import text_hash
from triage.clinical.colour import Colour
from triage.store.tables import case, result, rule_set, rule_step, rule_version
from triage.workflow.intake.import_files import import_files
from triage.workflow.score.score import score
from triage.workflow.tune.rules_in_use import read_rules
from triage.workflow.tune.told import list_rule_notices

# What judges is told without these: keys, when and as what it was noted, and what the database itself looks at.
HARMLESS = {
    *((name, "id") for name in ("rule_version", "rule_step", "rule_set")),
    *(("rule_set", column) for column in ("status", "programme", "in_force_from", "in_force_until")),
    ("rule_step", "author"),
}
FIELDS = [(table, column.name) for table in (rule_version, rule_step, rule_set) for column in table.c]


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tuners]:
    """A store of real patients with two approved versions, whose rows anybody may change."""
    made = made_in(tmp_path_factory.mktemp("tampered"))
    with closing(made.app.store):
        made.approved()
        score(made.app)
        without_triggers(made.app.store)
        yield made


def setting(table: Table, column: str, value: Callable[[object], object]) -> Callable[[Connection], None]:
    """Return what gives a column of the newest row of a table another value."""

    def change(connection: Connection) -> None:
        row = connection.execute(select(table).order_by(table.c.id.desc()).limit(1)).one()
        wanted = {column: value(getattr(row, column))}
        connection.execute(table.update().where(table.c.id == row.id).values(**wanted))

    return change


def other(value: object) -> object:
    """Return another value of the same kind."""
    if value is None or isinstance(value, int):
        return (value or 0) + 86_400_000
    return ("0" if str(value)[:1] != "0" else "1") + str(value)[1:]


def signed(at_work: Tuners) -> str:
    return read_rules(at_work.app).files["copd"]


@pytest.mark.parametrize(("table", "column"), FIELDS, ids=[f"{table.name}-{column}" for table, column in FIELDS])
def test_that_a_field_that_somebody_changed_is_refused_or_changes_nothing(
    at_work: Tuners, table: Table, column: str
) -> None:
    found = seen(at_work, setting(table, column, other))
    if (table.name, column) in HARMLESS:
        assert found.files.get("copd", signed(at_work)) == signed(at_work)
    else:
        assert "copd" in found.refused
        assert "copd" not in found.files


@pytest.mark.parametrize("value", [-(2**63), 2**63 - 1, 0])
@pytest.mark.parametrize(("table", "column"), [(rule_step, "at"), (rule_version, "made"), (rule_set, "in_force_from")])
def test_that_a_time_that_is_none_is_refused_and_stops_nothing(
    at_work: Tuners, table: Table, column: str, value: int
) -> None:
    found = seen(at_work, setting(table, column, lambda _: value))
    assert found.files.get("copd", signed(at_work)) == signed(at_work)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 5000), sign=st.sampled_from(" 0x#\n"))
def test_that_any_changed_character_of_a_text_is_refused(at_work: Tuners, place: int, sign: str) -> None:
    body = signed(at_work)
    text_ = body[:place] + sign + body[place + 1 :]
    for table in (rule_version, rule_set):
        found = seen(at_work, setting(table, "body", lambda _: text_))
        assert ("copd" in found.refused) == (text_ != body)


def test_that_another_text_with_a_hash_that_fits_is_refused(at_work: Tuners) -> None:
    milder = signed(at_work).replace("{value: 87,", "{value: 80,", 1)
    hashed = text_hash(milder)

    def change(connection: Connection) -> None:
        newest = select(rule_version.c.id).order_by(rule_version.c.id.desc()).limit(1).scalar_subquery()
        mine = rule_version.update().where(rule_version.c.id == newest)
        connection.execute(mine.values(body=milder, content_sha256=hashed))
        connection.execute(rule_step.update().where(rule_step.c.step == "approve").values(content_sha256=hashed))
        connection.execute(rule_set.update().values(body=milder, content_sha256=hashed))

    assert "copd" in seen(at_work, change).refused


@pytest.mark.parametrize("table", [rule_version, rule_step])
def test_that_a_row_that_was_taken_away_is_missed(at_work: Tuners, table: Table) -> None:
    def change(connection: Connection) -> None:
        newest = connection.execute(select(table.c.id).order_by(table.c.id.desc()).limit(1)).scalar_one()
        connection.execute(table.delete().where(table.c.id == newest))

    assert "copd" in seen(at_work, change).refused


def test_that_nobody_is_green_or_coloured_by_rules_that_are_refused(at_work: Tuners, tmp_path: Path) -> None:
    path = tmp_path / "measured.json"
    path.write_bytes(bundle(fhir_patient(), fhir_care_plan(), fhir_spo2(95, at=at_work.clock())))
    import_files(at_work.app, [path])
    with at_work.app.store.write() as connection:
        setting(rule_set, "body", other)(connection)
    score(at_work.app)
    shown = select(result.c.colour_rank, result.c.body).join(case, case.c.result_id == result.c.id)
    with at_work.app.store.read() as connection:
        row = connection.execute(shown).one()
        assert connection.execute(select(rule_set.c.in_force_until)).scalar_one() is not None
    assert row.colour_rank == Colour.GREY.rank
    assert "not what was signed" in row.body
    assert [one.kind for one in list_rule_notices(at_work.head)].count("refused") == 1
    score(at_work.app)
    assert [one.kind for one in list_rule_notices(at_work.head)].count("refused") == 1
    # A person decides anew: from that step on it counts again.
    at_work.clock.on(minutes=1)
    assert at_work.approved(spo2_red=88).version == "1.3.0"
    score(at_work.app)
    assert at_work.app.catalogue.refused == {}
    assert at_work.app.catalogue.rule_sets["copd"].version == "1.3.0"
