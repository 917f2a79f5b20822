"""A patient's facts by their ids, so that what a result rests on can be named: answers, readings and devices."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from triage.clinical.observation import Reading
from triage.clinical.questionnaire import Questionnaire, Response
from triage.scoring.explain.answer_words import Displays, answers_in_words
from triage.scoring.explain.result import Result
from triage.scoring.instruments.score import Instrument
from triage.scoring.rules.model import Input, InputKind, RuleSet


@dataclass(frozen=True, slots=True)
class Known:
    """`options` are what the patient read, by question and code; `devices` the labels by what readings name."""

    responses: Mapping[str, Response]
    readings: Mapping[str, Reading]
    options: Mapping[tuple[str, str], str]
    devices: Mapping[str, str]
    instruments: Mapping[str, Instrument]

    def link_ids(self, declared: Input) -> tuple[str, ...]:
        """Return the questions that an input rests on; none for what is measured."""
        instrument = self.instruments.get(declared.instrument or "")
        if declared.kind is InputKind.SCORE:
            return () if instrument is None else instrument.used
        if declared.kind is not InputKind.ANSWER or not declared.item:
            return ()
        return ((instrument.link_id(declared.item) if instrument else None) or declared.item,)

    def times(self, ids: Iterable[str]) -> Iterator[datetime]:
        """Yield when what has these ids was measured or answered."""
        for name in ids:
            if name in self.readings:
                yield self.readings[name].time
            elif name in self.responses and (at := self.responses[name].authored) is not None:
                yield at

    def devices_of(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the devices behind readings, each once."""
        named = (self.readings[name].device for name in ids if name in self.readings)
        return tuple(dict.fromkeys(self.devices.get(device, device) for device in named if device))


def known(
    responses: Iterable[Response],
    readings: Iterable[Reading],
    forms: Iterable[Questionnaire],
    devices: Mapping[str, str],
    instruments: Mapping[str, Instrument],
) -> Known:
    """Return the facts of one patient by id."""
    options = {
        (item.link_id, option.code): option.display for form in forms for item in form.items for option in item.options
    }
    return Known(
        {one.id: one for one in responses}, {one.id: one for one in readings}, options, devices, instruments
    )


def displays(result: Result, rule_set: RuleSet, facts: Known) -> Displays:
    """Return the words for each code that a rule may compare; where the response tells none, the questionnaire's."""
    found: dict[tuple[str, str], str] = {}
    for declared in rule_set.inputs.values():
        if declared.kind is InputKind.ANSWER and declared.item:
            for code in declared.codes:
                if shown := facts.options.get((declared.item, code)):
                    found[declared.name, code] = shown
    return found | answers_in_words(result, rule_set, facts.responses.values())
