"""What is done about the patient on the screen beside the decision: owning, judging, pausing, reading notices."""
