"""One error type. It carries the name of the status that the library answered
and the sentence that says what was wrong and what to do."""

from __future__ import annotations

from .tables import STATUSES

CODES = {name: code for code, (name, _) in STATUSES.items()}


class VecsolveError(Exception):
    """A call was refused.

    `status` is a name of the status table ("shape", "not_finite", ...) and
    `code` its number. Two more names exist on this side of the ABI, with code
    0: "module" (this is no module of this library, or of another version) and
    "trap" (the module's code broke down; make a new instance, and report it).
    """

    def __init__(self, status: str, message: str = "") -> None:
        self.status = status
        self.code = CODES.get(status, 0)
        self.message = message or STATUSES.get(self.code, ("", status))[1]
        super().__init__(f"{self.status}: {self.message}")

    def __reduce__(self) -> tuple[type[VecsolveError], tuple[str, str]]:
        return VecsolveError, (self.status, self.message)

    @classmethod
    def of_code(cls, code: int) -> VecsolveError:
        """The error of a bare status, with the table's general sentence."""
        name, sentence = STATUSES.get(code, (f"status {code}", "This status is unknown here."))
        return cls(name, sentence)
