"""Translators from our condition trees to what others calculate, for `tests.benchmarks.score_rules`."""
