"""What the window does between its parts: joining them, following the patient chosen, and leaving."""
