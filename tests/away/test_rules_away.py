"""The rules in the copy for when the shared store is away: the same, and looked at there too."""


from sqlalchemy import update

from tests.away.conftest import MakeWorkstation
from tests.tuning import put_in_use
from triage.store.tables import rule_version
from triage.workflow.application import Application
from triage.workflow.tune.rules_in_use import read_rules


def test_that_the_copy_runs_what_was_signed_and_refuses_what_was_changed_in_it(
    shared: Application, workstation: MakeWorkstation
) -> None:
    put_in_use(shared, "copd")
    signed = read_rules(shared)
    station = workstation()
    station.keep()
    copy = station.copy
    assert read_rules(copy).versions == signed.versions
    with copy.store.write() as connection:
        connection.execute(update(rule_version).values(body=rule_version.c.body + "#"))
    assert "copd" in read_rules(copy).refused
