"""What the last twelve months of one patient would have been with a limit of their own: read before it is set."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

import numpy as np
from sqlalchemy import Connection

from triage.access.acts import Act
from triage.scoring.drafts.words.limits import limits_in_words
from triage.scoring.drafts.words.names import names_of
from triage.scoring.evaluate.kept.assembled import assembled
from triage.scoring.evaluate.kept.block import Block, Loose, opened, packed
from triage.scoring.evaluate.kept.layout import Layout, layout_of
from triage.scoring.evaluate.kept.row import Mark
from triage.scoring.replay.history import History, rows_of
from triage.scoring.replay.of_kept import history_of
from triage.scoring.replay.own_past import OwnPast, own_past
from triage.store.auditing import audit
from triage.store.care.own_limits import own_limits_of
from triage.store.clock_time import to_ms
from triage.store.history.fill import Older, rules_by_hash
from triage.store.history.of_patient import results_of
from triage.store.history.read import read_blocks
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit
from triage.workflow.score.own_limits import own_values
from triage.workflow.tune.replay.history import in_use
from triage.workflow.tune.replay.older_inputs import inputs_of

PERIOD = timedelta(days=365)


def limit_past(app: Application, who: int, programme: str) -> OwnPast:
    """Return a patient's assessments of the last twelve months, for whoever may set limits of their own.

    Only the patient's own results are read. Raises WrongUseError where no rules are in use for the programme.
    """
    now, rule_set = app.clock(), in_use(app.catalogue, programme)
    with app.store.change() as connection:
        warrant = permit(app, connection, Act.LIMIT_PATIENT, who)
        audit.log(connection, now, app.actor, "view limit past", who, programme, warrant)
    start, end = to_ms(now - PERIOD), to_ms(now) + 1
    with app.store.read() as connection:
        blocks = _blocks(results_of(connection, who, programme, start), rules_by_hash(connection))
        history = history_of(rule_set, assembled(layout_of(rule_set), blocks, start, end))
        if app.is_demo:
            history = _with_made_up(connection, history, who, blocks, start, end)
        own = own_values(rule_set, own_limits_of(connection, [who])[who], now).values
    words = limits_in_words(rule_set, names_of(rule_set, app.catalogue.kinds, app.catalogue.instruments))
    return own_past(history, own, {one.param: one for one in words}, app.catalogue.kinds)


def _blocks(older: Iterable[Older], rules: Mapping[str, str]) -> list[Block]:
    by_layout: dict[Layout, list[Loose]] = defaultdict(list)
    for one in older:
        kept = inputs_of(one, rules)
        mark = int(kept.mark) | (Mark.PASSED_OVER if one.is_passed else 0)
        loose = Loose(one.id, one.patient, 0, one.at, one.rank, mark, kept.rules, kept.body, kept.rest)
        by_layout[kept.layout].append(loose)
    return [opened(layout, packed(layout, rows)) for layout, rows in by_layout.items()]


def _with_made_up(
    connection: Connection, mine: History, who: int, blocks: list[Block], start: int, end: int
) -> History:
    """Return the history with what was made up for the demonstration, of which there are no results."""
    rules, programme = mine.rule_set, mine.rule_set.programme or ""
    both = [*blocks, *read_blocks(connection, programme, start, end)]
    every = history_of(rules, assembled(layout_of(rules), both, start, end))
    is_new = np.ones(every.rows, np.bool_)
    is_new[1:] = (every.results[1:] != every.results[:-1]) | (every.results[1:] == 0)
    theirs = np.flatnonzero((every.patients == who) & is_new)
    return replace(rows_of(every, theirs), left_out=mine.left_out)
