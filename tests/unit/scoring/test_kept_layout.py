"""How inputs are kept: a new version of the program still reads what an older one stored."""

from triage.resources import resource
from triage.scoring.drafts.draft import opened
from triage.scoring.evaluate.kept.layout import layout_of

# As stores have it since inputs are kept. Another text orphans every row of them: no replay would find its inputs.
STORED = (
    '{"agg":"median","at_least":null,"at_most":null,"baseline_d":28,"code":"spo2","codes":[],"decimals":0,"fast":12,'
    '"freshness":"strict","instrument":null,"item":null,"k":"0.5","kind":"reading","lam":"0.2","m":null,'
    '"mad_floor":null,"metric":null,"min_n":null,"sd_floor":null,"sensor_min":5,"slow":26,"source_name":null,'
    '"type":"number","window_d":null,"window_h":"1"}'
)


def test_that_the_definition_of_an_input_is_what_older_stores_have() -> None:
    rule_set = opened(resource("rulesets", "kol.yaml").read_text(encoding="utf-8")).rule_set
    assert layout_of(rule_set).inputs[0].definition == STORED
