"""The map on its card, with what its lines mean and the trips in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from triage.coordination.situation.visit import home
from triage.coordination.tours import Tour, travel_min
from triage.coordination.travel.region import Place
from triage.coordination.words.times import day_words
from ui.appointments.map.region_map import MapContent, RegionMap
from ui.appointments.map.ways import HOME, trips, ways
from ui.translate import in_language, tr
from ui.widgets.card import Card
from ui.widgets.plain_label import PlainLabel, one_line

if TYPE_CHECKING:
    from triage.coordination.proposals.proposal import Move
    from triage.workflow.coordinate.coordination import Coordination


@dataclass(frozen=True, slots=True)
class WaysTold:
    """What is drawn, what its lines mean, and the trips in words."""

    content: MapContent
    legend: str = ""
    trips: str = ""


NO_WAYS = WaysTold(MapContent({}))


class MapCard(Card):
    """Shows where the patient drives; the words beneath say the same, and are what is read aloud."""

    def __init__(self) -> None:
        super().__init__(tr("Map of the ways"))
        self.map = RegionMap()
        self.map.setAccessibleName(tr("Map of the ways"))
        self.trips = PlainLabel()
        self._legend = PlainLabel("", "label")
        for part in (self.map, self._legend, self.trips):
            self.add(part)
        self.end()

    def show_ways(self, told: WaysTold) -> None:
        """Show the ways as they stand, and as a plan would have them."""
        self.trips.setText(told.trips)
        self._legend.setText(told.legend)
        self.map.show_content(told.content)
        for part in (self.map, self._legend):
            # Without one place that is known there is no map, and the words stand alone.
            part.setVisible(bool(told.content.places))


def ways_told(shown: Coordination, moves: Sequence[Move]) -> WaysTold:
    """Return the ways as they stand, and as a plan would have them."""
    said = "\n".join(_trip(tour, shown) for tour in trips(shown, moves)) or tr("No trips to come.")
    before = "\n".join(_trip(tour, shown) for tour in trips(shown))
    spoken = f"{tr('As it is now')}: {before}\n{tr('As it would be')}: {said}" if moves else said
    content = MapContent(_places(shown), ways(shown, moves), spoken)
    return WaysTold(content, _legend(has_moves=bool(moves)), said)


def _places(shown: Coordination) -> dict[str, Place]:
    region = shown.region
    found = dict(region.sites)
    postcode = shown.patient.postal_code or ""
    if not shown.is_home_unknown and (town := region.towns.get(postcode)) is not None:
        found[HOME] = Place(tr("Home: {town}").format(town=town.name), town.x, town.y)
    return found


def _legend(*, has_moves: bool) -> str:
    minutes = tr("The numbers are minutes each way, with how often where it is more than there and back.")
    if not has_moves:
        return minutes
    return f"{tr('Dashed and struck out: no longer driven. Solid: driven with the plan.')} {minutes}"


def _trip(tour: Tour, shown: Coordination) -> str:
    """Return "tir 1/12: hjem – Aarhus – hjem, 100 min."; of a way that is not known that it is not."""
    names = shown.site_names
    key = home(str(shown.patient_key))
    known = {place: one_line(names.get(place, "")) or tr("unknown place") for place in tour.places} | {key: tr("home")}
    stops = [known[place] for place, _ in groupby(tour.places)]
    minutes = travel_min(tour, shown.situation.travel)
    said = tr("driving not known") if minutes is None else tr("{minutes} min. driving").format(minutes=minutes)
    return f"{in_language(day_words(tour.day))}: {' – '.join(stops)}, {said}"
