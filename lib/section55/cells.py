"""A notebook's code cells, run in this process as a kernel would run them, and what each of them showed.

There is no kernel, no socket and no message here: IPython's own shell runs the cells, and what it
displays is kept as the outputs of a notebook file.
"""

import base64
import io
import json
import sys
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

Output = dict[str, Any]
Tell = Callable[[dict[str, Any]], None]

LANGUAGE_INFO = {
    "name": "python",
    "version": sys.version.split()[0],
    "mimetype": "text/x-python",
    "codemirror_mode": {"name": "ipython", "version": sys.version_info[0]},
    "pygments_lexer": "ipython3",
    "nbconvert_exporter": "python",
    "file_extension": ".py",
}
"""What a kernel of this Python says of itself, for the notebook's metadata."""


class Shown:
    """What the cells have shown so far, as the outputs of a notebook file."""

    def __init__(self) -> None:
        self.by_cell: list[list[Output]] = []
        self.changed: set[int] = set()
        """The cells whose outputs are not what was last told of them."""
        self._places: dict[str, list[tuple[int, Output]]] = {}
        self._clears_at_next = False

    def begin(self) -> None:
        """What is shown from here on is the next cell's."""
        self.by_cell.append([])
        self._clears_at_next = False

    def add(self, output: Output, display_id: str | None = None) -> None:
        """Adds an output to the present cell; texts on one stream that follow each other are one output."""
        self._clear_if_asked()
        outputs, at = self.by_cell[-1], len(self.by_cell) - 1
        self.changed.add(at)
        last = outputs[-1] if outputs else {}
        if output["output_type"] == "stream" == last.get("output_type") and output["name"] == last["name"]:
            last["text"] += output["text"]
            return
        outputs.append(output)
        if display_id is not None:
            self._places.setdefault(display_id, []).append((at, output))

    def update(self, display_id: str, data: dict[str, Any], metadata: dict[str, Any]) -> None:
        """Changes each output that was shown under this id."""
        for at, output in self._places.get(display_id, ()):
            output.update(data=data, metadata=metadata)
            self.changed.add(at)

    def clear(self, wait: bool) -> None:
        """Takes away what the present cell has shown, at once or when it shows something more."""
        self._clears_at_next = True
        if not wait:
            self._clear_if_asked()

    def _clear_if_asked(self) -> None:
        if self._clears_at_next:
            self._clears_at_next = False
            self.by_cell[-1].clear()
            self.changed.add(len(self.by_cell) - 1)


class _Stream(io.TextIOBase):
    """Standard output or standard error, as the cells see it."""

    def __init__(self, name: str, shown: Shown) -> None:
        self._name, self._shown = name, shown

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if text:
            self._shown.add({"output_type": "stream", "name": self._name, "text": text})
        return len(text)


class _Publisher(DisplayPublisher):
    """Keeps what the cells display."""

    def publish(
        self,
        data: dict[str, Any],
        metadata: dict[str, Any] | None = None,
        *,
        transient: dict[str, Any] | None = None,
        update: bool = False,
        **_: Any,
    ) -> None:
        display_id = (transient or {}).get("display_id")
        if update:
            self.shell.shown.update(display_id, data, metadata or {})
        else:
            output = {"output_type": "display_data", "data": data, "metadata": metadata or {}}
            self.shell.shown.add(output, display_id)

    def clear_output(self, wait: bool = False) -> None:
        self.shell.shown.clear(wait)


class _LastValue(DisplayHook):
    """Keeps the value of a cell's last expression."""

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        self.shell.shown.add(
            {
                "output_type": "execute_result",
                "execution_count": self.prompt_count,
                "data": format_dict,
                "metadata": md_dict or {},
            }
        )

    def finish_displayhook(self) -> None:
        pass


class CellShell(InteractiveShell):
    """IPython without a terminal, a kernel, a profile or a history: it leaves nothing on the disk."""

    shown: Shown

    def init_ipython_dir(self, ipython_dir: str | None) -> None:
        self.ipython_dir = ""

    def init_profile_dir(self, profile_dir: Any) -> None:
        self.profile_dir = None

    def _showtraceback(self, etype: type[BaseException], evalue: BaseException, stb: list[str]) -> None:
        self.shown.add({"output_type": "error", "ename": etype.__name__, "evalue": str(evalue), "traceback": list(stb)})


@cache
def shell() -> CellShell:
    """The shell of this process, made when it is first asked for; once made, a fork has it ready."""
    config = Config()
    config.HistoryManager.enabled = False
    config.HistoryManager.hist_file = ":memory:"
    return CellShell.instance(config=config, display_pub_class=_Publisher, displayhook_class=_LastValue)


def run_cells(sources: Sequence[str], tell: Tell) -> None:
    """Runs the cells one after another until one of them fails.

    ``tell`` hears ``{"started": N}`` before the cell at place N of ``sources``, and after it
    ``{"shown": [[place, outputs], ...]}`` for each cell whose outputs it changed and
    ``{"ended": N, "execution_count": ..., "succeeded": ...}``; at the end of all, ``{"over": true}``.
    Blank cells are told of no more than a kernel would be.
    """
    here = shell()
    here.shown = shown = Shown()
    sys.stdout, sys.stderr = _Stream("stdout", shown), _Stream("stderr", shown)
    for place, source in enumerate(sources):
        shown.begin()
        if not source.strip():
            continue
        tell({"started": place})
        count = here.execution_count
        succeeded = here.run_cell(source, store_history=True).success
        if shown.changed:
            tell({"shown": [[at, shown.by_cell[at]] for at in sorted(shown.changed)]})
            shown.changed.clear()
        tell({"ended": place, "execution_count": count, "succeeded": succeeded})
        if not succeeded:
            break
    tell({"over": True})


def _in_a_notebook(value: Any) -> str:
    return base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else str(value)


_ENCODER = json.JSONEncoder(default=_in_a_notebook)  # made here: a cell may have put something else in json's place


def as_line(told: dict[str, Any]) -> bytes:
    """A message as one line; pictures, which are bytes in IPython, as a notebook file holds them."""
    return _ENCODER.encode(told).encode() + b"\n"
