"""How far the rules and two readers agree, by version and rule, from every double reading."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from triage.access.acts import Act
from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.drafts.words.conditions import rule_in_words
from triage.scoring.drafts.words.names import names_of
from triage.scoring.replay.agreement.double_read import Agreement, ReadItem, agreements
from triage.store.auditing import audit
from triage.store.rule_sets import versions_of
from triage.store.rule_versions.double_reads import KeptItem, kept_items, rounds
from triage.workflow.application import Application
from triage.workflow.catalogue import parsed_rule_set
from triage.workflow.rights.permit import permit_any
from triage.worklist.double_read import Round

_COLOURS = {colour.rank: colour for colour in Colour}
_SEES = (Act.DRAFT_RULES, Act.APPROVE_RULES, Act.SEE_COUNTS)


@dataclass(frozen=True, slots=True)
class Agreed:
    """The agreement of a programme's versions, the newest first; `rules` are the rules in words, by their ids.

    Where a sample had as many of each colour, `warning` says that the numbers are of the sample and not of everybody.
    """

    programme: str
    rounds: tuple[Round, ...]
    versions: tuple[Agreement, ...]
    rules: Mapping[str, Text]
    warning: Text | None = None


def agreement_of(app: Application, programme: str) -> Agreed:
    """Return the agreement of a programme; nobody is named, neither patients nor readers.

    While a round is open its readings are not counted: who reads must not learn how others judged.
    """
    with app.store.write() as connection:
        warrant = permit_any(app, connection, _SEES)
        audit.log(connection, app.clock(), app.actor, "view agreement", subject=programme, warrant=warrant)
        every = rounds(connection, programme)
        ended = [one for one in every if one.closed is not None]
        found = kept_items(connection, programme, [one.key for one in ended])
        bodies = [one.body for one in versions_of(connection, programme)]
    return Agreed(
        programme=programme,
        rounds=tuple(every),
        versions=agreements(map(_item, found)),
        rules=_in_words(app, bodies),
        warning=_BY_COLOUR if any(one.wanted.is_by_colour for one in ended) else None,
    )


def _item(one: KeptItem) -> ReadItem:
    said = json.loads(one.rules)
    fired = {rule: _COLOURS[rank] for rule, rank in said["fired"].items()}
    return ReadItem(one.rule_set, one.version, one.colour, one.readings, fired, frozenset(said["unknown"]))


def _in_words(app: Application, bodies: list[str]) -> dict[str, Text]:
    found: dict[str, Text] = {}
    for rule_set in map(parsed_rule_set, bodies):
        names = names_of(rule_set, app.catalogue.kinds, app.catalogue.instruments)
        found |= {rule.id: rule_in_words(rule_set, rule, names) for rule in rule_set.rules}
    return found


_BY_COLOUR = Text(
    "En stikprøve havde lige mange af hver farve: tallene gælder stikprøven, ikke alle patienter.",
    "A sample had as many of each colour: the numbers are of the sample, not of all patients.",
)
