"""A patient's appointments across departments; pure."""
