"""Registers: what the law, the calendar and the map of municipalities say, with validity."""
