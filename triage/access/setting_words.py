"""What a line of the log says was set, in words: the log keeps it as it was written, in codes."""

from re import Match, compile

from triage.access.department_words import department_words, programme_told
from triage.access.log_words import role_words
from triage.errors import Text

_PERSON = compile(r"user (?P<login>\S+?)(?:, (?P<role>\w+), grant \d+)?")
_KEY = compile(r"user (?P<login>\S+), key (?P<fingerprint>[0-9a-f ]{79})(?P<stolen>, stolen)?")
_AUTHORITY = compile(r"authority (?P<fingerprint>[0-9a-f ]{79})")
_GREENS = compile(
    r"(?P<programme>\w+): (?P<closing>auto|bulk|person), sample (?P<share>[\d.]+) %, (?P<rounds>\d+) rounds"
)
_CLOSING = {
    "auto": Text("lukkes af sig selv", "closed by themselves"),
    "bulk": Text("lukkes mange ad gangen", "closed many at once"),
    "person": Text("lukkes én ad gangen", "closed one by one"),
}


def setting_words(subject: str, programme_name: Text) -> Text:
    """Return the subject in words, what is not known as it stands; `programme_name` is that of `programme_of` it."""
    if found := _PERSON.fullmatch(subject):
        return _person(found)
    if found := _KEY.fullmatch(subject):
        return _key(found)
    if found := _AUTHORITY.fullmatch(subject):
        return Text(_short(found["fingerprint"]), _short(found["fingerprint"]))
    if found := _GREENS.fullmatch(subject):
        closing, share, rounds = _CLOSING[found["closing"]], found["share"], found["rounds"]
        return Text(
            f"{programme_name.da}: {closing.da}, stikprøve {share.replace('.', ',')} %, {rounds} i træk",
            f"{programme_name.en}: {closing.en}, sample {share} %, {rounds} in a row",
        )
    return department_words(subject, programme_name) or Text(subject, subject)


def programme_of(subject: str) -> str:
    """Return the code of the programme that a subject is about, "" where it is about none."""
    found = _GREENS.fullmatch(subject)
    return found["programme"] if found else programme_told(subject)


def _person(found: Match[str]) -> Text:
    if found["role"] is None:
        return Text(found["login"], found["login"])
    role = role_words(found["role"])
    return Text(f"{found['login']}: {role.da}", f"{found['login']}: {role.en}")


def _key(found: Match[str]) -> Text:
    login, fingerprint = found["login"], _short(found["fingerprint"])
    if found["stolen"] is None:
        return Text(f"{login}: {fingerprint}", f"{login}: {fingerprint}")
    return Text(f"{login}: {fingerprint}, stjålet", f"{login}: {fingerprint}, stolen")


def _short(fingerprint: str) -> str:
    """Return as much of a fingerprint as tells keys apart; the log has all of it."""
    return f"{fingerprint[:19]} …"
