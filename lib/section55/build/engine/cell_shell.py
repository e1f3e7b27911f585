"""A notebook's code cells, run in this process as a kernel would run them, and what each of them showed.

There is no kernel and no socket: IPython's own shell runs the cells, and what it displays is kept
as the outputs of a notebook file.
"""

import base64
import io
import json
import sys
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Literal, TypedDict

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

Output = dict[str, Any]
"""An output of a cell, with the keys of a notebook file."""

LANGUAGE_INFO = {
    "name": "python",
    "version": sys.version.split()[0],
    "mimetype": "text/x-python",
    "codemirror_mode": {"name": "ipython", "version": sys.version_info[0]},
    "pygments_lexer": "ipython3",
    "nbconvert_exporter": "python",
    "file_extension": ".py",
}
"""What a kernel of this Python reports about itself, for the notebook's metadata."""


class CellStarted(TypedDict):
    """A message: this cell begins. Cells are counted from 0, in the order of the sources."""

    kind: Literal["started"]
    cell: int


class CellOutputs(TypedDict):
    """A message: all that this cell has shown so far, in place of what an earlier message gave."""

    kind: Literal["outputs"]
    cell: int
    outputs: list[Output]


class CellEnded(TypedDict):
    """A message: this cell ended."""

    kind: Literal["ended"]
    cell: int
    execution_count: int
    succeeded: bool


class RunEnded(TypedDict):
    """A message: no other cell is run."""

    kind: Literal["over"]


CellMessage = CellStarted | CellOutputs | CellEnded | RunEnded


class OutputCollector:
    """Collects what the cells show, as the outputs of a notebook file."""

    def __init__(self) -> None:
        self.by_cell: list[list[Output]] = []
        self.changed: set[int] = set()
        """The cells whose outputs changed since they were last sent."""
        self._by_display_id: dict[str, list[tuple[int, Output]]] = {}
        self._clears_at_next = False

    def begin_cell(self) -> None:
        """Gives the next cell whatever is shown from here on."""
        self.by_cell.append([])
        self._clears_at_next = False

    def add(self, output: Output, display_id: str | None = None) -> None:
        """Adds an output to the present cell; texts on one stream that follow each other are one output."""
        self._clear_if_asked()
        outputs, cell = self.by_cell[-1], len(self.by_cell) - 1
        self.changed.add(cell)
        last = outputs[-1] if outputs else {}
        if output["output_type"] == "stream" == last.get("output_type") and output["name"] == last["name"]:
            last["text"] += output["text"]
            return
        outputs.append(output)
        if display_id is not None:
            self._by_display_id.setdefault(display_id, []).append((cell, output))

    def update(self, display_id: str | None, data: dict[str, Any], metadata: dict[str, Any]) -> None:
        """Changes each output that was shown under this id."""
        for cell, output in self._by_display_id.get(display_id or "", ()):
            output.update(data=data, metadata=metadata)
            self.changed.add(cell)

    def clear(self, wait: bool) -> None:
        """Removes what the present cell has shown, at once or when it shows something more."""
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

    def __init__(self, name: str, collector: OutputCollector) -> None:
        self._name, self._collector = name, collector

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if text:
            self._collector.add({"output_type": "stream", "name": self._name, "text": text})
        return len(text)


class _Publisher(DisplayPublisher):
    """Collects what the cells display."""

    shell: "CellShell"

    def publish(
        self,
        data: dict[str, Any],
        metadata: dict[str, Any] | None = None,
        source: object = None,
        *,
        transient: dict[str, Any] | None = None,
        update: bool = False,
        **_: Any,
    ) -> None:
        display_id = (transient or {}).get("display_id")
        if update:
            self.shell.collector.update(display_id, data, metadata or {})
        else:
            output = {"output_type": "display_data", "data": data, "metadata": metadata or {}}
            self.shell.collector.add(output, display_id)

    def clear_output(self, wait: bool = False) -> None:
        self.shell.collector.clear(wait)


class _LastValue(DisplayHook):
    """Collects the value of a cell's last expression."""

    shell: "CellShell"

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        self.shell.collector.add(
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

    collector: OutputCollector

    def init_ipython_dir(self, ipython_dir: str | None) -> None:
        self.ipython_dir = ""

    def init_profile_dir(self, profile_dir: object) -> None:
        self.profile_dir = None

    def _showtraceback(self, etype: type[BaseException], evalue: BaseException, stb: list[str]) -> None:
        error = {"output_type": "error", "ename": etype.__name__, "evalue": str(evalue), "traceback": list(stb)}
        self.collector.add(error)


@cache
def get_shell() -> CellShell:
    """The shell of this process, created by the first call; a process that is forked later has it ready."""
    config = Config()
    config.HistoryManager.enabled = False
    config.HistoryManager.hist_file = ":memory:"
    shell = CellShell.instance(config=config, display_pub_class=_Publisher, displayhook_class=_LastValue)
    # For what IPython makes only when a first cell is run, and when a first value is shown.
    shell.run_cell("None")  # type: ignore[no-untyped-call]
    shell.display_formatter.format(None)  # type: ignore[union-attr]
    return shell


def run_cells(sources: Sequence[str], send: Callable[[CellMessage], None]) -> None:
    """Runs the cells one after another until one of them fails.

    ``send`` gets a `CellStarted` before a cell, and after it the `CellOutputs` of each cell whose
    outputs it changed and a `CellEnded`; at the end of all, a `RunEnded`. Like a kernel, it sends
    nothing about blank cells.
    """
    shell = get_shell()
    shell.collector = collector = OutputCollector()
    sys.stdout, sys.stderr = _Stream("stdout", collector), _Stream("stderr", collector)
    for cell, source in enumerate(sources):
        collector.begin_cell()
        if not source.strip():
            continue
        send({"kind": "started", "cell": cell})
        count = shell.execution_count
        result = shell.run_cell(source, store_history=True)  # type: ignore[no-untyped-call]  # IPython has no types for it
        succeeded = bool(result.success)
        for changed in sorted(collector.changed):
            send({"kind": "outputs", "cell": changed, "outputs": collector.by_cell[changed]})
        collector.changed.clear()
        send({"kind": "ended", "cell": cell, "execution_count": count, "succeeded": succeeded})
        if not succeeded:
            break
    send({"kind": "over"})


def _encode_unknown(value: object) -> str:
    return base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else str(value)


# Made here: a cell may put something else in json's place.
_ENCODER = json.JSONEncoder(default=_encode_unknown)


def encode_line(message: CellMessage) -> bytes:
    """A message as one line; pictures, which are bytes in IPython, as a notebook file holds them."""
    return _ENCODER.encode(message).encode() + b"\n"
