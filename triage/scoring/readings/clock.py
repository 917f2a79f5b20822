"""How far a clock may be fast."""

from datetime import timedelta

# A device whose clock is a little fast is believed; further ahead the time of the reading is not known.
CLOCK_TOLERANCE = timedelta(minutes=5)
