"""Which programmes each department uses, by which rules, and what it says about them."""

from collections.abc import Sequence

from triage.access.acts import Act
from triage.clinical.canonical import canonical_text
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.casework.case_limits import limits
from triage.store.department_settings import Setting, keep_setting
from triage.store.greens.policies import policies
from triage.store.open_load import enrolled, score_programme
from triage.store.people.departments import departments
from triage.store.programme_uses import uses_of
from triage.workflow.administration.opening_hours import SEES
from triage.workflow.administration.places import own_department
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit, permit_any
from triage.worklist.escalation import Limit
from triage.worklist.greens import Policy
from triage.worklist.programme_use import LONGEST_TEXT, ProgrammeOf, ProgrammeUse


def list_programmes(app: Application) -> Sequence[ProgrammeOf]:
    """Return every programme that has rules, in every department."""
    with app.store.read() as connection:
        permit_any(app, connection, SEES)
        uses, own, counts = uses_of(connection), limits(connection), enrolled(connection)
        closing, others = policies(connection), own.get("", Limit(""))
        return [
            ProgrammeOf(
                department=one.name,
                use=uses.get((one.key, programme), ProgrammeUse(programme)),
                rule_set=rules.name,
                version=rules.version,
                status=rules.status,
                limit=own.get(programme, others),
                greens=closing.get(programme, Policy(programme)),
                enrolled=counts.get(programme, 0),
            )
            for one in departments(connection)
            for programme, rules in sorted(app.catalogue.rule_sets.items())
        ]


def set_programme(app: Application, department: str | None, wanted: ProgrammeUse) -> None:
    """Let a department use a programme so from now on; switched on again, its patients are scored anew.

    Raises WrongUseError for an unknown programme, or a text that is too long.
    """
    now = app.clock()
    _refuse(app, wanted)
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SET_PROGRAMMES)
        key, name = own_department(connection, warrant, department)
        before = uses_of(connection).get((key, wanted.programme), ProgrammeUse(wanted.programme))
        keep_setting(connection, Setting.PROGRAMME, (key, wanted.programme), _written(wanted), app.actor, now)
        if wanted.in_use and not before.in_use:
            score_programme(connection, wanted.programme)
        subject = f"{name}, {wanted.programme}: {before.told} > {wanted.told}"
        audit.log(connection, now, app.actor, "programme use", subject=subject, warrant=warrant)


def _refuse(app: Application, wanted: ProgrammeUse) -> None:
    if wanted.programme not in app.catalogue.rule_sets:
        raise WrongUseError(
            Text(f"Intet forløb hedder {wanted.programme}.", f"No programme is called {wanted.programme}.")
        )
    if len(wanted.text) > LONGEST_TEXT:
        raise WrongUseError(
            Text(f"Teksten må højst være {LONGEST_TEXT} tegn.", f"The text may have {LONGEST_TEXT} signs at most.")
        )


def _written(use: ProgrammeUse) -> str:
    content = {"in_use": use.in_use, "not_acute": use.not_acute, "text": use.text}
    return canonical_text(content)
