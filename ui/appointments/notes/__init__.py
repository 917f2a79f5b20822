"""What is noted of a patient's coming, with what it changes shown before it is kept."""
