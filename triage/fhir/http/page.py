"""One page of a list: its content, where it goes on, and what the server had to say."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from triage.errors import Text
from triage.fhir.bundle import NESTING_LIMIT
from triage.fhir.number import Number
from triage.fhir.strict import Json, Object

# An outcome is free text and may repeat what it was asked for.
_CPR = re.compile(r"\d{6}-?\d{4}")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Page:
    """`body` is what came and `content` what was read from it; `next` is opaque; `date` is the server's clock."""

    body: bytes
    content: Object
    next: str | None
    date: datetime | None
    warnings: tuple[Text, ...] = ()

    @property
    def entries(self) -> list[Object]:
        """Return the entries that can be looked at."""
        return _objects(self.content.get("entry"))

    @property
    def newest(self) -> datetime | None:
        """Return when the newest of the entries was changed."""
        return max((time for time in map(changed, self.entries) if time), default=None)

    @property
    def resources(self) -> Object:
        """Return the Bundle without what the server only remarks, which stands in `warnings`."""
        entries = self.content.get("entry")
        if not isinstance(entries, list):
            return self.content
        return {**self.content, "entry": [entry for entry in entries if not _is_remark(entry)]}


def changed(entry: Object) -> datetime | None:
    """Return when the version of an entry came to be, None where it does not say."""
    resource, response = entry.get("resource"), entry.get("response")
    meta = resource.get("meta") if isinstance(resource, dict) else None
    told = response.get("lastModified") if isinstance(response, dict) else None
    told = told or (meta.get("lastUpdated") if isinstance(meta, dict) else None)
    try:
        found = datetime.fromisoformat(told) if isinstance(told, str) else None
    except ValueError:
        return None
    return found if found is None or found.tzinfo else found.replace(tzinfo=UTC)


def resources_in(bundle: Object, depth: int = 0) -> int:
    """Return how many resources and deletions a Bundle holds, those of the Bundles in it too; each is accounted for."""
    entries = bundle.get("entry")
    if not isinstance(entries, list):
        return 0
    return sum(_resources_of(entry, depth) for entry in entries)


def _resources_of(entry: Json, depth: int) -> int:
    resource = entry.get("resource") if isinstance(entry, dict) else None
    if isinstance(resource, dict) and resource.get("resourceType") == "Bundle" and depth < NESTING_LIMIT:
        inside = resource.get("entry")
        return resources_in(resource, depth + 1) if inside is None or isinstance(inside, list) else 1
    return 1


def total(bundle: Object) -> int:
    """Return how many matches the server says there are, 0 where it does not say."""
    told = bundle.get("total")
    return int(told.text) if isinstance(told, Number) and told.text.isdigit() else 0


def matches(bundle: Object) -> list[Json]:
    """Return the entries that are matches of the search: neither remarks nor what was included beside them."""
    entries = bundle.get("entry")
    return [entry for entry in entries if _mode(entry) in (None, "match")] if isinstance(entries, list) else []


def _is_remark(entry: Json) -> bool:
    return _mode(entry) == "outcome" and isinstance(entry, dict) and _is_outcome(entry.get("resource"))


def _is_outcome(resource: Json) -> bool:
    return isinstance(resource, dict) and resource.get("resourceType") == "OperationOutcome"


def _mode(entry: Json) -> str | None:
    search = entry.get("search") if isinstance(entry, dict) else None
    mode = search.get("mode") if isinstance(search, dict) else None
    return mode if isinstance(mode, str) else None


def link(bundle: Object, relation: str) -> str | None:
    """Return the URL of the link called `relation`."""
    for found in _objects(bundle.get("link")):
        url = found.get("url")
        if found.get("relation") == relation and isinstance(url, str):
            return url
    return None


def may_lack_next(bundle: Object) -> bool:
    """Return whether the links are in a form that may hide a next page: taken for the end, the rest would be lost."""
    links = bundle.get("link")
    if links is None or not isinstance(links, list):
        return links is not None
    following = [found for found in _objects(links) if found.get("relation") == "next"]
    return len(_objects(links)) != len(links) or any(not isinstance(found.get("url"), str) for found in following)


def warnings_in(bundle: Object) -> tuple[Text, ...]:
    """Return what the server remarks in entries that are no matches (search.mode "outcome")."""
    resources = [entry.get("resource") for entry in _objects(bundle.get("entry"))]
    outcomes = [found for found in _objects(resources) if found.get("resourceType") == "OperationOutcome"]
    return tuple(remark for outcome in outcomes for remark in remarks_of(outcome))


def remarks_of(outcome: Object) -> tuple[Text, ...]:
    """Return the issues of an OperationOutcome as sentences without personal numbers."""
    return tuple(_sentence(_words(issue)) for issue in _objects(outcome.get("issue")))


def _sentence(words: str) -> Text:
    shown = _CPR.sub("…", words)[:_LONGEST]
    return Text(f"Kilden bemærker: {shown}", f"The source remarks: {shown}")


def _words(issue: Object) -> str:
    details = issue.get("details")
    candidates = [
        issue.get("diagnostics"),
        details.get("text") if isinstance(details, dict) else None,
        issue.get("code"),
    ]
    return next((found for found in candidates if isinstance(found, str) and found), "")


def _objects(value: Json) -> list[Object]:
    return [member for member in value if isinstance(member, dict)] if isinstance(value, list) else []
