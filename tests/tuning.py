"""A department whose rules are on their way: an author, an approver and a head, each with a certified key."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from tests.builders import NOW
from tests.people import colleague
from tests.signing import ask, certified, real
from triage.access.roles import Role
from triage.access.rule_versions.version import RuleVersion
from triage.clinical.canonical import canonical_text
from triage.scoring.analyse.rule_tests import failures
from triage.scoring.rules.load import load_rule_set
from triage.workflow.application import Application
from triage.workflow.catalogue import Catalogue
from triage.workflow.tune.adopt import adopt
from triage.workflow.tune.approve import approve
from triage.workflow.tune.drafts import draft_in_force, save_draft
from triage.workflow.tune.submit import _sign_and_keep, submit


@dataclass
class Moving:
    """A clock that a test moves on."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        """Return the time."""
        return self.now

    def on(self, **time: float) -> None:
        """Let time pass."""
        self.now += timedelta(**time)


@dataclass
class Tuners:
    """The people who tune the rules of one store, and whoever takes in."""

    app: Application
    author: Application
    approver: Application
    head: Application
    clock: Moving

    def sent(self, **limits: object) -> RuleVersion:
        """Send a draft of the rules in force, or of the example where there are none, with some limits changed."""
        in_use = "copd" in self.author.catalogue.rule_sets and not self.app.is_demo
        draft = draft_in_force(self.author, "copd") if in_use else adopt(self.author, "copd")
        body = draft.body
        for name, value in limits.items():
            body = with_limit(body, name, value)
        saved = save_draft(self.author, draft.id, draft.revision, body)
        return submit(self.author, saved.id, saved.revision, "prøve", ask=ask)

    def sent_with(self, replay: str) -> RuleVersion:
        """Send the example with a replay that no history here gives."""
        draft = adopt(self.author, "copd")
        return _sign_and_keep(self.author, draft, "prøve", canonical_text({"replay": json.loads(replay)}), ask)

    def approved(self, valid_from: date | None = None, **limits: object) -> RuleVersion:
        """Send a draft, and let the approver approve it."""
        return approve(self.approver, self.sent(**limits).content_sha256, valid_from, ask=ask)


def tuners(app: Application, *, is_demo: bool = False) -> Tuners:
    """Make the people of a store without rules of its own; unless `is_demo` no example runs there."""
    clock = Moving()
    app = replace(app, clock=clock, catalogue=Catalogue(app.store.path.parent, runs_examples=is_demo))
    app = app if is_demo else real(app)

    def made(login: str, role: Role) -> Application:
        return certified(colleague(app, login, role))

    return Tuners(
        app=app,
        author=made("forfatter", Role.RULE_AUTHOR),
        approver=made("godkender", Role.RULE_APPROVER),
        head=made("leder", Role.DEPARTMENT_HEAD),
        clock=clock,
    )


def put_in_use(app: Application, *programmes: str) -> None:
    """Let the examples for some programmes go the whole way into use, also in a store of real patients."""
    if not app.is_demo:
        real(app)
    author = certified(colleague(app, "forfatter", Role.RULE_AUTHOR))
    approver = certified(colleague(app, "godkender", Role.RULE_APPROVER))
    for programme in programmes:
        draft = adopt(author, programme)
        approve(approver, submit(author, draft.id, draft.revision, ask=ask).content_sha256, ask=ask)


def with_limit(body: str, name: str, value: object) -> str:
    """Return the text with another value of a limit, without the examples that rested on the old one."""
    lines = body.split("\n")
    place = next(number for number, line in enumerate(lines) if line.strip().startswith(f"{name}: {{value: "))
    head, _, rest = lines[place].partition("{value: ")
    lines[place] = f"{head}{{value: {value},{rest.partition(',')[2]}"
    wrong = [f"  - {{name: {one.test}," for one in failures(load_rule_set("\n".join(lines)))]
    return "\n".join(line for line in lines if not line.startswith(tuple(wrong)))
