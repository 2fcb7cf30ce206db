"""Executes the notebooks of this folder over a release and keeps them, with what they show, as pages.

    execute.py FOLDER [NAME…]     FOLDER takes the executed notebooks and their pages; NAME… are some notebooks, not all

Ends with 1 where a cell fails, or where a notebook is not in the form in which it is committed: no outputs, no execution
counts, cells with ids of their own.
"""

import asyncio
import atexit
import pathlib
import re
import socket
import sys
import time

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbconvert import HTMLExporter

HERE = pathlib.Path(__file__).resolve().parent
SECONDS_A_CELL = 300
SECONDS_TO_START = 120
SECONDS_TO_ANSWER = 40
# A start for each, and so long from open ports to the first request.
SECONDS_TO_SETTLE = (1, 5, 20)
_ID = re.compile(r"[a-z][a-z0-9-]*")


def not_as_committed(notebook):
    """What keeps a notebook from being committed, as sentences; empty where nothing does."""
    found, ids = [], [cell.get("id", "") for cell in notebook.cells]
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.get("outputs"):
            found.append(f"cell {number} ({cell.id}) has outputs")
        if cell.get("execution_count") is not None:
            found.append(f"cell {number} ({cell.id}) has an execution count")
        if not _ID.fullmatch(cell.get("id", "")):
            found.append(
                f"cell {number} has the id {cell.get('id', '')!r}, expected a name such as coverage-map"
            )
        if ids.count(cell.get("id", "")) > 1:
            found.append(f"cell {number} shares the id {cell.id!r} with another cell")
    return found


class _PatientClient(NotebookClient):
    """Speaks to a kernel only once it has been listening for a while, and starts it anew where it stays mute.

    The Java kernel (3.0.1) opens its ports before it knows what to do with a request: one that comes in between ends the
    thread that answers requests. Nothing that it sends says when that time is over, so each start waits longer.
    """

    async def async_start_new_kernel_client(self):
        for settle in SECONDS_TO_SETTLE:
            if self.km is None:
                self.create_kernel_manager()
                await self.async_start_new_kernel()
            until = time.monotonic() + SECONDS_TO_START
            while await self.km.is_alive() and not self._listens() and time.monotonic() < until:
                await asyncio.sleep(0.2)
            await asyncio.sleep(settle)
            try:
                return await super().async_start_new_kernel_client()
            except RuntimeError as error:
                mute = error
                print(f"Kernel {self.kernel_name}, {settle} s after its start: {error}", file=sys.stderr)
        # Else what cleans up at the end of the program does so again.
        atexit.unregister(self._cleanup_kernel)
        raise mute

    def _listens(self):
        return all(self._connects(port) for port in self.km.ports)

    def _connects(self, port):
        try:
            socket.create_connection((self.km.ip, port), timeout=1).close()
            return True
        except OSError:
            return False


def execute(notebook, path, log):
    """Runs all cells in a fresh kernel, in the notebook's folder; what the kernel itself says goes to the log."""
    resources = {"metadata": {"path": str(path.parent)}}
    client = _PatientClient(
        notebook, timeout=SECONDS_A_CELL, startup_timeout=SECONDS_TO_ANSWER, resources=resources
    )
    with open(log, "wb") as says:
        client.execute(stdout=says, stderr=says)


def main(folder, names):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    paths = [HERE / name for name in names] or sorted(HERE.glob("*.ipynb"))
    failed, cells = [], 0
    for path in paths:
        started = time.monotonic()
        notebook = nbformat.read(path, as_version=4)
        faults = not_as_committed(notebook)
        try:
            execute(notebook, path, folder / path.with_suffix(".log").name)
        except (CellExecutionError, DeadKernelError, RuntimeError) as error:
            faults.append(str(error))
        ran = sum(1 for cell in notebook.cells if cell.get("execution_count"))
        cells += ran
        nbformat.write(notebook, folder / path.name)
        page, _ = HTMLExporter().from_notebook_node(notebook)
        (folder / path.with_suffix(".html").name).write_text(page, encoding="utf-8")
        print(
            f"{path.name}: {ran} cells ran in {time.monotonic() - started:.0f} s{', FAILED' if faults else ''}",
            flush=True,
        )
        for fault in faults:
            print(f"  {fault}", file=sys.stderr, flush=True)
        if faults:
            failed.append(path.name)
    print(f"{cells} cells of {len(paths)} notebooks ran; to be read in {folder}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
