"""One patient's appointments in every department, on one calendar."""
