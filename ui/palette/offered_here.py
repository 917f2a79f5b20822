"""What the palette offers at once, without asking anybody: commands that may be used now, and help pages."""

from collections.abc import Sequence
from functools import partial

from ui.actions import Command, commands
from ui.frame.has_frame import HasFrame
from ui.help.articles import article_names, read_article
from ui.palette.asked_for import LEAST_LETTERS, MOST_PATIENTS
from ui.palette.entry import Entry, Kind
from ui.palette.matching import score
from ui.palette.synonyms import SYNONYMS
from ui.preferences import preferences
from ui.translate import language, tr

_RECENT, _MOST_RECENT = "palette/recent", 8
# Where one already is.
_HERE = "palette"
_MOST, _MOST_HELP = 8, 4
# A synonym is found after the name itself.
_BY_SYNONYM = 5


def command_entries(window: HasFrame, typed: str) -> list[Entry]:
    """Return the commands that fit and may be used now, those used last first; nothing typed finds those and a few."""
    offered = {action.objectName() for action in window.actions() if action.isVisible() and action.isEnabled()}
    recent = recent_commands()
    found = []
    for place, command in enumerate(commands()):
        distance = _distance(typed, command)
        if command.id in offered and command.id != _HERE and distance is not None:
            used = recent.index(command.id) if command.id in recent else _MOST_RECENT
            found.append(((distance, used, place), command))
    found.sort(key=lambda pair: pair[0])
    return [_command_entry(window, command) for _, command in found[:_MOST]]


def help_entries(window: HasFrame, typed: str) -> list[Entry]:
    """Return the help pages whose title fits; none for nothing typed."""
    if not typed:
        return []
    articles = (read_article(name, language()) for name in article_names())
    scored = ((score(typed, article.title), article) for article in articles if article is not None)
    found = [(distance, article) for distance, article in scored if distance is not None]
    found.sort(key=lambda pair: (pair[1].is_technical, pair[0]))
    return [
        Entry(Kind.HELP, article.title, partial(window.help.show, article.name)) for _, article in found[:_MOST_HELP]
    ]


def everybody_entries(window: HasFrame, typed: str, *, is_full: bool) -> list[Entry]:
    """Return the way to whom the list does not have; `is_full` tells that more are called so than are shown."""
    command = next(one for one in commands() if one.id == "find_patient")
    if len(typed) < LEAST_LETTERS or not _is_offered(window, command):
        return []
    told = tr("only the {count} worst are shown").format(count=MOST_PATIENTS) if is_full else ""
    find = partial(window.finding.ask, typed)
    return [Entry(Kind.PATIENT, tr("Find among all patients"), find, told, key=command.shown_key)]


def nothing_found(entries: Sequence[Entry]) -> list[Entry]:
    """Return a line that says so where nothing was found."""
    return [] if entries else [Entry(Kind.NOTE, tr("Nothing found."), None)]


def recent_commands() -> list[str]:
    """Return the ids of the commands that were chosen here last, the newest first."""
    return [name for name in preferences().text(_RECENT).split(",") if name]


def note_used(command: str) -> None:
    """Remember a command, and never a patient."""
    used = [command, *(name for name in recent_commands() if name != command)]
    preferences().keep(_RECENT, ",".join(used[:_MOST_RECENT]))


def _is_offered(window: HasFrame, command: Command) -> bool:
    return any(one.objectName() == command.id and one.isVisible() and one.isEnabled() for one in window.actions())


def _distance(typed: str, command: Command) -> int | None:
    distance = score(typed, command.text)
    if distance is None:
        by_synonym = score(typed, f"{command.text} {SYNONYMS.get(command.id, '')}")
        distance = None if by_synonym is None else by_synonym + _BY_SYNONYM
    return distance


def _command_entry(window: HasFrame, command: Command) -> Entry:
    return Entry(Kind.COMMAND, command.text, partial(_run, window, command), key=command.shown_key, name=command.id)


def _run(window: HasFrame, command: Command) -> None:
    # A key that also writes a letter is not heard while somebody types; here it was asked for by name.
    note_used(command.id)
    handler = getattr(window.commands, command.handler)
    handler()
