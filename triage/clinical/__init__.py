"""Clinical facts as frozen dataclasses with FHIR's names; no input or output."""
