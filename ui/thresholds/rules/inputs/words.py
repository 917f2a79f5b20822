"""Where inputs come from and how they are made, in words."""

from triage.errors import Text
from triage.scoring.inputs.reading_names import reading_name
from triage.scoring.rules.model import Aggregation, CgmMetric, Freshness, Input, InputKind, ScorePart, Worse
from ui.desks.tuning.facts import InHand
from ui.translate import in_language, shown_number, tr

FACTS = ("hours_past_due", "hours_since_last_reading", "questionnaire_days_overdue")


def kind_words(kind: InputKind) -> str:
    """Return where an input comes from."""
    words = {
        InputKind.READING: tr("Reading"),
        InputKind.ANSWER: tr("Answer to a question"),
        InputKind.SCORE: tr("Score of a questionnaire"),
        InputKind.CGM: tr("Glucose sensor"),
        InputKind.META: tr("Fact about the course"),
    }
    return words[kind]


def aggregation_words(agg: str) -> str:
    """Return how readings, or two scores, become one number."""
    words = {
        Aggregation.LAST: tr("the newest"),
        Aggregation.MEDIAN: tr("the median"),
        Aggregation.MEAN: tr("the mean"),
        Aggregation.MIN: tr("the lowest"),
        Aggregation.MAX: tr("the highest"),
        Aggregation.COUNT: tr("how many there are"),
        Aggregation.DELTA: tr("change from the first to the newest"),
        Aggregation.FALL_FROM_MEDIAN: tr("fall from own median"),
        Aggregation.Z_7DAY_MEAN: tr("distance from own 7-day mean, in SD"),
        Aggregation.PCT_LOSS: tr("loss in per cent"),
        Aggregation.HOURS_SINCE_LAST: tr("hours since the newest"),
        Aggregation.DAYS_SINCE_LAST: tr("days since the newest"),
        Aggregation.GAIN: tr("rise from the lowest"),
        Aggregation.LOSS: tr("fall from the highest"),
        Aggregation.N_OF_M: tr("how many of the newest are beyond a limit"),
        Aggregation.ROBUST_Z: tr("distance from own level, in SD"),
        Aggregation.CUSUM_UP: tr("sustained rise (CUSUM)"),
        Aggregation.CUSUM_DOWN: tr("sustained fall (CUSUM)"),
        Aggregation.EWMA: tr("smoothed (EWMA)"),
        Aggregation.MACD: tr("short against long mean (MACD)"),
        Aggregation.THEIL_SEN: tr("change per day (Theil-Sen)"),
        Aggregation.HOME_BP: tr("mean of home blood pressure"),
        ScorePart.DELTA_PREVIOUS: tr("change since the previous response"),
        ScorePart.BOUND_LOW: tr("at least, answers missing"),
        ScorePart.BOUND_HIGH: tr("at most, answers missing"),
    }
    return {str(key): text for key, text in words.items()}.get(agg, agg)


def metric_words(metric: CgmMetric) -> str:
    """Return what is made of the readings of a glucose sensor."""
    return in_language(reading_name(Input("", InputKind.CGM, metric=metric), None))


def fact_words(name: str) -> str:
    """Return which fact about the course it is."""
    words = {
        "hours_past_due": tr("hours past the planned reading"),
        "hours_since_last_reading": tr("hours since the last reading"),
        "questionnaire_days_overdue": tr("days the questionnaire is overdue"),
    }
    return words.get(name, name)


def window_words(declared: Input) -> str:
    """Return how far back it looks, "" where the file does not say it."""
    if declared.window_d is not None:
        return tr("1 day") if declared.window_d == 1 else tr("{count} days").format(count=declared.window_d)
    if declared.window_h is not None:
        hours = tr("{count} hours").format(count=shown_number(declared.window_h))
        return tr("1 hour") if declared.window_h == 1 else hours
    return ""


def made_of(in_hand: InHand, declared: Input) -> str:
    """Return where an input comes from and how it is made: "iltmætning, medianen, 1 time"."""
    agg = "" if declared.agg is None else aggregation_words(declared.agg)
    match declared.kind:
        case InputKind.READING:
            parts = [thing_words(in_hand, declared.kind, declared.code), agg]
        case InputKind.SCORE:
            parts = [thing_words(in_hand, declared.kind, declared.instrument), declared.item or "", agg]
        case InputKind.ANSWER:
            asked = thing_words(in_hand, declared.kind, declared.instrument)
            parts = [asked, tr("question {item}").format(item=declared.item)]
        case InputKind.CGM:
            parts = [metric_words(CgmMetric(declared.metric or CgmMetric.MEAN))]
        case _:
            parts = [fact_words(declared.source_name or "")]
    return ", ".join(filter(None, (*parts, window_words(declared))))


def thing_words(in_hand: InHand, kind: InputKind, code: str | None) -> str:
    """Return what a kind of reading or a questionnaire is called."""
    reading, asked = in_hand.kinds.get(code or ""), in_hand.instruments.get(code or "")
    if kind is InputKind.READING and reading is not None:
        return in_language(Text(reading.name_da, reading.name_en))
    return (code or "") if asked is None else in_language(asked.name)


def old_words(freshness: Freshness) -> str:
    """Return what becomes of a value that is too old."""
    if freshness is Freshness.STRICT:
        return tr("The patient cannot be green")
    return tr("It counts as not measured")


def worse_words(worse: Worse | None) -> str:
    """Return which way a number gets worse."""
    words = {
        None: tr("not said: both ways from a healthy middle"),
        Worse.HIGHER: tr("higher is worse"),
        Worse.LOWER: tr("lower is worse"),
        Worse.UNORDERED: tr("the number has no order"),
    }
    return words[worse]
