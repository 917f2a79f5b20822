"""How many examples the core properties are tried on: 10,000 in CI, fewer at the desk, more on demand."""

import os

from hypothesis import HealthCheck, settings

AT_THE_DESK, IN_CI = 300, 10_000

# VISITA_EXAMPLES=100000 asks for more.
EXAMPLES = int(os.environ.get("VISITA_EXAMPLES", IN_CI if os.environ.get("CI") else AT_THE_DESK))

# For what a wrong answer could cost a life: rules, readings, scores, and the files that say how.
core = settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
