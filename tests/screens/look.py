"""A process that shows every page at one scaling and in one language, and tells as JSON what is cut or covered.

`python -m tests.screens.look HOME LANGUAGE FOLDER [PART]`: the scaling is Qt's own, QT_SCALE_FACTOR. FOLDER gets the
pictures. PART is one of `PARTS`, what only sometimes stands on a page or over it; without it every page is looked at.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent

from tests.screens.administration_states import NUMBER_STATES, SECTION_STATES
from tests.screens.coordination_states import READ_ONLY
from tests.screens.coordination_states import STATES as COORDINATION_STATES
from tests.screens.fits import faults
from tests.screens.frame_states import STATES, State, picture, rest
from tests.screens.paper_states import STATES as PAPER_STATES
from tests.screens.patient_states import FRONT_STATES
from tests.screens.patient_states import STATES as PATIENT_STATES
from tests.screens.rules_states import STATES as RULES_STATES
from tests.screens.telephone_states import STATES as TELEPHONE_STATES
from tests.screens.threshold_states import STATES as THRESHOLD_STATES
from tests.screens.tuning_states import STATES as TUNING_STATES
from tests.screens.tuning_states import MadeUpRules
from triage.bootstrap import open_demo
from triage.clinical.colour import Colour
from triage.settings import Settings
from triage.worklist.row import Query
from ui.desks.desk import desk_of
from ui.main_window import MainWindow
from ui.pictures.screenshots import choose, dress
from ui.start.app import prepare
from ui.theme import THEMES
from ui.translate import install_translator

SIZES = ((1280, 800), (1440, 900), (1920, 1080))
# States are looked at where there is least room, beside each other and not. The other themes change no measure: in
# them those states are looked at, at the first of the sizes, that draw something of their own.
STATES_AT = ((1280, 800), (1024, 700))
DRAWN = frozenset(
    {"coordination-proposal", "coordination-masked", "coordination-requested"}
    | {"coordination-telephone-wishes"}
    | {"list-filtered", "palette-command", "crash", "trends-pointed", "trends-legend", "decide-no-visit-red"}
    | {"section-5", "thresholds-moved", "rules-condition"}
    | {"tuning-draft", "tuning-approve", "tuning-blind"}
)
Looking = Iterator[tuple[str, list[str]]]


def _patient(colour: Colour) -> Callable[[MainWindow], None]:
    def show(window: MainWindow) -> None:
        window.commands.show_worklist()
        choose(window, next(iter(window.desk.list_cases(Query(colours=(colour,)), 0, 1)), None))

    return show


def _first_row(command: Callable[[MainWindow], None]) -> Callable[[MainWindow], None]:
    def show(window: MainWindow) -> None:
        command(window)
        rest(window)
        window.commands.select_next()

    return show


def _open_appointments(window: MainWindow) -> None:
    _first_row(lambda window: window.commands.show_appointments())(window)
    # The patient of a conflict is opened at once by Enter alone.
    window.frame.full_page().open_patient()  # type: ignore[union-attr]  # it was just brought in front


_CLINICIAN: Mapping[str, Callable[[MainWindow], None]] = {
    "worklist": lambda window: window.commands.show_worklist(),
    **{f"patient-{colour.value}": _patient(colour) for colour in Colour},
    "appointments": _open_appointments,
    "intake": _first_row(lambda window: window.commands.show_intake()),
    "devices": _first_row(lambda window: window.commands.show_devices()),
    "greens": _first_row(lambda window: window.commands.show_greens()),
    "audit": lambda window: window.commands.show_audit(),
}
PEOPLE: Mapping[str, Mapping[str, Callable[[MainWindow], None]]] = {
    "demo-kliniker": _CLINICIAN,
    "demo-kontrol": {"audit-whole": _first_row(lambda window: window.commands.show_audit())},
}
# Over rules and a year that are made up, in the place of the store's.
_TUNING = "tuning"
# What is looked at of whom in each part.
PARTS: Mapping[str, Mapping[str, Mapping[str, State]]] = {
    "frame": {"demo-kliniker": STATES},
    "patient": {"demo-kliniker": PATIENT_STATES, "demo-sekretaer": FRONT_STATES},
    "coordination": {
        "demo-sekretaer": COORDINATION_STATES | PAPER_STATES | TELEPHONE_STATES,
        "demo-kliniker": READ_ONLY,
    },
    "thresholds": {"demo-leder": THRESHOLD_STATES | RULES_STATES},
    _TUNING: {"demo-leder": TUNING_STATES},
    "administration": {"demo-admin": SECTION_STATES, "demo-leder": SECTION_STATES, "demo-kontrol": NUMBER_STATES},
}


def main(home: Path, language: str, folder: Path, part: str = "") -> None:
    """Look at every page of everybody, or at the states of a part; print {page, size and theme: what is wrong}."""
    folder.mkdir(parents=True, exist_ok=True)
    application = prepare()
    install_translator(application, language)
    found: dict[str, list[str]] = {}
    for login in PARTS[part] if part else PEOPLE:
        app = open_demo(Settings(home=home, actor="prøve"), lambda _: None, login)
        with closing(app.store):
            desk = desk_of(lambda app=app: app, login, is_demo=True)  # type: ignore[misc]  # bound now
            window = MainWindow(MadeUpRules().put_in(desk) if part == _TUNING else desk)
            window.show()
            rest(window)
            looking = _look_over(window, PARTS[part][login], folder) if part else _look(window, PEOPLE[login], folder)
            found |= {place: wrong for place, wrong in looking if wrong}
            _end(window)
    sys.stdout.write(json.dumps(found, ensure_ascii=False))


def _look(window: MainWindow, pages: Mapping[str, Callable[[MainWindow], None]], folder: Path) -> Looking:
    for theme in THEMES:
        dress(window, theme)
        for name, show in pages.items():
            show(window)
            for width, height in SIZES:
                window.resize(width, height)
                rest(window)
                place = f"{name}-{width}x{height}-{theme}"
                window.grab().save(str(folder / f"{place}.png"))
                yield place, faults(window)


def _look_over(window: MainWindow, states: Mapping[str, State], folder: Path) -> Looking:
    drawn = {name: state for name, state in states.items() if name in DRAWN}
    for theme in THEMES:
        is_plain = theme == "light"
        dress(window, theme)
        for width, height in STATES_AT if is_plain else STATES_AT[:1]:
            window.resize(width, height)
            rest(window)
            for name, state in (states if is_plain else drawn).items():
                with state(window):
                    rest(window)
                    place = f"{name}-{window.desk.actor}-{width}x{height}-{theme}"
                    picture(window).save(str(folder / f"{place}.png"))
                    yield place, faults(window)


def _end(window: MainWindow) -> None:
    window.drafts.clear()
    window.background.wait()
    window.hide()
    window.background.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), *sys.argv[4:5])
