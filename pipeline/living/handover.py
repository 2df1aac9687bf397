"""What is open at a unit or a person on a day, and goes to another from then on."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pipeline.contract.declare import KeyPath

# Any: a text, a list or a dict, nested as the author pleases.
_Data = Mapping[str, Any]


class Open(NamedTuple):
    """A thing in time, the key in it that names who has it, and what is said there instead.

    `said` has steps below the key with the new words; nothing where the key is to go.
    """

    place: KeyPath
    key: str
    said: tuple[tuple[KeyPath, Any], ...]


def of_unit(data: _Data, one: Mapping[str, str], day: str) -> Iterator[Open]:
    """Give what a unit has to do: plans, measures, tasks, remedies, and letters to come."""
    unit, to = one.get("unit"), one["to"]
    for place, key, held in _owned(data, day) if unit else ():
        if held == unit:
            yield Open(place, key, (((), to),))
    for n, task in _there(data.get("responsibilities"), day) if unit else ():
        has = task.get("responsible")
        leads = to if has == unit else has
        helping = task.get("contributors", [])
        others = [each for each in _others(helping, str(unit), to) if each != leads]
        if leads != has:
            yield Open(("responsibilities", n), "responsible", (((), leads),))
        if others != helping:
            yield Open(("responsibilities", n), "contributors", (((), others),))


def of_person(data: _Data, one: Mapping[str, str], day: str) -> Iterator[Open]:
    """Give the cases that are not decided, and the rounds that are not reported, of a person."""
    person = one.get("person")
    said = tuple(((key,), one[of]) for key, of in (("name", "to"), ("title", "title")) if of in one)
    decided = {each.get("case") for each in data.get("decisions", ()) if each["date"] < day}
    for n, case in _there(data.get("cases"), day):
        if case["id"] not in decided and case["officer"]["name"] == person:
            yield Open(("cases", n), "officer", said)
    for n, held in _there(data.get("follow_up"), day):
        for key in ("officer", "approver") if held.get("reported", day) >= day else ():
            if held[key]["name"] == person:
                yield Open(("follow_up", n), key, said)


def _others(held: list[str], unit: str, to: str) -> list[str]:
    """Name another where a unit is named, and nobody twice."""
    return list(dict.fromkeys(to if one == unit else one for one in held))


_Owned = tuple[KeyPath, str, str]


def _owned(data: _Data, day: str) -> Iterator[_Owned]:
    for n, plan in _there(data.get("plans"), day):
        if not _is_over(plan, day):
            yield ("plans", n), "owner", plan["owner"]
            for m, one in _there(plan.get("measures"), day):
                if not _is_done(data, one["id"]):
                    yield ("plans", n, "measures", m), "owner", one["owner"]
    for n, held in _there(data.get("follow_up"), day):
        yield from _of_round(held, ("follow_up", n), day)


def _of_round(held: _Data, place: KeyPath, day: str) -> Iterator[_Owned]:
    for n, one in _there(held.get("requests"), day):
        if one.get("date", held.get("date", "")) >= day:
            yield (*place, "requests", n), "recipient", one["recipient"]
    for n, one in _there(held.get("answers"), day):
        remedy = one.get("remedy")
        if remedy and remedy.get("status") != "done":
            yield (*place, "answers", n, "remedy"), "owner", remedy["owner"]


def _is_over(plan: _Data, day: str) -> bool:
    """Tell whether nobody has to keep a plan any more; one for the use of land never runs out."""
    steps = {one["step"] for one in plan.get("steps", ()) if one.get("date", day) <= day}
    ended = plan.get("valid_to", day) < day and plan["kind"] != "arealdel"
    return bool(ended or "replaced_by" in plan or steps & {"replacement", "repeal", "expiry"})


def _is_done(data: _Data, measure: str) -> bool:
    """Tell whether the last that was answered about a measure is that there is no more to do."""
    answers = [
        one
        for held in data.get("follow_up", ())
        for one in held.get("answers", ())
        if one.get("measure") == measure
    ]
    last: _Data = max(answers, key=lambda one: str(one["date"]), default={})
    return last.get("status") in ("done", "dropped")


def _there(things: Any, day: str) -> Iterator[tuple[int, Any]]:
    for n, one in enumerate(things or ()):
        if one.get("since", day) <= day <= one.get("until", day):
            yield n, one
