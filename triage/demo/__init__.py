"""A synthetic region with ground truth, written as FHIR R4."""
