"""The help pages: which there are, what each page of the window leads to, and their text in the language in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from triage.resources import resource
from ui.frame.rail import ADMINISTRATION, APPOINTMENTS, AUDIT, DEVICES, GREENS, INTAKE, THRESHOLDS, WORKLIST
from ui.translate import tr

KEYS = "keys"
# A page for those who use the window has its Danish before this line, its English after it.
ENGLISH = "<!-- english -->"
# Each with the pages of the window from which F1 leads to it, in the order in which they are listed.
ARTICLES: Mapping[str, tuple[int, ...]] = {
    "start": (),
    KEYS: (),
    "worklist": (WORKLIST,),
    "patient": (),
    "decisions": (),
    "casework": (),
    "trends": (),
    "care": (),
    "expected-answers": (),
    "greens": (GREENS,),
    "appointments": (APPOINTMENTS,),
    "deadlines": (),
    "devices": (DEVICES,),
    "quarantine": (INTAKE,),
    "sources": (),
    "audit": (AUDIT,),
    "administration": (ADMINISTRATION,),
    "signing-keys": (),
    "thresholds": (THRESHOLDS,),
    "access": (),
    "session": (),
    "away": (),
    "working-hours": (),
    "intended-use": (),
}
FIRST = "start"
# For whoever keeps the code, not for whoever uses the window.
_LEFT_OUT = ("README",)


@dataclass(frozen=True, slots=True)
class Article:
    """One page as it is shown; `is_technical` ones stand after the others, `is_foreign` is in English alone."""

    name: str
    title: str
    text: str
    is_technical: bool
    is_foreign: bool


def article_of_page(page: int) -> str:
    """Return what F1 opens while this page of the window is in front."""
    return next((name for name, pages in ARTICLES.items() if page in pages and _is_there(name)), FIRST)


def article_names() -> tuple[str, ...]:
    """Return every page that there is: those for the window's users first, then the technical ones by name."""
    ours = tuple(name for name in ARTICLES if name == KEYS or _is_there(name))
    return (*ours, *sorted(set(_files()) - set(ARTICLES) - set(_LEFT_OUT)))


def read_article(name: str, language: str) -> Article | None:
    """Return a page in "da" or "en", None where there is none; a page in one language is given in that one."""
    if name == KEYS:
        from ui.help.keys_article import keys_article

        return Article(KEYS, tr("Shortcuts"), keys_article(), is_technical=False, is_foreign=False)
    if not _is_there(name):
        return None
    danish, marker, english = _files()[name].read_text(encoding="utf-8").partition(ENGLISH)
    text = english if marker and language == "en" else danish
    is_foreign = not marker and language == "da"
    return Article(name, _title(text, name), text.strip(), name not in ARTICLES, is_foreign)


def _title(text: str, name: str) -> str:
    lines = (line.removeprefix("# ").strip() for line in text.splitlines() if line.startswith("# "))
    return next(lines, name)


def _is_there(name: str) -> bool:
    return name in _files()


@cache
def _files() -> Mapping[str, Traversable]:
    folder = resource("help")
    return {file.name.removesuffix(".md"): file for file in folder.iterdir() if file.name.endswith(".md")}
