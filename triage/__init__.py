"""The core of Visita: facts, scoring, worklist, coordination and storage; runs without Qt."""

__version__ = "0.1.0"
