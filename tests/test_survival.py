"""Whatever people, machines and builds do in any order, no hand edit and no sent file is lost."""

import os
import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import docx
import pytest

from pipeline.diagnostics import Rejected, Unusable
from pipeline.dossier.issued import IssueState
from pipeline.outcome import Fate
from pipeline.word.prose import every_text
from tests.samples import MANDATE
from tests.test_mark import TEXT, Office

# make soak takes ten thousand.
STEPS = int(os.environ.get("SAKSFLYT_STEPS", "250"))
TWO = TEXT + MANDATE.removeprefix("mandate:\n").replace("id: values", "id: second")


class Killed(BaseException):
    """The process ends here: nothing may catch it."""


class Life:
    """An office in which anything happens, and what must be there afterwards."""

    def __init__(self, place: Path, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - chance, and no secret
        self.place = place
        self.office = Office(place)
        self.office.path.write_text(TWO, encoding="utf-8")
        self.office.build()
        self.folder = self.office.file.parent
        # What somebody has written by hand, and the file that it was written in.
        self.written: dict[str, Path] = {}
        # What has left the house, byte for byte.
        self.sent: dict[Path, bytes] = {}
        self.told: list[str] = []
        self.number = 0

    @property
    def files(self) -> list[Path]:
        return sorted(self.folder.glob("*.docx"))

    def any_file(self) -> Path | None:
        return self.chance.choice(self.files) if self.files else None

    # --- What happens.

    def edit(self) -> None:
        file = self.any_file()
        if file is None or file in self.sent:
            return
        self.number += 1
        said = f"Skrevet for hånd nr. {self.number}."
        document = docx.Document(str(file))
        document.add_paragraph(said)
        document.save(str(file))
        self.written[said] = file

    def rename(self) -> None:
        file = self.any_file()
        if file is None or file in self.sent:
            return
        self.number += 1
        to = file.with_name(f"mitt-{self.number}.docx")
        file.rename(to)
        self.written = {said: to if at == file else at for said, at in self.written.items()}

    def delete(self) -> None:
        file = self.any_file()
        if file is None or file in self.sent:
            return
        file.unlink()
        self.written = {said: at for said, at in self.written.items() if at != file}

    def revise(self) -> None:
        self.number += 1
        text = self.office.path.read_text(encoding="utf-8")
        first = text.index("    limits:\n      - ")
        end = text.index("\n", first + 16)
        made = f"{text[:first]}    limits:\n      - Grense nr. {self.number}{text[end:]}"
        self.office.path.write_text(made, encoding="utf-8")

    def remark(self) -> None:
        with self.office.path.open("a", encoding="utf-8") as held:
            held.write("# et ord til\n")

    def build(self) -> None:
        self.office.build(thorough=self.chance.random() < 0.2)

    def look(self) -> None:
        self.office.build(writes=False)

    def accept(self) -> None:
        if file := self.any_file():
            self.office.file = file
            with suppress(Unusable):
                self.office.accept()

    def mark(self) -> None:
        waiting = [one for one in self.files if one not in self.sent and "mandat" in one.name]
        if not waiting:
            return
        file = self.chance.choice(waiting)
        self.office.file = file
        if self.chance.random() < 0.5:
            self.build()
        with suppress(Unusable, Rejected):
            state = self.chance.choice([IssueState.APPROVED, IssueState.SENT])
            self.office.mark(state)
            self.sent[file] = file.read_bytes()

    def recall(self) -> None:
        """Take the register out of the dossier by hand: what was sent is a draft again."""
        if len(self.sent) < self.chance.choice([1, 2]):
            return
        text = self.office.path.read_text(encoding="utf-8")
        self.office.path.write_text(text.partition("\ndocuments:")[0] + "\n", encoding="utf-8")
        with suppress(FileNotFoundError):
            (self.folder / "manifest.json").unlink()
            (self.folder / ".base" / "manifest.json").unlink()
        self.sent.clear()

    def lose_manifest(self) -> None:
        manifest = self.folder / "manifest.json"
        if manifest.exists():
            kept = manifest.read_bytes()
            manifest.write_bytes(kept[: self.chance.randrange(len(kept))])

    def other_machine(self) -> None:
        """Build where there is nothing but the dossier."""
        away = self.place / "away"
        shutil.rmtree(away, ignore_errors=True)
        outcome = self.office.build(output=away)
        made = {one.name for one in outcome.files if one.fate is Fate.NEW}
        assert not made & {one.name for one in self.sent}

    def killed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Do something, and die at one of the files that are put in place."""
        left = self.chance.randrange(8)
        replace = Path.replace

        def dying(path: Path, target: str | Path) -> Path:
            nonlocal left
            left -= 1
            if left < 0:
                raise Killed
            return replace(path, target)

        doing = self.chance.choice([self.build, self.mark, self.accept])
        with monkeypatch.context() as patched, suppress(Killed):
            patched.setattr(Path, "replace", dying)
            doing()
        self.finish()

    def finish(self) -> None:
        """Mark again what was entered by a mark that was cut off; else it is still a draft."""
        entered = {one.name for one in self.sent}
        for file in self.files:
            if file.name not in entered:
                self.office.file = file
                with suppress(Unusable, Rejected):
                    found = self.office.verify()
                    if found.standing == "frozen" and found.file == file.name:
                        self.office.mark()
                        self.sent[file] = file.read_bytes()

    # --- What must hold.

    def holds(self) -> None:
        texts = {one: every_text(one.read_bytes()) for one in self.files}
        for said, file in self.written.items():
            assert file in texts, (said, file, self.told[-12:])
            assert said in texts[file], (said, file, self.told[-12:])
        for file, content in self.sent.items():
            assert file.read_bytes() == content, (file, self.told[-12:])


@pytest.mark.parametrize("seed", range(4))
def test_no_hand_edit_and_no_sent_file_is_lost(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    life = Life(tmp_path, seed)
    ways: list[tuple[Callable[[], None], int]] = [
        (life.edit, 4),
        (life.rename, 1),
        (life.delete, 1),
        (life.revise, 4),
        (life.remark, 1),
        (life.build, 6),
        (life.look, 1),
        (life.accept, 2),
        (life.mark, 2),
        (life.recall, 1),
        (life.lose_manifest, 1),
        (life.other_machine, 1),
        (lambda: life.killed(monkeypatch), 3),
    ]
    steps, weights = zip(*ways, strict=True)
    for step in life.chance.choices(steps, weights, k=STEPS // 4):
        life.told.append(getattr(step, "__name__", "?"))
        step()
        life.holds()
    assert life.number > STEPS // 40
