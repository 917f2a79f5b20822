import hashlib
import json
import re
import tracemalloc
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from triage.coordination.conflicts.conflict import Code
from triage.coordination.conflicts.find import conflicts
from triage.coordination.situation.policy import Policy
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.supply import Site
from triage.coordination.situation.traveller import Traveller
from triage.coordination.situation.visit import Mode, Visit
from triage.coordination.timed import timed
from triage.coordination.tours import tours
from triage.coordination.travel.region_file import parse_region
from triage.demo.export import TYPES
from triage.demo.region import generate
from triage.resources import resource
from triage.scoring.danish_time import DENMARK

NOW = datetime(2026, 11, 20, 10, 15, tzinfo=DENMARK)
PATIENTS = 200
COURSES = {"copd": 90, "heart_failure": 50, "epilepsy": 24, "mental_health": 20, "diabetes": 16}
# Written once on Linux with Python 3.11; any other result means that a computer makes other people than the rest.
DIGEST = "a6e2d18757e8a95dedfc766ddbe6a79c762c5875436827f396c3b7640d65957e"


def lines(folder: Path, type_: str) -> list[dict]:
    with (folder / f"{type_}.ndjson").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def digest(folder: Path) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in sorted(folder.iterdir()))).hexdigest()


@pytest.fixture(scope="module")
def region(tmp_path_factory):
    out = tmp_path_factory.mktemp("region")
    generate(PATIENTS, 1, out, NOW, 90)
    return out


@pytest.fixture(scope="module")
def everything(region):
    return {type_: lines(region, type_) for type_ in (*TYPES, "truth")}


def test_that_the_same_seed_gives_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        generate(12, 5, tmp_path / name, NOW, 30)
    assert digest(tmp_path / "a") == digest(tmp_path / "b")


def test_that_another_seed_gives_other_people(tmp_path):
    for seed in (5, 6):
        generate(12, seed, tmp_path / str(seed), NOW, 30)
    assert digest(tmp_path / "5") != digest(tmp_path / "6")


def test_that_every_computer_makes_the_same_people(tmp_path):
    generate(12, 5, tmp_path, NOW, 30)
    assert digest(tmp_path) == DIGEST


def test_that_a_person_does_not_depend_on_how_many_follow(tmp_path):
    for patients in (5, 9):
        generate(patients, 1, tmp_path / str(patients), NOW, 20)
    few, more = (lines(tmp_path / str(n), "Observation") for n in (5, 9))
    assert more[: len(few)] == few


def test_that_the_report_counts_what_is_in_the_files(tmp_path):
    report = generate(10, 1, tmp_path, NOW, 20)
    assert report.counts == {type_: len(lines(tmp_path, type_)) for type_ in TYPES}
    assert {file.name for file in report.files} == {file.name for file in tmp_path.iterdir()}


def test_that_lines_end_alike_on_every_system(region):
    assert all(b"\r" not in file.read_bytes() for file in region.iterdir())


def test_that_now_without_a_zone_is_refused(tmp_path):
    with pytest.raises(ValueError, match="time zone"):
        generate(1, 1, tmp_path, datetime(2026, 11, 20), 10)  # noqa: DTZ001


def test_that_every_resource_has_type_id_version_and_time(everything):
    for type_ in TYPES:
        for one in everything[type_]:
            assert one["resourceType"] == type_
            assert re.fullmatch(r"[A-Za-z0-9\-.]{1,64}", one["id"])
            assert one["meta"]["versionId"] in ("1", "2")
            assert datetime.fromisoformat(one["meta"]["lastUpdated"]) <= NOW


def test_that_no_id_is_given_twice(everything):
    for type_ in TYPES:
        ids = [one["id"] for one in everything[type_]]
        assert len(ids) == len(set(ids)), type_


def test_that_every_reference_leads_somewhere(region, everything):
    known = {f"{type_}/{one['id']}" for type_ in TYPES for one in everything[type_]}
    text = "".join((region / f"{type_}.ndjson").read_text(encoding="utf-8") for type_ in TYPES)
    assert set(re.findall(r'"reference":"([^"]+)"', text)) <= known


def test_that_every_response_names_a_questionnaire_and_its_questions(everything):
    asked = {f"{q['url']}|{q['version']}": {item["linkId"] for item in q["item"]} for q in everything["Questionnaire"]}
    for one in everything["QuestionnaireResponse"]:
        assert {item["linkId"] for item in one["item"]} <= asked[one["questionnaire"]]


def test_that_choices_are_among_the_options(everything):
    options = {
        (f"{q['url']}|{q['version']}", item["linkId"]): {o["valueCoding"]["code"] for o in item.get("answerOption", [])}
        for q in everything["Questionnaire"]
        for item in q["item"]
    }
    for one in everything["QuestionnaireResponse"]:
        for item in one["item"]:
            coding = item["answer"][0].get("valueCoding")
            assert coding is None or coding["code"] in options[one["questionnaire"], item["linkId"]]


def test_that_no_person_can_have_the_cpr_numbers(everything):
    numbers = [one["identifier"][0]["value"] for one in everything["Patient"]]
    assert all(re.fullmatch(r"(6[1-9]|[78]\d|9[01])(0[1-9]|1[0-2])\d{6}", number) for number in numbers)
    assert len(set(numbers)) == PATIENTS


def test_that_phone_numbers_are_in_no_use(everything):
    phones = [one["telecom"][0]["value"] for one in everything["Patient"]]
    assert all(phone.startswith("+45 00 ") for phone in phones)


def test_that_courses_are_dealt_in_their_shares(everything):
    firsts = Counter(told["courses"][0]["programme"] for told in everything["truth"])
    assert firsts == COURSES


def test_that_the_plan_is_two_a_day_then_at_the_interval(everything):
    for plan in everything["CarePlan"]:
        repeats = [step["detail"]["scheduledTiming"]["repeat"] for step in plan["activity"]]
        if len(repeats) == 2:
            assert (repeats[0]["frequency"], repeats[0]["period"]) == (2, 1)
            assert repeats[0]["boundsPeriod"]["end"] == repeats[1]["boundsPeriod"]["start"]
        assert repeats[-1]["period"] in (1, 7, 14, 30)


def test_that_nothing_is_measured_or_answered_after_now(everything):
    times = [one["effectiveDateTime"] for one in everything["Observation"]]
    times += [one["authored"] for one in everything["QuestionnaireResponse"]]
    assert max(map(datetime.fromisoformat, times)) <= NOW


def test_that_measuring_is_done_by_day(everything):
    hours = {datetime.fromisoformat(one["effectiveDateTime"]).hour for one in everything["Observation"]}
    assert hours <= set(range(6, 11)) | set(range(17, 22))


def test_that_winter_and_summer_have_their_own_offset(everything):
    offsets = {one["effectiveDateTime"][5:7]: one["effectiveDateTime"][-6:] for one in everything["Observation"]}
    assert (offsets["09"], offsets["11"]) == ("+02:00", "+01:00")


def test_that_readings_come_in_several_dresses(everything):
    seen = {
        (one["code"]["coding"][0]["system"], one.get("valueQuantity", {}).get("code"))
        for one in everything["Observation"]
    }
    assert {("http://loinc.org", "%"), ("urn:oid:1.2.208.176.2.1", "%"), ("http://loinc.org", "1")} <= seen


def test_that_all_mishaps_happen_and_are_told(everything):
    told = Counter()
    for one in everything["truth"]:
        for course in one["courses"]:
            told.update(course["mishaps"])
    statuses = Counter(one["status"] for one in everything["Observation"])
    duplicates = sum(one["id"].endswith("-g") for one in everything["Observation"])
    assert (told["withdrawn"], told["amended"]) == (statuses["entered-in-error"], statuses["amended"])
    assert told["duplicate"] == duplicates
    assert set(told) == {"withdrawn", "amended", "duplicate", "no_unit", "absurd", "weak_signal", "late"}


def test_that_who_stopped_sends_nothing_after_that_day(everything):
    newest = {}
    for one in everything["Observation"]:
        course = one["id"].rpartition("-o")[0]
        newest[course] = max(newest.get(course, ""), one["effectiveDateTime"][:10])
    stopped = [c for told in everything["truth"] for c in told["courses"] if c["stopped"] and c["course"] in newest]
    assert stopped
    assert all(newest[course["course"]] <= course["stopped"] for course in stopped)


def test_that_the_severely_worse_copd_patients_have_low_oxygen_now(everything):
    worse = {
        c["course"]
        for t in everything["truth"]
        for c in t["courses"]
        if (c["programme"], c["fate"]) == ("copd", "severe")
    }
    newest = {}
    for one in everything["Observation"]:
        course = one["id"].rpartition("-o")[0]
        if course in worse and one["code"]["text"] == "Iltmætning" and one["status"] == "final":
            quantity = one["valueQuantity"]
            newest[course] = quantity["value"] * (100 if quantity.get("code") == "1" else 1)
    assert len(newest) == len(worse) > 0
    assert max(newest.values()) <= 91


def test_that_planted_conflicts_are_real(everything):
    visits = {one["id"]: visit(one) for one in everything["Appointment"] if "start" in one}
    for told in everything["truth"]:
        trouble, between = told["appointments"]["trouble"], told["appointments"]["between"]
        planted = situation([visits[id_] for id_ in between])
        codes = {one.code for one in conflicts(planted)}
        if trouble == "overlap":
            assert codes == {Code.PATIENT_OVERLAP}
        if trouble == "travel":
            assert codes == {Code.TRAVEL_INFEASIBLE}
        if trouble == "combinable":
            first, second = tours(timed(planted.visits.values()))
            assert first.places[1:-1] == second.places[1:-1]
            assert (second.day - first.day).days <= 7


def test_that_dozens_of_kinds_are_planted_with_what_they_must_be_told_as(everything):
    planted = [told["appointments"]["planted"] for told in everything["truth"] if told["appointments"]["planted"]]
    assert {one["code"] for one in planted} <= set(Code)
    assert len({one["code"] for one in planted}) >= 20


def test_that_every_kind_of_trouble_is_planted(everything):
    troubles = Counter(told["appointments"]["trouble"] for told in everything["truth"])
    assert set(troubles) == {"none", "overlap", "travel", "combinable"}


def test_that_only_visits_in_person_have_a_place(everything):
    for one in everything["Appointment"]:
        mode = one["appointmentType"]["coding"][0]["code"]
        actors = [participant["actor"]["reference"].split("/")[0] for participant in one["participant"]]
        assert ("Location" in actors) == (mode == "physical")


def test_that_memory_does_not_grow_with_the_region(tmp_path):
    few, many = (peak_of(patients, tmp_path) for patients in (20, 220))
    assert many < 30_000_000
    assert many - few < 500_000


def peak_of(patients: int, out: Path) -> int:
    tracemalloc.start()
    generate(patients, 1, out, NOW, 10)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def visit(one: dict) -> Visit:
    actors = [participant["actor"]["reference"] for participant in one["participant"]]
    site = next((a.removeprefix("Location/demo-") for a in actors if a.startswith("Location/")), "")
    start, end = (datetime.fromisoformat(one[name]).replace(tzinfo=None) for name in ("start", "end"))
    mode = Mode(one["appointmentType"]["coding"][0]["code"])
    return Visit(one["id"], "p", "", site, site, start, (end - start) // timedelta(minutes=1), one["status"], mode)


def situation(visits: list[Visit]) -> Situation:
    region = parse_region(resource("travel", "region.yaml").read_text(encoding="utf-8"))
    sites = {one.site: Site(one.site) for one in visits}
    policy = Policy(long_wait_min=1_000)
    now = NOW.replace(tzinfo=None)
    return Situation(
        now, region.travel_for(), {"p": Traveller("p")}, {one.id: one for one in visits}, sites, policy=policy
    )


def test_that_some_who_stopped_measuring_are_in_hospital(everything: dict[str, list[dict]]) -> None:
    stays = everything["Encounter"]
    assert stays
    assert {one["class"]["code"] for one in stays} == {"IMP"}
