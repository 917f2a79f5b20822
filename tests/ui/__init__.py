"""Tests of the window, off-screen."""
