"""What a nurse calls a number that is made of readings."""

from triage.clinical.observation import ReadingKind
from triage.errors import Text
from triage.scoring.rules.model import Aggregation, CgmMetric, Input, InputKind

_NAMES = {
    Aggregation.COUNT: Text("Antal målinger af {0}", "Number of readings of {0}"),
    Aggregation.DELTA: Text("Ændring i {0}", "Change in {0}"),
    Aggregation.FALL_FROM_MEDIAN: Text("Fald i {0} fra egen median", "Fall in {0} from own median"),
    Aggregation.Z_7DAY_MEAN: Text("{0} mod eget 7-dages gennemsnit", "{0} against own 7-day mean"),
    Aggregation.PCT_LOSS: Text("Tab af {0}", "Loss of {0}"),
    Aggregation.HOURS_SINCE_LAST: Text("Tid siden {0}", "Time since {0}"),
    Aggregation.DAYS_SINCE_LAST: Text("Dage siden {0}", "Days since {0}"),
    Aggregation.GAIN: Text("Stigning i {0}", "Rise in {0}"),
    Aggregation.LOSS: Text("Fald i {0}", "Fall in {0}"),
    Aggregation.N_OF_M: Text("Målinger af {0} uden for grænsen", "Readings of {0} beyond the limit"),
    Aggregation.ROBUST_Z: Text("{0} mod eget niveau", "{0} against own level"),
    Aggregation.CUSUM_UP: Text("Vedvarende stigning i {0}", "Sustained rise in {0}"),
    Aggregation.CUSUM_DOWN: Text("Vedvarende fald i {0}", "Sustained fall in {0}"),
    Aggregation.EWMA: Text("Udjævnet {0}", "Smoothed {0}"),
    Aggregation.MACD: Text("Kort mod langt gennemsnit af {0}", "Short against long mean of {0}"),
    Aggregation.THEIL_SEN: Text("Ændring i {0} pr. dag", "Change in {0} per day"),
    Aggregation.HOME_BP: Text("{0}, gennemsnit hjemme", "{0}, average at home"),
}
_CGM_NAMES = {
    CgmMetric.TIR: Text("Tid i målområdet (3,9–10,0 mmol/L)", "Time in range (3.9–10.0 mmol/L)"),
    CgmMetric.TBR1: Text("Tid mellem 3,0 og 3,9 mmol/L", "Time between 3.0 and 3.9 mmol/L"),
    CgmMetric.TBR2: Text("Tid under 3,0 mmol/L", "Time below 3.0 mmol/L"),
    CgmMetric.TBR_TOTAL: Text("Tid under 3,9 mmol/L", "Time below 3.9 mmol/L"),
    CgmMetric.TAR1: Text("Tid mellem 10,0 og 13,9 mmol/L", "Time between 10.0 and 13.9 mmol/L"),
    CgmMetric.TAR2: Text("Tid over 13,9 mmol/L", "Time above 13.9 mmol/L"),
    CgmMetric.TAR_TOTAL: Text("Tid over 10,0 mmol/L", "Time above 10.0 mmol/L"),
    CgmMetric.MEAN: Text("Gennemsnit af sensorglukose", "Mean sensor glucose"),
    CgmMetric.CV: Text("Udsving i sensorglukose (CV)", "Variation of sensor glucose (CV)"),
    CgmMetric.GMI: Text("Skønnet HbA1c ud fra sensor (GMI)", "Glucose management indicator (GMI)"),
    CgmMetric.ACTIVE_PCT: Text("Andel af tiden med sensor", "Wear time of the sensor"),
}


def reading_name(declared: Input, kind: ReadingKind | None) -> Text:
    """Return what a nurse calls the input: its label, or the kind's name with what is made of it."""
    if declared.label is not None:
        return declared.label
    if declared.kind is InputKind.CGM:
        metric = declared.metric or declared.name
        unknown = Text(f"Sensormåling »{metric}«", f"Sensor metric '{metric}'")
        return {str(known): name for known, name in _CGM_NAMES.items()}.get(metric, unknown)
    if kind is None:
        return Text(declared.code or declared.name, declared.code or declared.name)
    pattern = _NAMES.get(Aggregation(declared.agg or Aggregation.LAST))
    if pattern is None:
        return Text(kind.name_da, kind.name_en)
    return Text(_named(pattern.da, kind.name_da), _named(pattern.en, kind.name_en))


def in_sentence(name: str) -> str:
    """Return a name as it stands inside a sentence: "vægt", but "FEV1"."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _named(pattern: str, name: str) -> str:
    return pattern.format(name if pattern.startswith("{0}") else in_sentence(name))
