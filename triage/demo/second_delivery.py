"""What the region sends next: corrections of what it sent, and copies of it that carry a fault a real source makes.

Everything is made from the region's own files, so that the same region and people give the same bytes.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from triage.demo.export import to_json
from triage.demo.people import CPR

Resource = dict[str, Any]
SATURATION = "Iltmætning"
_TWIN = "kommune-p1"
_WITHDRAWN_BACK = timedelta(days=3)
_SIGN_IN = "<!DOCTYPE html>\n<html><head><title>Log ind</title></head><body>Opdigtet: log ind igen</body></html>\n"


@dataclass(frozen=True, slots=True)
class Cast:
    """Ids of the people it happens to, e.g. "demo-p00001": each but `twin` measures the oxygen saturation.

    What `withdrawn` sent last is taken back; a reading of `misplaced` is the fifth of `faulty`'s, the last needed.
    """

    withdrawn: str
    misplaced: str
    twin: str
    faulty: Sequence[str]


def write_second_delivery(region: Path, out: Path, cast: Cast, now: datetime) -> None:
    """Write NDJSON to the folder `out`, and a page to sign in at where a Bundle should be; `region` is only read."""
    sent = _Sent(region, cast)
    readings = [*_taken_back(region, "Observation", cast.withdrawn, now), _moved(sent, cast, now)]
    responses = _taken_back(region, "QuestionnaireResponse", cast.withdrawn, now)
    _write(out / "Observation.ndjson", [*readings, *_faulty_readings(sent, cast)])
    _write(out / "QuestionnaireResponse.ndjson", [*responses, _unknown_version(sent, cast.faulty[0])])
    (out / "bundle.json").write_text(_SIGN_IN, encoding="utf-8", newline="\n")


def write_twin(region: Path, out: Path, cast: Cast) -> None:
    """Write what another source has about the same person: a saturation that this region does not know of."""
    patient = _newest(_about(region, "Patient", cast.twin, '"id":"{}"'))
    plan = _newest(_about(region, "CarePlan", cast.twin))
    reading = _Sent(region, cast).saturation(cast.twin)
    number = [one for one in patient["identifier"] if one["system"] == CPR]
    subject = {"reference": f"Patient/{_TWIN}"}
    _write(out / "Patient.ndjson", [{**patient, "id": _TWIN, "identifier": number}])
    _write(out / "CarePlan.ndjson", [{**plan, "id": f"{_TWIN}-c1", "subject": subject}])
    low = {**reading, "id": f"{_TWIN}-o1", "subject": subject, "valueQuantity": {**reading["valueQuantity"], **_LOW}}
    low.pop("device", None)
    _write(out / "Observation.ndjson", [low])


_LOW = {"value": 85, "unit": "%", "code": "%"}


class _Sent:
    """What was sent about the cast, read once."""

    def __init__(self, region: Path, cast: Cast) -> None:
        people = {cast.withdrawn, cast.misplaced, cast.twin, *cast.faulty}
        self._region = region
        self._readings: dict[str, list[Resource]] = {id_: [] for id_ in people}
        for one in _resources(region / "Observation.ndjson", SATURATION):
            id_ = one["subject"]["reference"].removeprefix("Patient/")
            if id_ in people and one["code"].get("text") == SATURATION:
                self._readings[id_].append(one)

    def saturation(self, id_: str) -> Resource:
        """Return the newest saturation of a person."""
        return _newest(self._readings[id_])

    def response(self, id_: str) -> Resource:
        """Return the newest response of a person."""
        return _newest(_about(self._region, "QuestionnaireResponse", id_))


def _taken_back(region: Path, type_: str, id_: str, now: datetime) -> Iterator[Resource]:
    """Yield what a person sent in the last days: the source says that it was somebody else."""
    for one in _about(region, type_, id_):
        if datetime.fromisoformat(one.get("effectiveDateTime") or one["authored"]) > now - _WITHDRAWN_BACK:
            yield _newer(one, now) | {"status": "entered-in-error"}


def _moved(sent: _Sent, cast: Cast, now: datetime) -> Resource:
    """Return a reading that was another person's all the time."""
    moved = _newer(sent.saturation(cast.misplaced), now)
    return moved | {"subject": {"reference": f"Patient/{cast.faulty[4]}"}}


def _faulty_readings(sent: _Sent, cast: Cast) -> Iterator[Resource]:
    """Yield a unit in words, a number as text, a modifier and a patient that nobody knows, and two contents."""
    words, text, modified, stray, twice = (sent.saturation(id_) for id_ in (*cast.faulty[:4], cast.faulty[3]))
    yield _copy(words) | {"valueQuantity": {"value": 93, "unit": "procent"}}
    yield _copy(text) | {"valueQuantity": {"value": "92,5", "unit": "%", "code": "%"}}
    modifier = {"url": "http://gateway.example/StructureDefinition/opdigtet", "valueBoolean": True}
    yield _copy(modified) | {"modifierExtension": [modifier]}
    yield _copy(stray) | {"id": "demo-ukendt-o1", "subject": {"reference": "Patient/demo-ukendt"}}
    yield twice | {"valueQuantity": {**twice["valueQuantity"], "value": 71}}


def _unknown_version(sent: _Sent, id_: str) -> Resource:
    response = sent.response(id_)
    canonical, _, _ = response["questionnaire"].partition("|")
    return _copy(response) | {"questionnaire": f"{canonical}|9.0"}


def _copy(resource: Resource) -> Resource:
    return resource | {"id": f"{resource['id']}-fejl"}


def _newer(resource: Resource, now: datetime) -> Resource:
    return resource | {"meta": {"versionId": "9", "lastUpdated": now.isoformat(timespec="seconds")}}


def _about(region: Path, type_: str, id_: str, mark: str = '"Patient/{}"') -> list[Resource]:
    return list(_resources(region / f"{type_}.ndjson", mark.format(id_)))


def _newest(resources: Sequence[Resource]) -> Resource:
    return max(resources, key=lambda one: (one["meta"]["lastUpdated"], one["id"]))


def _resources(path: Path, mark: str) -> Iterator[Resource]:
    """Yield the lines that hold `mark`; most lines are about others, and are not parsed."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if mark in line)


def _write(path: Path, resources: Iterable[Resource]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{to_json(one)}\n" for one in resources), encoding="utf-8", newline="\n")
