"""Whatever is written in the log is told in words: to auditors, and to a citizen who asks who looked."""

import ast
from collections.abc import Iterator

from tests.architecture.sources import dotted, imported_names, modules, tree
from triage.access.log_words import act_words
from triage.errors import Text

# The function, and which of its arguments is the act.
WRITERS = {
    "triage.store.auditing.audit.log": 3,
    "triage.store.auditing.audit.log_list": 3,
    "triage.workflow.auditing.note_shown.note_shown": 1,
    "here.log": 0,
}


def _acts() -> Iterator[str]:
    for path in modules("triage"):
        known = imported_names(tree(path))
        for node in ast.walk(tree(path)):
            place = WRITERS.get(dotted(node.func, known)) if isinstance(node, ast.Call) else None
            given = node.args[place] if isinstance(node, ast.Call) and place is not None else None
            if isinstance(given, ast.Constant) and isinstance(given.value, str):
                yield given.value


def test_that_every_act_in_the_log_has_words_in_both_languages() -> None:
    acts = set(_acts())
    assert len(acts) > 50
    assert {act for act in acts if act_words(act) == Text(act, act)} == set()
