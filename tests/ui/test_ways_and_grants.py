"""The map of one patient's ways, drafts of grants for travel, and what stands under the calendar."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.made_up_coordination import proposal
from tests.ui.made_up_paper import REGION, with_region
from triage.coordination.situation.visit import Mode
from triage.coordination.travel.table import Travel
from ui.appointments.footnotes import footnotes
from ui.appointments.map.map_card import MapCard, ways_told
from ui.appointments.map.placing import Placing, apart
from ui.appointments.map.region_map import minutes_text
from ui.appointments.map.ways import HOME, MapWay, ways
from ui.appointments.paper.grants_card import GrantsCard, grant_lines
from ui.appointments.plan.parts import Place

AREA = QRectF(0, 0, 400, 300)
points = st.builds(QPointF, st.integers(0, 400), st.integers(0, 300))
sizes = st.builds(QSizeF, st.integers(10, 120), st.integers(10, 20))


def drawn(qtbot: QtBot) -> MapCard:
    card = MapCard()
    qtbot.addWidget(card)
    card.resize(500, 420)
    card.show_ways(ways_told(with_region(), proposal().moves))
    return card


def test_that_ways_that_end_stay_and_come_are_told_apart() -> None:
    found = {way.ends: (way.place, way.minutes, way.before, way.after) for way in ways(with_region(), proposal().moves)}
    assert found == {
        ("A", HOME): (Place.STANDS, 50, 4, 2),
        ("S", HOME): (Place.LEAVES, 20, 2, 0),
    }


def test_that_without_a_plan_every_way_stands() -> None:
    assert {way.place for way in ways(with_region(), ())} == {Place.STANDS}


def test_that_nothing_is_driven_to_a_telephone_call() -> None:
    shown = with_region()
    calls = {key: replace(one, mode=Mode.PHONE) for key, one in shown.situation.visits.items()}
    assert ways(replace(shown, situation=replace(shown.situation, visits=calls)), ()) == ()


def test_that_a_way_that_is_not_known_is_no_number() -> None:
    shown = with_region()
    lost = replace(shown, situation=replace(shown.situation, travel=Travel({}, 10)))
    assert {minutes_text(way) for way in ways(lost, proposal().moves)} == {"?"}


def test_that_what_is_driven_more_than_there_and_back_says_how_often() -> None:
    assert minutes_text(MapWay(("A", HOME), 50, 4, 4)) == "4 × 50"
    assert minutes_text(MapWay(("A", HOME), 50, 4, 2)) == "50"


def test_that_the_map_says_in_words_what_it_shows(qtbot: QtBot) -> None:
    card = drawn(qtbot)
    assert card.trips.text() == "tir 1/12: hjem – Aarhus – hjem, 100 min. kørsel"
    spoken = card.map.accessibleDescription()
    assert "Som det er nu: tor 26/11: hjem – Aarhus – hjem" in spoken
    assert "tor 3/12: hjem – Silkeborg – hjem, 40 min. kørsel" in spoken


def test_that_a_home_that_is_not_known_stands_nowhere(qtbot: QtBot) -> None:
    card = drawn(qtbot)
    assert HOME in card.map.content.places
    card.show_ways(ways_told(with_region(is_home_unknown=True), ()))
    assert HOME not in card.map.content.places


def test_that_the_home_does_not_lie_on_the_hospital_of_its_town(qtbot: QtBot) -> None:
    card = drawn(qtbot)
    places = card.map.points()
    way = places[HOME] - places["S"]
    assert (way.x() ** 2 + way.y() ** 2) ** 0.5 > 40


def test_that_the_map_is_drawn_without_anything_but_itself(qtbot: QtBot) -> None:
    card = drawn(qtbot)
    card.show()
    assert not card.grab().toImage().isNull()
    assert QGuiApplication.platformName() == "offscreen"


@given(others=st.lists(points, max_size=6, unique_by=lambda one: one.toTuple()), point=points)
def test_that_a_point_is_moved_away_from_the_nearest_and_stays_on_the_map(
    others: list[QPointF], point: QPointF
) -> None:
    found = apart(point, others, 30.0, AREA)
    assert AREA.contains(found)
    if point not in others:
        far = all((point - other).manhattanLength() > 60 for other in others)
        assert found == point or not far


@given(texts=st.lists(st.tuples(points, points, sizes), max_size=12))
def test_that_every_text_stands_wholly_on_the_map(texts: list[tuple[QPointF, QPointF, QSizeF]]) -> None:
    placing = Placing(AREA)
    for start, end, size in texts:
        placing.keep_line(start, end)
        box = QRectF(start - QPointF(6, 6), QSizeF(12, 12))
        for found in (placing.along(start, end, size), placing.beside(box, size)):
            assert AREA.contains(found)
            assert found.size() == size


def test_that_a_second_name_does_not_cover_the_first_where_there_is_room() -> None:
    placing, mark, size = Placing(AREA), QRectF(200, 150, 12, 12), QSizeF(60, 14)
    assert not placing.beside(mark, size).intersects(placing.beside(mark, size))


def test_that_a_draft_says_what_is_missing_and_never_an_amount(qtbot: QtBot) -> None:
    card = GrantsCard()
    qtbot.addWidget(card)
    card.show_lines(grant_lines(with_region(), proposal().moves))
    assert card.text.startswith("tir 1/12 · Aarhus · 48 km hver vej\nMåske kørselstilskud. Kladden mangler:")
    assert "kr." not in card.text
    assert "skal bekræftes" in card.text


def test_that_a_draft_leads_to_the_appointments_of_its_trip(qtbot: QtBot) -> None:
    card = GrantsCard()
    qtbot.addWidget(card)
    card.show_lines(grant_lines(with_region(), proposal().moves))
    assert [set(line.ids) for line in card.lines.line_model.lines] == [{"v1", "v2", "v3"}]


def test_that_drafts_are_copied_without_whom_they_are_about(qtbot: QtBot) -> None:
    card = GrantsCard()
    qtbot.addWidget(card)
    shown = with_region()
    card.show_lines(grant_lines(shown, ()))
    assert card.copy_all()
    copied = QGuiApplication.clipboard().text()
    assert copied == card.text
    assert shown.patient.family not in copied
    assert (shown.patient.cpr or "-") not in copied


def test_that_without_trips_nothing_is_copied(qtbot: QtBot) -> None:
    card = GrantsCard()
    qtbot.addWidget(card)
    shown = with_region()
    card.show_lines(grant_lines(replace(shown, situation=replace(shown.situation, visits={})), ()))
    assert not card.copy_all()
    assert card.copy.isHidden()


def test_that_what_is_to_be_confirmed_and_made_up_is_said_under_the_calendar() -> None:
    text = footnotes(with_region())
    assert "skal bekræftes" in text
    assert "lavet til demonstration" in text
    assert "kendes ikke" not in text
    assert "Vejen hjemmefra kendes ikke" in footnotes(with_region(is_home_unknown=True))
    assert REGION.made_up
