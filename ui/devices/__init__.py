"""Devices, their readings and what rests on them."""
