"""What judges patients now: read anew from the store, and noted as in force when its day has come."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from triage.access.rule_versions.taken import RefusedLine
from triage.clinical.canonical import text_hash
from triage.errors import Text
from triage.store.auditing import audit
from triage.store.rule_sets import InForce, newest_in_force, put_in_force, take_out_of_force
from triage.store.rule_versions.notices import Event, tell_people
from triage.workflow.application import Application
from triage.workflow.tune.open_cases.change_over import GoneOver, carry_over, hold_courses
from triage.workflow.tune.open_cases.prepared import Prepared, coming_in_force
from triage.workflow.tune.rules_in_use import read_rules
from triage.workflow.tune.told import responsible
from triage.worklist.programme_names import programme_words

# Whose act it is when nobody is at work.
_BY_ITSELF = "visita"
_MOST_TOLD = 10


def refresh_rules(app: Application) -> bool:
    """Read what the signed versions of the store say, and let that judge patients; return whether anything is new."""
    known = app.catalogue.rules_in_use
    found = read_rules(app, known)
    app.catalogue.use(found)
    return found is not known


def take_effect(
    app: Application, connection: Connection, now: datetime, prepared: Prepared | None = None
) -> GoneOver:
    """Note what has come in force, and take out of force what may judge patients no more; those concerned are told.

    In the transaction of scoring: open cases that nobody has go over as they are `prepared`, the other patients are
    marked to be scored, and scored by what stands here as in force.
    """
    rules, wanted = app.catalogue.rules_in_use, wanted_in_force(app, now)
    coming = coming_in_force(connection, wanted)
    courses = hold_courses(connection, coming, now)
    for programme, new in wanted.items():
        put_in_force(connection, new)
        if rules is not None and programme in rules.versions:
            _tell_begun(connection, new, now)
    newest = newest_in_force(connection)
    for programme in sorted(newest.keys() - app.catalogue.rule_sets.keys()):
        if take_out_of_force(connection, programme, now):
            audit.log(connection, now, _BY_ITSELF, "rules.refused", subject=programme)
    for programme, why in app.catalogue.refused.items():
        _tell_refused(connection, programme, why, newest.get(programme), now)
    for programme, lines in (rules.refused_lines if rules is not None else {}).items():
        _tell_lines(connection, programme, lines, now)
    return carry_over(connection, coming, courses, prepared or Prepared(), now)


def wanted_in_force(app: Application, now: datetime) -> dict[str, InForce]:
    """Return what is to be in force for each programme, by what the catalogue holds."""
    rules, found = app.catalogue.rules_in_use, {}
    for programme, body in app.catalogue.rule_set_files.items():
        one = app.catalogue.rule_sets[programme]
        version = None if rules is None else rules.versions.get(programme)
        # A workstation's clock may be a little ahead of this one.
        start = now if rules is None else max(now, rules.starts.get(programme, now))
        named = (one.name, one.version, one.sha256, one.status)
        found[programme] = InForce(
            *named, programme, body, start, content_sha256=None if version is None else version.content_sha256
        )
    return found


def _tell_begun(connection: Connection, new: InForce, now: datetime) -> None:
    called = programme_words(new.programme)
    text = Text(
        f"{new.name} {new.version} er trådt i kraft for {called.da}.",
        f"{new.name} {new.version} has come in force for {called.en}.",
    )
    event = Event(new.programme, "in_force", f"{new.content_sha256} {new.start:%Y-%m-%d}", text)
    tell_people(connection, responsible(connection, now), event, now)


def _tell_refused(connection: Connection, programme: str, why: Text, last: InForce | None, now: datetime) -> None:
    called = programme_words(programme)
    text = Text(
        f"Reglerne for {called.da} må ikke vurdere patienter; de er grå. {why.da}",
        f"The rules for {called.en} may not assess patients; they are grey. {why.en}",
    )
    since = "" if last is None else f"{last.start.timestamp():.0f}"
    event = Event(programme, "refused", f"{since} {text_hash(why.en)}", text)
    tell_people(connection, responsible(connection, now), event, now)


def _tell_lines(connection: Connection, programme: str, lines: Sequence[RefusedLine], now: datetime) -> None:
    """Tell of rows that somebody put among the steps: once a day for each in whose name they are."""
    newest, called = {one.line.statement.signer: one for one in lines}, programme_words(programme)
    for signer, one in sorted(newest.items())[:_MOST_TOLD]:
        text = Text(
            f"Nogen har sat en række ind blandt de underskrevne trin for {called.da}, i navnet {signer}. Den tæller "
            f"ikke: {one.why.da} Reglerne gælder uændret. Sig det til den, der passer databasen.",
            f"Somebody put a row among the signed steps for {called.en}, in the name of {signer}. It does not count: "
            f"{one.why.en} The rules are as they were. Tell whoever looks after the database.",
        )
        event = Event(programme, "refused_line", f"{signer} {one.line.statement.at:%Y-%m-%d}", text)
        tell_people(connection, responsible(connection, now), event, now)
