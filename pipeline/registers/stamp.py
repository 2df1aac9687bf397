"""The day that the registers were last held against their sources."""

from pipeline.registers.laws import PROVISIONS

CHECKED_ON = max(one.checked_on for one in PROVISIONS)
