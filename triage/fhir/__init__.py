"""The network border: FHIR R4 in, facts out."""
