"""The window answers: no turn of its loop takes long, nothing leaks, and only its own thread touches what is drawn."""
