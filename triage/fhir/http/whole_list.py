"""Whether a Bundle that stands alone is the whole of a list: its next page is not in the file."""

from triage.clinical.received import Finding
from triage.errors import Text
from triage.fhir.http.page import link, matches, may_lack_next, total
from triage.fhir.strict import Object

_LISTS = frozenset({"searchset", "history"})


def not_whole(bundle: Object) -> Finding | None:
    """Return the finding that pages of the list are missing, None where it is whole; only lists have pages."""
    if bundle.get("type") not in _LISTS:
        return None
    following, said = link(bundle, "next"), total(bundle)
    if following is not None and following == link(bundle, "self"):
        return Finding("warning", "too-costly", "Bundle.link", _CIRCLES)
    if following is not None:
        return Finding("warning", "incomplete", "Bundle.link", _GOES_ON)
    if may_lack_next(bundle):
        return Finding("warning", "incomplete", "Bundle.link", _NO_ADDRESS)
    if bundle.get("type") == "searchset" and _says(bundle) and said != len(matches(bundle)):
        return Finding("warning", "incomplete", "Bundle.total", _OTHER_TOTAL)
    return None


def _says(bundle: Object) -> bool:
    return bundle.get("total") is not None


_CIRCLES = Text(
    "Listens næste side er siden selv. Der er ikke hentet mere; der kan mangle data. Kontakt kilden.",
    "The next page of the list is this page. No more was fetched; data may be missing. Contact the source.",
)
_GOES_ON = Text(
    "Filen er kun én side af en liste; de næste sider er ikke i filen og hentes ikke. Hent hele listen fra kilden.",
    "The file is one page of a list; the next pages are not in it and are not fetched. Fetch the whole list.",
)
_NO_ADDRESS = Text(
    "Listens henvisning til næste side kan ikke læses. Der kan mangle data; kontakt kilden.",
    "The list's link to its next page cannot be read. Data may be missing; contact the source.",
)
_OTHER_TOTAL = Text(
    "Listen siger et andet antal, end den indeholder. Der kan mangle data; hent den igen.",
    "The list says another number than it holds. Data may be missing; fetch it again.",
)
