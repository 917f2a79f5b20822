"""Every fault of a rule-set file, told with its line, its place and what to write instead, in both languages."""

# ruff: noqa: E501 - a message stands whole

import pytest

from tests.unit.scoring.facts import rule, rule_text
from triage.errors import RuleSetError
from triage.scoring.engine import ENGINE
from triage.scoring.rules.load import load_rule_set

LOW = "low: {value: 88, unit: '%', min: 80, max: 95, source: [A]}"
HIGH = "high: {value: 90, unit: '%', min: 80, max: 95, source: [A]}"
FAULTS = [
    (
        rule_text() + "\nversion: 2.0.0\n",
        "linje 16: »version« står to gange. Slet den ene.",
        "line 16: 'version' stands twice. Delete one of them.",
    ),
    (
        rule_text().replace("version: 1.0.0", "version: one"),
        "linje 3, version: Skriv tre tal med punktum imellem, f.eks. 1.0.0.",
        "line 3, version: Write three numbers with points, e.g. 1.0.0.",
    ),
    (
        rule_text().replace("version: 1.0.0\n", ""),
        "version: Feltet mangler. Tilføj det.",
        "version: The field is missing. Add it.",
    ),
    (
        rule_text().replace("ruleset: small", "ruleset: Små regler"),
        "linje 2, ruleset: Skriv kun a-z, 0-9 og bindestreg.",
        "line 2, ruleset: Write only a-z, 0-9 and hyphens.",
    ),
    (
        rule_text().replace("status: example", "status: ready"),
        "linje 5, status: Skriv et af: 'example', 'draft', 'approved' eller 'retired'.",
        "line 5, status: Write one of: 'example', 'draft', 'approved' or 'retired'.",
    ),
    (
        rule_text().replace("title: {da: Lille, en: Small}", "title: {da: Lille}"),
        'linje 4, title: Skriv teksten på begge sprog: {da: "...", en: "..."}.',
        'line 4, title: Write the text in both languages: {da: "...", en: "..."}.',
    ),
    (
        rule_text() + "colour: red\n",
        "linje 15, colour: Feltet findes ikke. Slet det, eller brug et af: author, basis, constraints, define, engine, format, inputs, params, population, rules, ruleset, sign_off, status, tests, title, valid_from, valid_to, version.",
        "line 15, colour: There is no such field. Delete it or use one of: author, basis, constraints, define, engine, format, inputs, params, population, rules, ruleset, sign_off, status, tests, title, valid_from, valid_to, version.",
    ),
    (
        rule_text().replace("valid_from: 2026-01-01", "valid_from: soon"),
        "linje 6, valid_from: Skriv en dato som 2026-12-01.",
        "line 6, valid_from: Write a date such as 2026-12-01.",
    ),
    (
        rule_text(params="low: {value: '88', unit: '%', min: 80, max: 95, source: [A]}"),
        "linje 10, params.low.value: Skriv et tal under 1000000000 med højst 9 decimaler og punktum, f.eks. 88.5.",
        "line 10, params.low.value: Write a number below 1000000000 with at most 9 decimals and a point, e.g. 88.5.",
    ),
    (
        rule_text(params="low: {value: 99, unit: '%', min: 80, max: 95, source: [A]}"),
        "linje 10, params.low: 99 ligger uden for 80 til 95. Ret værdien eller grænserne.",
        "line 10, params.low: 99 is outside 80 to 95. Correct the value or the bounds.",
    ),
    (
        rule_text(params="low: {value: 88, unit: '%', min: 80, max: 95, source: []}"),
        "linje 10, params.low.source: Skriv en liste med mindst ét element.",
        "line 10, params.low.source: Write a list with at least one item.",
    ),
    (
        rule_text(params="low: {value: 88, unit: '%', min: 80, max: 95}"),
        "linje 10, params.low.source: Feltet mangler. Tilføj det.",
        "line 10, params.low.source: The field is missing. Add it.",
    ),
    (
        rule_text(params="low: {value: 88, min: 80, max: 95, source: [A], sourc: 3}"),
        "linje 10, params.low.unit: Feltet mangler. Tilføj det.\nlinje 10, params.low.sourc: Feltet findes ikke. Slet det, eller brug et af: max, min, patient_override, source, unit, value.",
        "line 10, params.low.unit: The field is missing. Add it.\nline 10, params.low.sourc: There is no such field. Delete it or use one of: max, min, patient_override, source, unit, value.",
    ),
    (
        rule_text(inputs="spo2: {kind: reading, code: spo2, agg: last, windw_h: 3}"),
        "linje 11, inputs.spo2.windw_h: Feltet findes ikke. Slet det, eller brug et af: agg, at_least, at_most, baseline_d, code, codes, decimals, fast, freshness, instrument, item, k, kind, label, lam, m, mad_floor, metric, min_n, name, required, sd_floor, sensor_min, slow, window_d, window_h, worse.",
        "line 11, inputs.spo2.windw_h: There is no such field. Delete it or use one of: agg, at_least, at_most, baseline_d, code, codes, decimals, fast, freshness, instrument, item, k, kind, label, lam, m, mad_floor, metric, min_n, name, required, sd_floor, sensor_min, slow, window_d, window_h, worse.",
    ),
    (
        rule_text(inputs="spo2: {kind: reading, agg: newest, code: spo2}"),
        "linje 11, inputs.spo2: agg: Skriv et af: last, median, mean, min, max, count, delta, fall_from_median, z_7day_mean, pct_loss, hours_since_last, days_since_last, gain, loss, n_of_m, robust_z, cusum_up, cusum_down, ewma, macd, theil_sen, home_bp.",
        "line 11, inputs.spo2: agg: Write one of: last, median, mean, min, max, count, delta, fall_from_median, z_7day_mean, pct_loss, hours_since_last, days_since_last, gain, loss, n_of_m, robust_z, cusum_up, cusum_down, ewma, macd, theil_sen, home_bp.",
    ),
    (
        rule_text(inputs="spo2: {kind: reding, agg: last, code: spo2}"),
        "linje 11, inputs.spo2.kind: Skriv et af: 'reading', 'answer', 'score', 'cgm' eller 'meta'.",
        "line 11, inputs.spo2.kind: Write one of: 'reading', 'answer', 'score', 'cgm' or 'meta'.",
    ),
    (
        rule_text(inputs="spo2: {kind: reading}"),
        "linje 11, inputs.spo2: Tilføj: code, agg.",
        "line 11, inputs.spo2: Add: code, agg.",
    ),
    (
        rule_text(inputs="spo2: {kind: reading, code: spo2, agg: last, window_h: 3, window_d: 2}"),
        "linje 11, inputs.spo2: Skriv enten window_h eller window_d.",
        "line 11, inputs.spo2: Write either window_h or window_d.",
    ),
    (
        rule_text(inputs="spo2: {kind: reading, code: spo2, agg: n_of_m, m: 5}"),
        "linje 11, inputs.spo2: n_of_m: Skriv m og enten at_most eller at_least.",
        "line 11, inputs.spo2: n_of_m: Write m and either at_most or at_least.",
    ),
    (
        rule_text(inputs="spo2: {kind: reading, code: spo2, agg: macd, fast: 26, slow: 12}"),
        "linje 11, inputs.spo2: Skriv fast mindre end slow.",
        "line 11, inputs.spo2: Write fast smaller than slow.",
    ),
    (
        rule_text(inputs="spo2: {kind: cgm, metric: tri}"),
        "linje 11, inputs.spo2: metric: Skriv et af: tir, tbr1, tbr2, tbr_total, tar1, tar2, tar_total, mean, cv, gmi, active_pct.",
        "line 11, inputs.spo2: metric: Write one of: tir, tbr1, tbr2, tbr_total, tar1, tar2, tar_total, mean, cv, gmi, active_pct.",
    ),
    (
        rule_text(inputs="spo2: {kind: reading, code: spo2, agg: ewma, lam: 2}"),
        "linje 11, inputs.spo2.lam: Skriv 1 eller mindre.",
        "line 11, inputs.spo2.lam: Write 1 or less.",
    ),
    (
        rule_text(inputs="spo2: {kind: reading, code: spo2, agg: last, window_h: 0}"),
        "linje 11, inputs.spo2.window_h: Skriv mere end 0.",
        "line 11, inputs.spo2.window_h: Write more than 0.",
    ),
    (
        rule_text(inputs="spo2: {kind: reading, code: spo2, agg: last, required: maybe}"),
        "linje 11, inputs.spo2.required: Skriv true eller false.",
        "line 11, inputs.spo2.required: Write true or false.",
    ),
    (
        rule_text(inputs="spo2: {kind: reading, code: spo2, agg: last, decimals: 1.5}"),
        "linje 11, inputs.spo2.decimals: Skriv et helt tal.",
        "line 11, inputs.spo2.decimals: Write a whole number.",
    ),
    (
        rule_text(rules=rule("[spo2, '<']")),
        "linje 13, rules.low.when: Skriv netop én værdi efter <: et tal, en tekst, true/false eller $parameter.",
        "line 13, rules.low.when: Write exactly one value after <: a number, a text, true/false or $parameter.",
    ),
    (
        rule_text(rules=rule("[sp02, '<', 88]")),
        "linje 13, rules.low.when: sp02 findes ikke under »inputs«. Tilføj den, eller ret stavemåden.",
        "line 13, rules.low.when: sp02 is not under 'inputs'. Add it or correct the spelling.",
    ),
    (
        rule_text(rules=rule("[spo2, '<', $lower]")),
        "linje 13, rules.low.when: lower findes ikke under »params«. Tilføj den, eller ret stavemåden.",
        "line 13, rules.low.when: lower is not under 'params'. Add it or correct the spelling.",
    ),
    (
        rule_text(rules=rule("[spo2, '=<', 88]")),
        "linje 13, rules.low.when: Skriv [input, operator, værdi] med en operator af: < <= > >= == != in exists missing.",
        "line 13, rules.low.when: Write [input, operator, value] with one of the operators: < <= > >= == != in exists missing.",
    ),
    (
        rule_text(rules=rule("[spo2, '<', high]")),
        "linje 13, rules.low.when: Skriv et tal, $parameter eller {neg: $parameter} (== og != også tekst eller true/false).",
        "line 13, rules.low.when: Write a number, $parameter or {neg: $parameter} (== and != also a text or true/false).",
    ),
    (
        rule_text(rules=rule("[spo2, exists, 1]")),
        "linje 13, rules.low.when: exists har ingen værdi: slet den.",
        "line 13, rules.low.when: exists takes no value: delete it.",
    ),
    (
        rule_text(rules=rule("[text, in, a]")),
        "linje 13, rules.low.when: Skriv en liste af tekster eller tal: [a, b].",
        "line 13, rules.low.when: Write a list of texts or numbers: [a, b].",
    ),
    (
        rule_text(rules=rule("{ref: nothing}")),
        "linje 13, rules.low.when: nothing findes ikke under »define«. Tilføj den, eller ret stavemåden.",
        "line 13, rules.low.when: nothing is not under 'define'. Add it or correct the spelling.",
    ),
    (
        rule_text(rules=rule("{all: []}")),
        "linje 13, rules.low.when.all: Skriv en liste med mindst ét element.",
        "line 13, rules.low.when.all: Write a list with at least one item.",
    ),
    (
        rule_text(rules=rule("{any: [{not: [spo2, '<']}]}")),
        "linje 13, rules.low.when.any[0].not: Skriv netop én værdi efter <: et tal, en tekst, true/false eller $parameter.",
        "line 13, rules.low.when.any[0].not: Write exactly one value after <: a number, a text, true/false or $parameter.",
    ),
    (
        rule_text(rules=rule("{both: [[spo2, '<', 3]]}")),
        "linje 13, rules.low.when: Skriv [input, operator, værdi] eller netop én af all, any, not, count, ref.",
        "line 13, rules.low.when: Write [input, operator, value] or exactly one of all, any, not, count, ref.",
    ),
    (
        rule_text(rules=rule("{count: {of: [[spo2, '<', 1]], at_least: 2}}")),
        "linje 13, rules.low.when.count: at_least er højst 1.",
        "line 13, rules.low.when.count: at_least is at most 1.",
    ),
    (
        rule_text(rules=rule(more="unless: [other],")),
        "linje 13, rules.low.unless: other er ingen anden regel. Skriv id'et på en regel i denne fil.",
        "line 13, rules.low.unless: other is no other rule. Write the id of a rule in this file.",
    ),
    (
        rule_text(rules=rule() + "," + rule()),
        "linje 13, rules.low: To regler hedder low. Giv den ene et andet navn.",
        "line 13, rules.low: Two rules are called low. Rename one of them.",
    ),
    (
        rule_text(rules=rule(colour="green")),
        "linje 13, rules.low.colour: En regel kan ikke gøre grøn. Skriv red, yellow eller grey.",
        "line 13, rules.low.colour: A rule cannot make green. Write red, yellow or grey.",
    ),
    (
        rule_text(rules=rule(colour="purple")),
        "linje 13, rules.low.colour: Skriv et af: 'red', 'yellow', 'grey' eller 'green'.",
        "line 13, rules.low.colour: Write one of: 'red', 'yellow', 'grey' or 'green'.",
    ),
    (
        rule_text(rules=rule().replace("act_within_h: 4", "act_within_h: -4")),
        "linje 13, rules.low.act_within_h: Skriv 0 eller mere.",
        "line 13, rules.low.act_within_h: Write 0 or more.",
    ),
    (
        rule_text(rules=rule().replace("clock: working", "clock: office")),
        "linje 13, rules.low.clock: Skriv et af: 'working' eller 'wall'.",
        "line 13, rules.low.clock: Write one of: 'working' or 'wall'.",
    ),
    (
        rule_text(rules=rule(name="a", more="unless: [b],") + "," + rule(name="b", more="unless: [a],")),
        "linje 13, rules.a.unless: Reglerne udelukker hinanden i ring, så ingen af dem ville slå til. Fjern den ene »unless«.\nlinje 13, rules.b.unless: Reglerne udelukker hinanden i ring, så ingen af dem ville slå til. Fjern den ene »unless«.",
        "line 13, rules.a.unless: The rules silence each other in a ring, so none of them would fire. Remove one 'unless'.\nline 13, rules.b.unless: The rules silence each other in a ring, so none of them would fire. Remove one 'unless'.",
    ),
    (
        rule_text(define="a: {ref: b}, b: {ref: a}"),
        "linje 12, define.a: Henvisningen går i ring eller er mere end 32 niveauer dyb. Skriv betingelsen ud.\nlinje 12, define.b: Henvisningen går i ring eller er mere end 32 niveauer dyb. Skriv betingelsen ud.",
        "line 12, define.a: The reference is circular or more than 32 levels deep. Write the condition out.\nline 12, define.b: The reference is circular or more than 32 levels deep. Write the condition out.",
    ),
    (
        rule_text(rules=rule("[text, '==', a]") + "," + rule("[text, '<', 3]", "b")),
        "linje 11, inputs.text: Inputtet sammenlignes med tal og tekst. Sammenlign det med én slags (målinger og scorer kun med tal).",
        "line 11, inputs.text: The input is compared with numbers and texts. Compare it with one kind (readings and scores with numbers only).",
    ),
    (
        rule_text(tests="{name: t, given: {spo3: 1}, expect: {colour: green}}"),
        "linje 14, tests[0].given.spo3: spo3 findes ikke under »inputs«. Tilføj den, eller ret stavemåden.",
        "line 14, tests[0].given.spo3: spo3 is not under 'inputs'. Add it or correct the spelling.",
    ),
    (
        rule_text(tests="{name: t, given: {spo2: [1]}, expect: {colour: green, fired: [x]}}"),
        "linje 14, tests[0].given.spo2: Skriv et tal, en tekst eller true/false.",
        "line 14, tests[0].given.spo2: Write a number, text or true/false.",
    ),
    (
        rule_text(tests="{name: t, given: {}, expect: {color: green}}"),
        "linje 14, tests[0].expect.colour: Feltet mangler. Tilføj det.\nlinje 14, tests[0].expect.color: Feltet findes ikke. Slet det, eller brug et af: act_within_h, colour, fired, unknown_critical.",
        "line 14, tests[0].expect.colour: The field is missing. Add it.\nline 14, tests[0].expect.color: There is no such field. Delete it or use one of: act_within_h, colour, fired, unknown_critical.",
    ),
    (
        rule_text(params=f"{LOW}, {HIGH}") + "constraints: [[high, '<', low]]\n",
        "linje 15, constraints[0]: Værdierne opfylder ikke high < low. Ret den ene grænseværdi.",
        "line 15, constraints[0]: The values do not keep to high < low. Correct one of the limits.",
    ),
    (
        rule_text() + "constraints: [[low, '<', hi]]\n",
        "linje 15, constraints[0]: hi findes ikke under »params«. Tilføj den, eller ret stavemåden.",
        "line 15, constraints[0]: hi is not under 'params'. Add it or correct the spelling.",
    ),
    (
        rule_text() + "population: {min_age: 80, max_age: 18}\n",
        "linje 15, population: min_age er større end max_age. Byt dem om.",
        "line 15, population: min_age is above max_age. Swap them.",
    ),
    (
        rule_text() + "engine: 99.0.0\n",
        f"linje 15, engine: Regelsættet er lavet til motor 99.0.0, og programmet har {ENGINE}. Opdatér programmet.",
        f"line 15, engine: The rule set was made for engine 99.0.0, and the program has {ENGINE}. Update the program.",
    ),
    (
        rule_text() + "format: 3\n",
        "linje 15, format: Skriv 2 eller mindre.",
        "line 15, format: Write 2 or less.",
    ),
]


@pytest.mark.parametrize(("text", "da", "en"), FAULTS, ids=range(len(FAULTS)))
def test_that_a_fault_is_told_with_its_line_its_place_and_the_cure(text: str, da: str, en: str):
    with pytest.raises(RuleSetError) as fault:
        load_rule_set(text)
    assert fault.value.text.da.split("\n", 1)[1] == da
    assert fault.value.text.en.split("\n", 1)[1] == en
