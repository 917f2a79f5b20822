"""The rules of a draft are changed without writing code: every change is a step, and what it breaks is seen at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.made_up import MadeUpWorkflow
from tests.ui.test_thresholds_page import of, page_of, rest
from triage.access.roles import Role
from triage.clinical.colour import Colour
from triage.scoring.drafts.draft import opened
from triage.scoring.drafts.table.table import RowKind
from triage.scoring.rules.conditions import AllOf, AnyOf, Comparison, Operator, ParamRef, Reference
from triage.scoring.rules.model import Constraint, Rule, RuleSet, Worse
from ui.main_window import MainWindow
from ui.thresholds.page import ThresholdsPage
from ui.thresholds.rules.editor import RulesEditor
from ui.thresholds.rules.pick import Pick
from ui.thresholds.rules.places import Tab

Open = Callable[[MadeUpWorkflow], MainWindow]
Key, ALT, CTRL = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
TABS = {tab: place for place, tab in enumerate(Tab)}


class Author:
    """A rule author in front of the rules."""

    def __init__(self, window: MainWindow, work: MadeUpWorkflow) -> None:
        self.window, self.page, self.work = window, page_of(window), work
        window.commands.turn_rules()
        rest(window)

    @property
    def editor(self) -> RulesEditor:
        editor = self.page.left.rules.editor
        assert editor is not None
        return editor

    @property
    def rule_set(self) -> RuleSet:
        in_hand = self.page.tuning.in_hand
        assert in_hand is not None
        return in_hand.draft.rule_set

    def rule(self, name: str) -> Rule:
        """Choose a rule, and return it as the draft has it."""
        self.turn(Tab.RULES)
        self.editor.rules.table.choose(name)
        return self.rule_set.rule(name)

    def turn(self, tab: Tab) -> None:
        self.editor.tabs.setCurrentIndex(TABS[tab])

    def press(self, widget: QWidget, *keys: Qt.Key, with_key: Qt.KeyboardModifier = PLAIN) -> None:
        widget.setFocus()
        for key in keys:
            QTest.keyClick(widget, key, with_key)
        rest(self.window)

    def type(self, field: QWidget, text: str) -> None:
        """Write over what stands in a field, and press Enter."""
        field.setFocus()
        QTest.keyClick(field, Key.Key_A, CTRL)
        QTest.keyClick(field, Key.Key_Delete)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Key.Key_Return)
        rest(self.window)

    def pick(self, box: Pick, value: object) -> None:
        """Choose in a box by what stands for it."""
        place = box._values.index(value)
        box.setCurrentIndex(place)
        box.activated.emit(place)
        rest(self.window)


@pytest.fixture
def author(open_window: Open) -> Author:
    work = of(Role.RULE_AUTHOR)
    return Author(open_window(work), work)


def shown(page: ThresholdsPage, tab: Tab) -> str:
    editor = page.left.rules.editor
    assert editor is not None
    parts = (editor.rules, editor.shared, editor.inputs, editor.about, editor.examples, editor.findings)
    table = parts[TABS[tab]].table
    return "\n".join(" | ".join(line.texts) for line in table.lines())


def test_that_rules_stand_with_word_reason_and_deadline(author: Author) -> None:
    assert "Rød | Iltmætning 87 % (grænse 87 %) | 4\u00a0t, arbejdstid" in shown(author.page, Tab.RULES)


def test_that_a_rule_is_moved_by_keys_and_the_move_is_one_step_back(author: Author) -> None:
    author.rule("rr_red")
    before = [rule.id for rule in author.rule_set.rules]
    author.press(author.editor.rules.table, Key.Key_Up, with_key=ALT)
    assert [rule.id for rule in author.rule_set.rules].index("rr_red") == before.index("rr_red") - 1
    assert author.editor.rules.table.key() == "rr_red"
    author.window.commands.undo_limit()
    assert [rule.id for rule in author.rule_set.rules] == before


def test_that_a_new_rule_is_chosen_when_it_comes(author: Author) -> None:
    author.rule("spo2_red")
    author.press(author.editor.rules.table, Key.Key_Insert)
    assert author.editor.rules.table.key() == "new_rule"
    assert author.rule_set.rules[1].id == "new_rule"


def test_that_a_copy_says_the_same_under_a_name_of_its_own(author: Author) -> None:
    rule = author.rule("pulse_red")
    author.press(author.editor.rules.table, Key.Key_Insert, with_key=CTRL)
    assert author.rule_set.rule("pulse_red_2") == replace(rule, id="pulse_red_2")


def test_that_a_removed_rule_is_missed_by_the_tests_that_expected_it(author: Author) -> None:
    author.rule("wants_today")
    author.press(author.editor.rules.table, Key.Key_Delete)
    assert all(rule.id != "wants_today" for rule in author.rule_set.rules)
    author.turn(Tab.EXAMPLES)
    assert "1 passer ikke" in author.editor.tabs.tabText(TABS[Tab.EXAMPLES])
    assert "✗ grøn" in shown(author.page, Tab.EXAMPLES)


def test_that_a_row_is_added_to_a_condition_and_compared_with_a_limit_of_its_unit(author: Author) -> None:
    when = author.rule("spo2_red").when
    table, form = author.editor.rules.form.condition.table, author.editor.rules.form.condition.form
    author.press(table, Key.Key_Insert)
    author.pick(form.name, "pulse")
    author.pick(form.operator, Operator.GE)
    author.pick(form.value, ParamRef("pulse_red"))
    assert author.rule_set.rule("spo2_red").when == AllOf(
        (when, Comparison("pulse", Operator.GE, ParamRef("pulse_red")))
    )


def test_that_limits_in_another_unit_are_not_offered(author: Author) -> None:
    author.rule("pulse_red")
    offered = author.editor.rules.form.condition.form.value._values
    assert ParamRef("pulse_yellow") in offered
    assert ParamRef("temp_red") not in offered


def test_that_a_group_is_made_of_a_row_and_dissolved_again(author: Author) -> None:
    when = author.rule("pulse_red").when
    condition = author.editor.rules.form.condition
    author.press(condition.table, Key.Key_Right, with_key=ALT)
    assert author.rule_set.rule("pulse_red").when == AllOf((when,))
    condition.table.move_to(0)
    author.pick(condition.form.kind, RowKind.ANY)
    assert author.rule_set.rule("pulse_red").when == AnyOf((when,))
    author.press(condition.table, Key.Key_Left, with_key=ALT)
    assert author.rule_set.rule("pulse_red").when == when


def test_that_a_row_that_cannot_be_is_said_under_the_table_and_changes_nothing(author: Author) -> None:
    when = author.rule("spo2_yellow").when
    condition = author.editor.rules.form.condition
    condition.table.move_to(0)
    author.pick(condition.form.kind, RowKind.NOT)
    assert "tager netop én række" in condition.message.text()
    assert author.rule_set.rule("spo2_yellow").when == when


@pytest.mark.parametrize("typed", ["95,5", "95.5"])
def test_that_a_number_is_typed_with_either_mark(author: Author, typed: str) -> None:
    author.rule("temp_red")
    form = author.editor.rules.form.condition.form
    author.pick(form.value, "own number")
    author.type(form.number, typed)
    assert author.rule_set.rule("temp_red").when == Comparison("temp", Operator.GE, Decimal("95.5"))


def test_that_a_new_limit_comes_with_bounds_unit_and_source_in_one_step(author: Author) -> None:
    author.rule("wants_today")
    author.press(author.editor.rules.table, Key.Key_Insert)
    condition = author.editor.rules.form.condition
    author.pick(condition.form.name, "temp")
    author.pick(condition.form.operator, Operator.GE)
    steps = author.page.tuning._steps
    author.pick(condition.form.value, "new limit")
    dialog = author.editor.rules.dialog
    assert dialog is not None
    for field, text in ((dialog.value, "40"), (dialog.low, "39,5"), (dialog.high, "41")):
        QTest.keyClicks(field, text)
    dialog._choose_sources(("LOCAL",))
    dialog.done_button.click()
    rest(author.window)
    param = author.rule_set.params["temp_limit"]
    assert (param.value, param.min, param.max, param.unit) == (Decimal(40), Decimal("39.5"), Decimal(41), "Cel")
    assert author.rule_set.rule("new_rule").when == Comparison("temp", Operator.GE, ParamRef("temp_limit"))
    assert author.page.tuning._steps == steps + 1
    assert "temp_limit" in author.page.left.table.rows


def test_that_a_limit_without_a_source_is_not_made(author: Author) -> None:
    author.rule("temp_red")
    author.pick(author.editor.rules.form.condition.form.value, "new limit")
    dialog = author.editor.rules.dialog
    assert dialog is not None
    for field, text in ((dialog.value, "40"), (dialog.low, "39"), (dialog.high, "41")):
        QTest.keyClicks(field, text)
    dialog.done_button.click()
    assert "hvor grænsen kommer fra" in dialog.message.text()
    dialog.reject()


def test_that_a_value_is_put_into_a_reason_from_the_menu_and_the_sample_shows_it(author: Author) -> None:
    author.rule("pulse_red")
    reason = author.editor.rules.form.reason
    reason.danish.setFocus()
    reason.danish.setCursorPosition(len(reason.danish.text()))
    reason._fill()
    reason.menu.actions()[-1].trigger()
    rest(author.window)
    assert author.rule_set.rule("pulse_red").reason.da == "Puls {pulse}{pulse_red}"
    assert "Puls 131131" in reason.sample.text()


def test_that_deadline_route_and_what_is_unknown_are_chosen(author: Author) -> None:
    author.rule("pulse_red")
    form = author.editor.rules.form
    author.type(form.hours, "2")
    author.pick(form.role, "physician")
    form.unless.changed.emit(("spo2_red",))
    rest(author.window)
    rule = author.rule_set.rule("pulse_red")
    assert (rule.act_within_h, rule.route.role, rule.unless) == (Decimal(2), "physician", ("spo2_red",))


def test_that_rules_that_hold_each_other_back_are_refused_where_it_was_wanted(author: Author) -> None:
    author.rule("anthonisen3")
    form = author.editor.rules.form
    form.unless.changed.emit(("anthonisen2",))
    rest(author.window)
    assert "udelukker hinanden" in form.message.text()
    assert form.unless.told.text() == "ingen anden regel holder den tilbage"
    assert author.rule_set.rule("anthonisen3").unless == ()


def test_that_changes_made_faster_than_the_file_is_written_all_count(author: Author) -> None:
    author.rule("rr_red")
    table, before = author.editor.rules.table, [rule.id for rule in author.rule_set.rules]
    table.setFocus()
    for _ in range(3):
        QTest.keyClick(table, Key.Key_Up, ALT)
    form = author.editor.rules.form
    form.hours.setText("3")
    form.hours.setModified(True)
    form.hours.tell()
    form.role.picked.emit("physician")
    rest(author.window)
    rule = author.rule_set.rule("rr_red")
    assert [one.id for one in author.rule_set.rules].index("rr_red") == before.index("rr_red") - 3
    assert (rule.act_within_h, rule.route.role) == (Decimal(3), "physician")


def test_that_a_change_still_on_its_way_is_taken_back_first(author: Author) -> None:
    author.type(author.editor.rules.form.hours, "5")
    before = author.rule("rr_red")
    author.editor.rules.form.role.picked.emit("physician")
    author.window.commands.undo_limit()
    rest(author.window)
    assert author.rule_set.rule("rr_red") == before


def test_that_a_change_still_on_its_way_is_kept_when_the_page_is_left(author: Author) -> None:
    author.rule("rr_red")
    author.editor.rules.form.role.picked.emit("physician")
    author.page.leave()
    assert author.window.background.wait(10)
    assert opened(author.work.tuning.saved[-1]).rule_set.rule("rr_red").route.role == "physician"


def test_that_an_input_is_made_otherwise_and_the_consequences_wait_for_the_readings(author: Author) -> None:
    author.turn(Tab.INPUTS)
    author.editor.inputs.table.choose("spo2")
    author.type(author.editor.inputs.form.span, "6")
    assert author.rule_set.inputs["spo2"].window_h == Decimal(6)
    assert author.page.right.head.recompute_button.isVisible()
    assert "målingerne" in author.page.right.head.message.text()


def test_that_a_new_input_can_be_compared_at_once(author: Author) -> None:
    author.turn(Tab.INPUTS)
    author.press(author.editor.inputs.table, Key.Key_Insert)
    name = str(author.editor.inputs.table.key())
    author.pick(author.editor.inputs.form.code, "glucose")
    author.rule("pulse_red")
    author.pick(author.editor.rules.form.condition.form.name, name)
    assert "lodsukker" in shown(author.page, Tab.INPUTS)
    when = author.rule_set.rule("pulse_red").when
    assert isinstance(when, Comparison)
    assert when.input == name


def test_that_an_input_in_use_is_not_removed_and_where_it_is_used_is_said(author: Author) -> None:
    author.turn(Tab.INPUTS)
    author.editor.inputs.table.choose("temp")
    author.press(author.editor.inputs.table, Key.Key_Delete)
    assert "temp" in author.rule_set.inputs
    assert "Temperatur" in author.editor.inputs.form.message.text()


def test_that_a_test_that_fails_says_what_it_comes_to(author: Author) -> None:
    author.turn(Tab.EXAMPLES)
    author.pick(author.editor.examples.form.colour, Colour.RED)
    assert "✗ grøn" in shown(author.page, Tab.EXAMPLES)
    assert "Passer ikke" in author.editor.examples.form.got.text()


def test_that_a_test_takes_what_comes_of_it(author: Author) -> None:
    author.turn(Tab.EXAMPLES)
    author.pick(author.editor.examples.form.colour, Colour.RED)
    author.press(author.editor.examples.table, Key.Key_E)
    assert author.rule_set.tests[0].colour is Colour.GREEN
    assert "✗" not in shown(author.page, Tab.EXAMPLES)


def test_that_a_value_is_given_and_taken_back(author: Author) -> None:
    author.turn(Tab.EXAMPLES)
    given = author.editor.examples.form.given
    given.table.choose("spo2")
    author.type(given.number, "91,5")
    assert author.rule_set.tests[0].given["spo2"] == Decimal("91.5")
    author.press(given.table, Key.Key_Delete)
    assert "spo2" not in author.rule_set.tests[0].given


def test_that_an_assessment_of_the_period_becomes_a_test_without_who_it_was(author: Author) -> None:
    author.page.right._show_behind(Colour.YELLOW, Colour.YELLOW)
    rest(author.window)
    author.page.right.behind.table.move_to(0)
    author.turn(Tab.EXAMPLES)
    author.press(author.editor.examples.table, Key.Key_Insert, with_key=Qt.KeyboardModifier.ShiftModifier)
    test = author.rule_set.tests[-1]
    assert test.colour is Colour.YELLOW
    assert "patient" not in test.name
    assert "spo2" in test.given


def test_that_who_chose_nobody_is_told_how(author: Author) -> None:
    author.turn(Tab.EXAMPLES)
    author.editor.examples.tools.ask("take")
    assert "Vælg først en patient" in author.editor.examples.form.message.text()


def test_that_a_rule_that_no_test_fires_says_so_beside_its_reason(author: Author) -> None:
    author.rule("spo2_red")
    author.press(author.editor.rules.table, Key.Key_Insert)
    form = author.editor.rules.form.condition.form
    author.pick(form.name, "temp")
    author.pick(form.operator, Operator.GE)
    author.pick(form.value, "own number")
    author.type(form.number, "45")
    told = shown(author.page, Tab.RULES)
    assert "Ny regel\n! Reglen new_rule kan aldrig slå til" in told
    assert "! Intet eksempel får den til at slå til" in told


def test_that_a_finding_leads_to_its_line(author: Author) -> None:
    author.turn(Tab.EXAMPLES)
    author.editor.examples.table.choose(3)
    author.pick(author.editor.examples.form.colour, Colour.RED)
    assert "at the yellow limit | rød: spo2_yellow | ✗ gul: spo2_yellow" in shown(author.page, Tab.EXAMPLES)
    author.editor.examples.table.choose(0)
    author.turn(Tab.FINDINGS)
    table = author.editor.findings.table
    assert table.lines()[0].texts[:2] == ("Fejl", "eksemplet »at the yellow limit«")
    author.press(table, Key.Key_Return)
    assert author.editor.examples.table.key() == 3
    assert QApplication.focusWidget() is author.editor.examples.table


def test_that_who_may_only_read_can_change_nothing(open_window: Open) -> None:
    work = of(Role.RULE_APPROVER)
    reader = Author(open_window(work), work)
    before = reader.rule_set
    reader.press(reader.editor.rules.table, Key.Key_Delete)
    assert reader.rule_set is before
    assert not reader.editor.rules.form.colour.isEnabled()


def test_that_every_row_of_a_condition_is_read_aloud_whole(author: Author) -> None:
    author.rule("spo2_yellow")
    model = author.editor.rules.form.condition.table.model()
    told = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Iltmætning er højst gul iltmætning: 89\u00a0%, 1 trin inde"


def test_that_a_shared_condition_is_made_named_referred_to_and_kept_while_it_is_used(author: Author) -> None:
    author.turn(Tab.SHARED)
    author.press(author.editor.shared.table, Key.Key_Insert)
    form = author.editor.shared.form
    author.pick(form.condition.form.name, "temp")
    author.type(form.name, "has_fever")
    assert author.rule_set.define == {"has_fever": Comparison("temp", Operator.EXISTS, None)}
    author.rule("wants_today")
    author.pick(author.editor.rules.form.condition.form.kind, RowKind.REFERENCE)
    assert author.rule_set.rule("wants_today").when == Reference("has_fever")
    author.turn(Tab.SHARED)
    author.press(author.editor.shared.table, Key.Key_Delete)
    assert "has_fever" in author.rule_set.define
    assert "Patienten ønsker kontakt i dag" in form.message.text()


@pytest.mark.parametrize(("path", "name"), [("rules.pulse_red", "pulse_worst"), ("inputs.pulse", "heart_rate")])
def test_that_a_name_is_changed_in_its_field_and_its_line_stays_chosen(author: Author, path: str, name: str) -> None:
    author.editor.go_to(path)
    tab = author.editor.rules if path.startswith("rules") else author.editor.inputs
    author.type(tab.form.name, name)
    assert tab.table.key() == name
    assert name in {*author.rule_set.inputs, *(rule.id for rule in author.rule_set.rules)}


def test_that_a_name_that_is_taken_is_refused_beside_the_field(author: Author) -> None:
    author.rule("pulse_red")
    author.type(author.editor.rules.form.name, "spo2_red")
    assert "er allerede brugt" in author.editor.rules.form.message.text()
    assert author.rule_set.rule("pulse_red")


def test_that_title_and_ages_are_typed_and_taken_back(author: Author) -> None:
    author.editor.go_to("title")
    author.type(author.editor.about.form.danish, "Ny titel")
    assert author.rule_set.title.da == "Ny titel"
    author.editor.go_to("population")
    author.type(author.editor.about.form.youngest, "40")
    assert author.rule_set.population.min_age == 40
    author.window.commands.undo_limit()
    assert author.rule_set.population.min_age == 18


def test_that_a_last_day_is_typed_as_danes_write_it_and_taken_away_again(author: Author) -> None:
    author.editor.go_to("valid_to")
    form = author.editor.about.form
    author.type(form.last, "31.1.2028")
    assert author.rule_set.valid_to == date(2028, 1, 31)
    assert "til og med 31.1.2028" in shown(author.page, Tab.ABOUT)
    author.type(form.last, "i morgen")
    assert author.rule_set.valid_to == date(2028, 1, 31)
    assert "24.12.2026" in form.message.text()
    author.type(form.last, "")
    assert author.rule_set.valid_to is None
    assert "til en anden version gælder" in shown(author.page, Tab.ABOUT)


def test_that_an_order_is_held_otherwise_removed_and_another_added(author: Author) -> None:
    author.editor.go_to("constraints[0]")
    tab = author.editor.about
    author.pick(tab.form.order, Operator.LE)
    assert author.rule_set.constraints[0] == Constraint("spo2_red", Operator.LE, "spo2_yellow")
    author.press(tab.table, Key.Key_Delete)
    assert all(one.left != "spo2_red" for one in author.rule_set.constraints)
    author.press(tab.table, Key.Key_Insert)
    assert Constraint("spo2_red", Operator.LT, "spo2_yellow") in author.rule_set.constraints


def test_that_a_source_in_use_stays_and_one_that_is_not_goes(author: Author) -> None:
    tab = author.editor.about
    author.editor.go_to("basis.NEWS2")
    author.press(tab.table, Key.Key_Delete)
    assert "NEWS2" in author.rule_set.basis
    author.editor.go_to("basis.SST")
    author.press(tab.table, Key.Key_Delete)
    assert "SST" not in author.rule_set.basis


def test_that_rules_that_get_milder_for_a_worse_number_say_so_beside_the_input(author: Author) -> None:
    author.rule("pulse_yellow")
    form = author.editor.rules.form
    author.pick(form.colour, Colour.RED)
    author.rule("pulse_red")
    author.pick(form.colour, Colour.YELLOW)
    author.turn(Tab.INPUTS)
    rest(author.window)
    assert "bliver mildere, når den bliver værre" in shown(author.page, Tab.INPUTS)
    author.editor.go_to("inputs.pulse")
    author.pick(author.editor.inputs.form.worse, Worse.UNORDERED)
    assert author.rule_set.inputs["pulse"].worse is Worse.UNORDERED
    assert not author.page.right.head.recompute_button.isVisible()


def test_that_a_test_is_moved_among_the_others(author: Author) -> None:
    author.turn(Tab.EXAMPLES)
    author.editor.examples.table.choose(1)
    name = author.rule_set.tests[1].name
    author.press(author.editor.examples.table, Key.Key_Up, with_key=ALT)
    assert author.rule_set.tests[0].name == name
    assert author.editor.examples.table.key() == 0
