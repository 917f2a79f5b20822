"""What is measured or asked, under every input of a rule set."""

from collections.abc import Mapping
from dataclasses import dataclass

from triage.clinical.observation import ReadingKind
from triage.errors import Text
from triage.scoring.inputs.answers import answer_name
from triage.scoring.inputs.meta import meta_name
from triage.scoring.inputs.reading_names import reading_name
from triage.scoring.inputs.scores import score_name
from triage.scoring.instruments.model import Instrument
from triage.scoring.rules.model import Input, InputKind, RuleSet, ScorePart


@dataclass(frozen=True, slots=True)
class Named:
    """What a nurse calls an input, and what she calls the thing itself whose level, change or score it is."""

    name: Text
    thing: Text


Names = Mapping[str, Named]


def names_of(rule_set: RuleSet, kinds: Mapping[str, ReadingKind], instruments: Mapping[str, Instrument]) -> Names:
    """Return the names of every input."""
    return {name: _named(declared, kinds, instruments) for name, declared in rule_set.inputs.items()}


def names_in_file(rule_set: RuleSet) -> Names:
    """Return what the file itself calls its inputs: labels, else the names in conditions."""
    labels = {name: one.label or Text(name, name) for name, one in rule_set.inputs.items()}
    return {name: _same(label) for name, label in labels.items()}


def _named(declared: Input, kinds: Mapping[str, ReadingKind], instruments: Mapping[str, Instrument]) -> Named:
    instrument = instruments.get(declared.instrument or "")
    match declared.kind:
        case InputKind.READING:
            kind = kinds.get(declared.code or "")
            name = reading_name(declared, kind)
            return Named(name, name if kind is None else _definite(kind))
        case InputKind.CGM:
            return _same(reading_name(declared, None))
        case InputKind.SCORE:
            thing = Input(declared.name, declared.kind, instrument=declared.instrument, item=declared.item)
            return Named(score_name(declared, instrument), score_name(thing, instrument))
        case InputKind.ANSWER:
            return _same(answer_name(declared, instrument))
        case InputKind.META:
            return _same(meta_name(declared))


def is_bound(declared: Input) -> bool:
    """Return whether an input is what a score can be at most, or at least, while answers are missing."""
    return declared.kind is InputKind.SCORE and declared.agg in (ScorePart.BOUND_LOW, ScorePart.BOUND_HIGH)


def _same(name: Text) -> Named:
    return Named(name, name)


def _definite(kind: ReadingKind) -> Text:
    """Return what has risen or fallen: "vægten"."""
    return Text(_DEFINITE.get(kind.code, kind.name_da), kind.name_en)


_DEFINITE = {
    "spo2": "Iltmætningen",
    "pulse": "Pulsen",
    "sbp": "Det systoliske blodtryk",
    "dbp": "Det diastoliske blodtryk",
    "weight": "Vægten",
    "temp": "Temperaturen",
    "resp_rate": "Vejrtrækningsfrekvensen",
    "glucose": "Blodsukkeret",
    "cgm_glucose": "Sensorglukosen",
}
