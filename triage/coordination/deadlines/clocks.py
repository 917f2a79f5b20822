"""The clocks of a pathway: the duty to be done in time, the free choice after it, and the notice to the patient."""

from datetime import date, timedelta

from triage.coordination.closed_days import nth_working_day
from triage.coordination.situation.pathway import Pathway
from triage.coordination.situation.policy import Policy


def duty_due(pathway: Pathway) -> date:
    """Return the last day that keeps the duty; the day of receipt is day 0, and nothing that patients do moves it."""
    return pathway.received + timedelta(days=pathway.limit_days)


def choice_due(pathway: Pathway) -> date:
    """Return the day after which the patient may choose elsewhere; days that the patient caused move it."""
    caused = sum(((delay.end - delay.start) for delay in pathway.patient_delays), timedelta())
    return duty_due(pathway) + caused


def notice_due(pathway: Pathway, policy: Policy) -> date:
    """Return the last day on which the patient is told in time what is to happen when."""
    return nth_working_day(pathway.received, policy.notice_working_days)


def waived(pathway: Pathway, day: date) -> bool:
    """Return whether the patient's own documented wish covers a date as late as `day`."""
    waiver = pathway.waiver
    return waiver is not None and waiver.documented and waiver.until is not None and day <= waiver.until
