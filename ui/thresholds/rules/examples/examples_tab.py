"""All tests of the text, how each comes out now, and the one chosen as fields."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.clinical.colour import Colour
from triage.scoring.drafts.edits.tests import AddTest, ChangeTest, MoveTest, RemoveTest
from triage.scoring.rules.model import RuleSet, RuleTest
from ui.thresholds.rules.beside import ListAndForm
from ui.thresholds.rules.examples.assessment import Assessment, expecting, test_of
from ui.thresholds.rules.examples.example_form import ExampleForm
from ui.thresholds.rules.known import Known
from ui.thresholds.rules.line_table import Line, LineTable
from ui.thresholds.rules.tools import Tool, Tools, list_tools, order_tools
from ui.translate import colour_word, in_language, tr


class ExamplesTab(QWidget):
    """`edited` carries an edit of the draft; `assessment_wanted` asks for one of the period."""

    edited = Signal(object)
    assessment_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known: Known | None = None
        self._going_to: int | None = None
        self.table = LineTable(tr("Tests"), (tr("Test"), tr("Expected"), tr("Now")))
        self.tools = Tools(
            self.table,
            *list_tools(),
            *order_tools(),
            Tool("take", tr("From the assessment chosen"), "Shift+Ins"),
            Tool("expect", tr("Expect what comes"), "E"),
        )
        self.form = ExampleForm()
        ListAndForm(self, self.table, self.tools, self.form)
        self.table.chosen.connect(self._show_test)
        self.table.opened.connect(self.form.given.table.setFocus)
        self.tools.wanted.connect(self._do)
        self.form.changed.connect(self._put)

    def show_known(self, known: Known) -> None:
        """Show the tests as the draft has them."""
        self._known = known
        going_to, self._going_to = self._going_to, None
        lines = [_line(known, place, test) for place, test in enumerate(known.rule_set.tests)]
        self.table.show_lines(lines, going_to)

    def put_assessment(self, found: Assessment | None) -> None:
        """Add a test of an assessment of the period, or say how one is chosen."""
        known = self._known
        if known is None or not known.may_change:
            return
        if found is None:
            told = tr("Choose a patient behind a number on the right first: the test takes what was known then.")
            self.form.message.say(told, "error")
            return
        self._add(known, test_of(known.rule_set, found, _free(known.rule_set, tr("from an assessment"))))

    def _place(self) -> int:
        key = self.table.key()
        return key if isinstance(key, int) else -1

    def _test(self) -> RuleTest | None:
        tests = () if self._known is None else self._known.rule_set.tests
        return tests[self._place()] if 0 <= self._place() < len(tests) else None

    def _show_test(self, _: object) -> None:
        known, test = self._known, self._test()
        if known is None:
            return
        self.form.show_test(known, test, known.example(self._place()))
        self.tools.offer(self.tools.buttons if known.may_change else ())

    def _do(self, name: str) -> None:
        known, test = self._known, self._test()
        if known is None or test is None:
            return
        match name:
            case "add":
                self._add(known, RuleTest(_free(known.rule_set, tr("a new test")), {}, {}, Colour.GREY, None, None))
            case "copy":
                self._add(known, replace(test, name=_free(known.rule_set, test.name)))
            case "remove":
                self.edited.emit(RemoveTest(self._place()))
            case "up" | "down":
                self._move(known, -1 if name == "up" else 1)
            case "take":
                self.assessment_wanted.emit()
            case _:
                self.edited.emit(ChangeTest(self._place(), expecting(known.rule_set, test)))

    def _move(self, known: Known, by: int) -> None:
        self._going_to = min(max(0, self._place() + by), len(known.rule_set.tests) - 1)
        self.edited.emit(MoveTest(self._place(), self._going_to))

    def _add(self, known: Known, test: RuleTest) -> None:
        self._going_to = len(known.rule_set.tests)
        self.edited.emit(AddTest(test))

    def _put(self, test: object) -> None:
        if isinstance(test, RuleTest):
            self.edited.emit(ChangeTest(self._place(), test))


def failing(known: Known) -> int:
    """Return how many tests come out otherwise than they say."""
    return 0 if known.live is None else sum(not one.is_passed for one in known.live.examples)


def _line(known: Known, place: int, test: RuleTest) -> Line:
    example = known.example(place)
    expected = colour_word(test.colour) if example is None else in_language(example.expected)
    now = "…" if example is None else tr("✓ passes") if example.is_passed else f"✗ {in_language(example.got)}"
    return Line(place, (test.name, expected, now), is_wrong=example is not None and not example.is_passed)


def _free(rule_set: RuleSet, wanted: str) -> str:
    names = {test.name for test in rule_set.tests}
    numbered = (f"{wanted} {number}" for number in range(2, len(names) + 3))
    return next(name for name in (wanted, *numbered) if name not in names)
