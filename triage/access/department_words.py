"""What a line of the log says a department set - hours, check-days, capacity, programmes - in words."""

from re import Match, compile

from triage.errors import Text

_DAYS = {
    "mon": Text("man.", "Mon"),
    "tue": Text("tirs.", "Tue"),
    "wed": Text("ons.", "Wed"),
    "thu": Text("tors.", "Thu"),
    "fri": Text("fre.", "Fri"),
    "sat": Text("lør.", "Sat"),
    "sun": Text("søn.", "Sun"),
}
_EVERY_DAY = Text("alle dage", "every day")
_CLOSED = Text("lukket", "closed")
_AS_BEFORE = Text("som før", "as before")
_NUMBERS = r"[\d/]*"
_CAPACITY = compile(
    rf"(?P<place>.+): visits (?P<old_visits>{_NUMBERS}) > (?P<visits>{_NUMBERS})"
    rf", calls (?P<old_calls>{_NUMBERS}) > (?P<calls>{_NUMBERS})"
)
_USE = r"(?P<{0}use>on|off), (?P<{0}acute>not acute|acute), text of (?P<{0}signs>\d+) signs"
_PROGRAMME = compile(rf"(?P<place>.+), (?P<programme>\w+): {_USE.format('old_')} > {_USE.format('')}")
_SOME_DAYS = r"all|(?:mon|tue|wed|thu|fri|sat|sun)(?: (?:mon|tue|wed|thu|fri|sat|sun))*"
_CHECK_DAYS = compile(rf"(?P<place>.+), (?P<programme>\w+): (?P<old>{_SOME_DAYS}) > (?P<days>{_SOME_DAYS})")
_SPAN = r"closed|\d\d:\d\d-\d\d:\d\d"
_OPEN = compile(rf"(?P<day>mon|tue|wed|thu|fri|sat|sun) (?P<old>{_SPAN}) > (?P<span>{_SPAN})")
_HOLIDAY = compile(r"(?P<sign>[+-])(?P<year>\d{4}|every )-?(?P<month>\d\d)-(?P<day>\d\d)")


def department_words(subject: str, programme_name: Text) -> Text | None:
    """Return the subject in words, None where it is about no department's own settings."""
    if found := _CAPACITY.fullmatch(subject):
        return _capacity(found)
    if found := _PROGRAMME.fullmatch(subject):
        return _joined(_place(found, programme_name), [_use(found, "old_"), _use(found, "")], " → ", _signs(found))
    if found := _CHECK_DAYS.fullmatch(subject):
        days = [_some_days(found["old"]), _some_days(found["days"])]
        return _joined(_place(found, programme_name), days, " → ")
    place, _, told = subject.partition(": ")
    parts = [_hours(part) for part in told.split(", ")]
    known = [part for part in parts if part is not None]
    return _joined(Text(place, place), known, ", ") if len(known) == len(parts) else None


def programme_told(subject: str) -> str:
    """Return the code of the programme that a department set something for, "" where it is about none."""
    found = _PROGRAMME.fullmatch(subject) or _CHECK_DAYS.fullmatch(subject)
    return found["programme"] if found else ""


def _joined(head: Text, parts: list[Text], between: str, last: Text | None = None) -> Text:
    end = last or Text("", "")
    da = between.join(part.da for part in parts)
    en = between.join(part.en for part in parts)
    return Text(f"{head.da}: {da}{end.da}", f"{head.en}: {en}{end.en}")


def _place(found: Match[str], programme: Text) -> Text:
    return Text(f"{found['place']}, {programme.da}", f"{found['place']}, {programme.en}")


def _capacity(found: Match[str]) -> Text:
    place = found["place"]
    visits, calls = (f"{found[f'old_{each}'] or '-'} → {found[each] or '-'}" for each in ("visits", "calls"))
    return Text(
        f"{place}, mandag til søndag: besøg {visits}, opkald {calls}",
        f"{place}, Monday to Sunday: visits {visits}, calls {calls}",
    )


def _use(found: Match[str], when: str) -> Text:
    use = Text("i brug", "in use") if found[f"{when}use"] == "on" else Text("slået fra", "off")
    acute = Text("akut", "acute") if found[f"{when}acute"] == "acute" else Text("ikke akut", "not acute")
    return Text(f"{use.da}, {acute.da}", f"{use.en}, {acute.en}")


def _signs(found: Match[str]) -> Text:
    before, after = found["old_signs"], found["signs"]
    if before == after:
        return Text("", "")
    return Text(f"; teksten er på {after} tegn (før {before})", f"; the text has {after} signs (before {before})")


def _some_days(told: str) -> Text:
    if told == "all":
        return _EVERY_DAY
    days = [_DAYS[each] for each in told.split(" ")]
    return Text(" ".join(day.da for day in days), " ".join(day.en for day in days))


def _hours(part: str) -> Text | None:
    """Return one change of the opening hours in words."""
    if part == "as before":
        return _AS_BEFORE
    if found := _OPEN.fullmatch(part):
        day, before, after = _DAYS[found["day"]], _span(found["old"]), _span(found["span"])
        return Text(f"{day.da} {before.da} → {after.da}", f"{day.en} {before.en} → {after.en}")
    if found := _HOLIDAY.fullmatch(part):
        return _holiday(found)
    return None


def _span(told: str) -> Text:
    if told == "closed":
        return _CLOSED
    return Text(told.replace(":", ".").replace("-", "–"), told.replace("-", "–"))


def _holiday(found: Match[str]) -> Text:
    is_closed = found["sign"] == "+"
    da, en = ("lukket", "closed") if is_closed else ("ikke længere lukket", "no longer closed")
    day, month = int(found["day"]), int(found["month"])
    if found["year"] == "every ":
        return Text(f"{da} hvert år {day}.{month}.", f"{en} every year on {day}/{month}")
    return Text(f"{da} {day}.{month}.{found['year']}", f"{en} on {day}/{month}/{found['year']}")
