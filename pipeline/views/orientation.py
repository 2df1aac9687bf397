"""A case that a body hears of, talks over or answers: what it says, and no value to assess."""

from pipeline.views.case import CaseDraft


class OrientationCase(CaseDraft, dict=True):
    """A case that nobody is to decide."""

    @property
    def phase(self) -> str:
        """No phase of a process: the body is told when there is something to tell."""
        return "municipal 0"

    def _printed(self) -> set[str]:
        """Give the parts: no draft of values and no premise, for nothing is decided."""
        assessed = {"assessed"} if self.assessed_values else set()
        return super()._printed() - {"foundation", "premise"} | assessed
