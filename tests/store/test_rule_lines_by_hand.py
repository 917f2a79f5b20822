"""Rows that somebody puts among the signed steps of rules: they count for nothing, stop nobody, and are told of."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, update

from tests.people import colleague
from tests.signing import ask
from tests.tampered import made_in, seen, with_two_versions, without_triggers
from tests.tuning import Tuners
from triage.access.roles import Role
from triage.access.rule_versions.version import Step
from triage.commands.arguments import parser
from triage.commands.rule_versions import run_rule_versions
from triage.commands.status import Status
from triage.store.rule_versions.steps import keep_step, signed_steps
from triage.store.tables import role_grant, rule_step
from triage.workflow.score.score import score
from triage.workflow.tune.keys.certificates import revoke
from triage.workflow.tune.keys.keys import sign
from triage.workflow.tune.keys.pin import pin, pin_state, unpin
from triage.workflow.tune.roll_back import roll_back
from triage.workflow.tune.rules_in_use import read_rules
from triage.workflow.tune.told import list_rule_notices
from triage.workflow.tune.versions import refused_lines

Row = dict[str, Any]


@pytest.fixture
def at_work(tmp_path: Path) -> Iterator[Tuners]:
    """A store of its own."""
    with with_two_versions(tmp_path) as made:
        yield made


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tuners]:
    """A store in which every row that is put there is taken back."""
    with with_two_versions(tmp_path_factory.mktemp("here")) as made:
        yield made


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tuners]:
    """Another store, where people of the same logins approved something."""
    made = made_in(tmp_path_factory.mktemp("elsewhere"))
    with closing(made.app.store):
        made.approved(spo2_red=80)
        yield made


def rows(connection: Connection) -> list[Row]:
    found = connection.execute(select(rule_step).order_by(rule_step.c.id)).mappings()
    return [{name: value for name, value in row.items() if name != "id"} for row in found]


def unsigned(last: Row, _first: Row) -> Row:
    return {**last, "serial": last["serial"] + 1, "signature": "00"}


def far_ahead(last: Row, _first: Row) -> Row:
    return {**last, "serial": 2**40, "signature": "00"}


def at_a_number_that_is_taken(last: Row, _first: Row) -> Row:
    return {**last, "reason": "another", "signature": "00"}


def approved_again(last: Row, _first: Row) -> Row:
    return {**last, "serial": last["serial"] + 1}


def approved_for_another_programme(last: Row, _first: Row) -> Row:
    return {**last, "programme": "epilepsy", "serial": 1}


def key_of_another(last: Row, first: Row) -> Row:
    return {**last, "serial": last["serial"] + 1, "public_key": first["public_key"]}


def name_of_another(last: Row, first: Row) -> Row:
    return {**first, "serial": last["serial"] + 1, "signer": "godkender", "step": "reject"}


def older_than_the_last(last: Row, first: Row) -> Row:
    return {**first, "serial": last["serial"] + 1, "at": 0}


def unreadable(last: Row, _first: Row) -> Row:
    return {**last, "serial": last["serial"] + 1, "at": 2**62, "public_key": "æ", "signature": "\x01"}


PUT = (
    unsigned,
    far_ahead,
    at_a_number_that_is_taken,
    approved_again,
    approved_for_another_programme,
    key_of_another,
    name_of_another,
    older_than_the_last,
    unreadable,
)


@pytest.mark.parametrize("made", PUT, ids=lambda made: made.__name__)
def test_that_a_row_put_there_by_hand_counts_for_nothing_and_is_named(
    unchanged: Tuners, made: Callable[[Row, Row], Row]
) -> None:
    def put(connection: Connection) -> None:
        first, *_, last = rows(connection)
        connection.execute(insert(rule_step).values(made(last, first)))

    before, found = read_rules(unchanged.app), seen(unchanged, put)
    assert (found.files, found.starts, found.refused) == (before.files, before.starts, {})
    assert sum(map(len, found.refused_lines.values())) == 1


def test_that_what_was_signed_in_another_store_counts_for_nothing_here(unchanged: Tuners, elsewhere: Tuners) -> None:
    with elsewhere.app.store.read() as connection:
        theirs = rows(connection)
    with unchanged.app.store.read() as connection:
        last = rows(connection)[-1]

    def put(connection: Connection) -> None:
        for number, row in enumerate(theirs, last["serial"] + 1):
            connection.execute(insert(rule_step).values({**row, "serial": number}))
            connection.execute(insert(rule_step).values(row))

    found = seen(unchanged, put)
    assert (found.files, found.refused) == (read_rules(unchanged.app).files, {})
    assert len(found.refused_lines["copd"]) == 2 * len(theirs)


def test_that_people_go_on_where_rows_hold_the_next_numbers(at_work: Tuners) -> None:
    with at_work.app.store.write() as connection:
        first, *_, last = rows(connection)
        for number in range(1, 6):
            connection.execute(insert(rule_step).values({**unsigned(last, first), "serial": last["serial"] + number}))
    at_work.clock.on(minutes=1)
    next_one = at_work.approved(spo2_red=86)
    score(at_work.app)
    assert at_work.app.catalogue.refused == {}
    assert at_work.app.catalogue.rule_sets["copd"].version == next_one.version
    at_work.clock.on(minutes=1)
    assert roll_back(at_work.head, "copd", "prøve", ask=ask).version == "1.3.0"
    assert len(refused_lines(at_work.head)["copd"]) == 5


def test_that_heads_are_told_once_and_the_command_lists_the_row(
    at_work: Tuners, capsys: pytest.CaptureFixture[str]
) -> None:
    with at_work.app.store.write() as connection:
        first, *_, last = rows(connection)
        connection.execute(insert(rule_step).values(unsigned(last, first)))
    score(at_work.app)
    score(at_work.app)
    (told,) = [one for one in list_rule_notices(at_work.head) if one.kind == "refused_line"]
    assert "godkender" in told.text.en
    assert run_rule_versions(at_work.head, parser().parse_args(("rules", "list", "--json"))) is Status.DONE
    (line,) = json.loads(capsys.readouterr().out)["refused_lines"]
    assert (line["programme"], line["serial"], line["signer"]) == ("copd", 5, "godkender")
    assert "signature does not fit" in line["why"]["en"]


def spoilt(at_work: Tuners, **values: object) -> None:
    """Change the newest step, as an owner of the database can."""
    without_triggers(at_work.app.store)
    with at_work.app.store.write() as connection:
        newest = connection.execute(select(rule_step.c.id).order_by(rule_step.c.serial.desc()).limit(1)).scalar_one()
        connection.execute(update(rule_step).where(rule_step.c.id == newest).values(**values))


def as_new_workstation(at_work: Tuners) -> None:
    """Let this workstation have seen no steps."""
    keeper, state = colleague(at_work.app, "noeglevogter", Role.ADMINISTRATOR), pin_state(at_work.app)
    unpin(keeper)
    pin(keeper, state.pinned or "")


@pytest.mark.parametrize("is_new", [False, True], ids=["which saw it", "which is new"])
def test_that_rules_that_were_rolled_back_run_nowhere_when_the_step_is_spoilt(at_work: Tuners, *, is_new: bool) -> None:
    at_work.clock.on(minutes=10)
    roll_back(at_work.head, "copd", "for mange røde", ask=ask)
    score(at_work.app)
    spoilt(at_work, reason="noget andet")
    if is_new:
        as_new_workstation(at_work)
    found = read_rules(at_work.app)
    assert "copd" not in found.files
    assert "copd" in found.refused


def test_that_a_step_missing_before_an_approval_is_missed_by_a_new_workstation(at_work: Tuners) -> None:
    without_triggers(at_work.app.store)
    with at_work.app.store.write() as connection:
        connection.execute(update(rule_step).where(rule_step.c.serial == 3).values(reason="noget andet"))
    as_new_workstation(at_work)
    assert "could not be taken" in read_rules(at_work.app).refused["copd"].en


def test_that_a_head_who_signs_what_has_no_place_stops_nothing_once_the_key_is_called_stolen(at_work: Tuners) -> None:
    at_work.clock.on(minutes=1)
    with at_work.app.store.read() as connection:
        last = signed_steps(connection)["copd"][-1].statement
    back = replace(last, step=Step.ROLL_BACK, valid_from=None, signer="leder", at=at_work.clock())
    said = replace(back, serial=last.serial + 7)
    with at_work.app.store.write() as connection:
        keep_step(connection, sign(at_work.head, said, ask), "forfatter")
    assert "missing" in read_rules(at_work.app).refused["copd"].en
    revoke(colleague(at_work.app, "noeglevogter", Role.ADMINISTRATOR), "leder", "misbrugt", ask, is_stolen=True)
    assert read_rules(at_work.app).refused == {}


def test_that_a_role_given_with_an_earlier_date_takes_no_approval_back(at_work: Tuners) -> None:
    at_work.clock.on(minutes=1)
    colleague(at_work.app, "godkender", Role.ADMINISTRATOR)
    with at_work.app.store.write() as connection:
        mine = update(role_grant).where(role_grant.c.role == "administrator")
        connection.execute(mine.values(valid_from=0, granted=int(at_work.clock().timestamp() * 1000)))
    assert read_rules(at_work.app).refused == {}

