"""The types of resources that are fetched: all that there is a reader for."""

# In this order, so that what a resource refers to is mostly known before it.
TYPES = (
    "Patient",
    "RelatedPerson",
    "Location",
    "HealthcareService",
    "Schedule",
    "Slot",
    "Device",
    "DeviceMetric",
    "Questionnaire",
    "EpisodeOfCare",
    "CarePlan",
    "Encounter",
    "ServiceRequest",
    "Flag",
    "Observation",
    "QuestionnaireResponse",
    "Task",
    "Appointment",
)
