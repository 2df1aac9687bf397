"""The councils: when each was elected, and when it took its seats."""

import datetime as dt

from pipeline.contract.declare import contract, declare
from pipeline.contract.timed import Timed


@contract
class CouncilDays(Timed):
    """The days of one council; an election to come is known from the day that since says."""

    elected: dt.date = declare(
        ("Valgt", "Valgdagen."),
        ("Vald", "Valdagen."),
        example="2023-09-11",
    )
    constituted: dt.date | None = declare(
        ("Konstituert", "Dagen kommunestyret konstituerte seg. Frister regnes fra den."),
        ("Konstituert", "Dagen kommunestyret konstituerte seg. Fristar blir rekna frå han."),
        default=None,
        example="2023-10-12",
    )

    def known_without_a_day(self, own: dt.date) -> dt.date | None:  # noqa: ARG002 - of no matter here
        return None if self.since else self.elected
