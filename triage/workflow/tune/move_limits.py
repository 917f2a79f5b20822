"""Move limits of a draft by what was typed, its examples with them; or choose what becomes of an example that fails."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from triage.access.acts import Act
from triage.access.rule_versions.working_draft import WorkingDraft
from triage.errors import Text, WrongUseError
from triage.scoring.drafts.differences.difference import Difference
from triage.scoring.drafts.differences.differences import differences
from triage.scoring.drafts.draft import Draft, opened
from triage.scoring.drafts.edits.edit import Edit
from triage.scoring.drafts.following.choices import Choice, choices, failing
from triage.scoring.drafts.following.move_limits import MoveLimits
from triage.scoring.drafts.following.way import Way
from triage.scoring.drafts.numbers import limit_from_typed
from triage.scoring.drafts.words.limits import limits_in_words
from triage.scoring.drafts.words.names import names_of
from triage.scoring.rules.model import RuleSet
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit
from triage.workflow.tune.drafts import own_draft, save_draft


@dataclass(frozen=True, slots=True)
class MovedDraft:
    """A draft as it was saved, what changed in words, and what there is to choose for every example that fails."""

    draft: WorkingDraft
    changes: Sequence[Difference]
    choices: Sequence[Choice] = field(repr=False)


def move_limits(app: Application, draft: int, typed: Mapping[str, str]) -> MovedDraft:
    """Move limits of one's own draft, 88.5 and 88,5 alike, and let its examples follow.

    Raises WrongUseError for what is no such number, RuleSetError outside the bounds or the order between limits.
    """
    with app.store.read() as connection:
        permit(app, connection, Act.DRAFT_RULES)
        known = own_draft(app, connection, draft)
    before, base = opened(known.body), app.catalogue.rule_sets.get(known.programme)
    values = {name: _value(app, before.rule_set, name, text) for name, text in typed.items()}
    return _saved(app, known, before, MoveLimits(values, base))


def choose_example(app: Application, draft: int, number: int, way: Way) -> MovedDraft:
    """Let the example of that number, counted from 1, go the chosen way; raises WrongUseError where it cannot."""
    with app.store.read() as connection:
        permit(app, connection, Act.DRAFT_RULES)
        known = own_draft(app, connection, draft)
    before = opened(known.body)
    offered = [one for one in _choices(app, known, before.rule_set) if one.place == number - 1]
    edit = next((one.edit for one in offered if one.way is way), None)
    if edit is None:
        raise WrongUseError(_not_offered(number, offered))
    return _saved(app, known, before, edit)


def _value(app: Application, rule_set: RuleSet, name: str, text: str) -> Decimal:
    if name not in rule_set.params:
        raise WrongUseError(_no_limit(name, rule_set))
    names = names_of(rule_set, app.catalogue.kinds, app.catalogue.instruments)
    words = next(one for one in limits_in_words(rule_set, names) if one.param == name)
    found = limit_from_typed(text, words, rule_set.params[name])
    if isinstance(found, Text):
        raise WrongUseError(Text(f"{name}: {found.da}", f"{name}: {found.en}"))
    return found


def _saved(app: Application, known: WorkingDraft, before: Draft, edit: Edit) -> MovedDraft:
    after = before.edited(edit)
    saved = known if after is before else save_draft(app, known.id, known.revision, after.text)
    names = names_of(after.rule_set, app.catalogue.kinds, app.catalogue.instruments)
    changes = differences(before.rule_set, after.rule_set, names)
    return MovedDraft(saved, changes, _choices(app, saved, after.rule_set))


def _choices(app: Application, known: WorkingDraft, rule_set: RuleSet) -> list[Choice]:
    base = app.catalogue.rule_sets.get(known.programme)
    names = names_of(rule_set, app.catalogue.kinds, app.catalogue.instruments)
    return [one for place in failing(rule_set) for one in choices(base, rule_set, place, names)]


def _not_offered(number: int, offered: Sequence[Choice]) -> Text:
    ways = ", ".join(one.way for one in offered)
    if not ways:
        return Text(
            f"Eksempel {number} fejler ikke, eller findes ikke. Se, hvilke der fejler, med »triage rules set«.",
            f"Example {number} does not fail, or is not there. See which fail by 'triage rules set'.",
        )
    return Text(f"Eksempel {number} kan kun: {ways}.", f"Example {number} can only: {ways}.")


def _no_limit(name: str, rule_set: RuleSet) -> Text:
    known = ", ".join(rule_set.params)
    return Text(
        f"Udkastet har ikke grænsen »{name}«. Det har: {known}.",
        f"The draft has no limit '{name}'. It has: {known}.",
    )
