"""The headless commands of `triage`, one file per part of the work; each prints for people, or JSON with `--json`."""
