"""One verb per file; the only callers of `triage.fhir` and `triage.store`."""
